/** How much somebody may ask in a burst, and how much of it comes back each second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** What one client may cost the server. Times in milliseconds, sizes in bytes. */
export interface Limits {
  /** New guests, for each address. */
  readonly guests: Rate;
  /** REST requests, for each person. */
  readonly requests: Rate;
  /** New messages and edits, for each person. */
  readonly messages: Rate;
  /** Frames but signals, for each person. */
  readonly frames: Rate;
  /** A joiner sends some 20 to each of the others at once. */
  readonly signals: Rate;
  /** Sockets of one person. */
  readonly sockets: number;
  readonly body: number;
  readonly frame: number;
  /** Session descriptions of many streams are long. */
  readonly signalFrame: number;
  /** What may wait for a slow reader before its socket is closed. */
  readonly backlog: number;
  readonly authenticateWithin: number;
  readonly pingEvery: number;
  /** A socket that is silent for this long is dead. */
  readonly silence: number;
}

export const defaultLimits: Limits = {
  guests: { burst: 200, perSecond: 5 },
  requests: { burst: 300, perSecond: 60 },
  messages: { burst: 60, perSecond: 10 },
  frames: { burst: 120, perSecond: 30 },
  signals: { burst: 3000, perSecond: 300 },
  sockets: 32,
  body: 192 * 1024,
  frame: 64 * 1024,
  signalFrame: 256 * 1024,
  backlog: 4 * 1024 * 1024,
  authenticateWithin: 5_000,
  pingEvery: 5_000,
  silence: 12_000,
};
