/** How much somebody may ask in a burst, and how much of it comes back each second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** What one client may cost the server. Times in milliseconds, sizes in bytes. */
export interface Limits {
  /** Requests of every kind and new sockets, for each address. */
  readonly address: Rate;
  /** New guests, for each address. */
  readonly guests: Rate;
  /** New rooms, for each address. */
  readonly addressRooms: Rate;
  /** New rooms, for each person. */
  readonly rooms: Rate;
  /** REST requests, for each person. */
  readonly requests: Rate;
  /** New messages and edits, for each person. */
  readonly messages: Rate;
  /** Frames but signals, for each person. */
  readonly frames: Rate;
  /** For each person, one for every 4 kB begun. A joiner sends some 25 to each of the others at once. */
  readonly signals: Rate;
  /** Sockets of one person. */
  readonly sockets: number;
  /** Sockets from one address. */
  readonly addressSockets: number;
  /** Sockets in all. */
  readonly allSockets: number;
  /** A request's body. */
  readonly body: number;
  readonly frame: number;
  /** Session descriptions of many streams are long. */
  readonly signalFrame: number;
  /** What may wait for a slow reader before its socket is closed. */
  readonly backlog: number;
  /** How long a request may take to arrive. */
  readonly requestWithin: number;
  readonly authenticateWithin: number;
  readonly pingEvery: number;
  /** A socket that is silent for this long is dead. */
  readonly silence: number;
}

export const defaultLimits: Limits = {
  address: { burst: 4000, perSecond: 400 },
  guests: { burst: 200, perSecond: 5 },
  addressRooms: { burst: 300, perSecond: 2 },
  rooms: { burst: 60, perSecond: 0.5 },
  requests: { burst: 300, perSecond: 60 },
  messages: { burst: 60, perSecond: 10 },
  frames: { burst: 120, perSecond: 30 },
  signals: { burst: 3000, perSecond: 300 },
  sockets: 32,
  addressSockets: 2000,
  allSockets: 10_000,
  body: 192 * 1024,
  frame: 64 * 1024,
  signalFrame: 256 * 1024,
  backlog: 4 * 1024 * 1024,
  requestWithin: 30_000,
  authenticateWithin: 5_000,
  pingEvery: 3_000,
  silence: 8_000,
};

/**
 * One limit as it is written on a command line: `messages=60/10` is a burst of 60 and 10 more each second,
 * `sockets=32` a number.
 *
 * @returns Undefined where the text is no limit.
 */
export function readLimit(text: string): Partial<Limits> | undefined {
  const [, name = '', first = '', second] =
    /^([a-zA-Z]+)=(\d{1,9}(?:\.\d{1,6})?)(?:\/(\d{1,9}(?:\.\d{1,6})?))?$/.exec(text) ?? [];
  if (!Object.hasOwn(defaultLimits, name)) return undefined;
  const isRate = typeof defaultLimits[name as keyof Limits] === 'object';
  if (isRate !== (second !== undefined)) return undefined;
  const value = isRate ? { burst: Number(first), perSecond: Number(second) } : Number(first);
  const sound = typeof value === 'number' ? value >= 1 : value.burst >= 1 && value.perSecond > 0;
  return sound ? { [name]: value } : undefined;
}
