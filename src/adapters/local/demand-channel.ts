import type { WireDemand, WireNeed } from '../../contracts/native.js';

export interface DemandChannelOptions {
  /** What I need of the other one right now. */
  readonly mine: () => WireDemand;
  /** The other one has said something else. */
  readonly changed: () => void;
}

/** Longer than any demand. What the other browser sends is not to be trusted. */
const LONGEST = 500;

/**
 * What two people need of each other's videos, told over their own connection: it needs no server, and whoever makes
 * a new connection says it again.
 */
export class DemandChannel {
  readonly #options: DemandChannelOptions;
  #channel: RTCDataChannel | undefined;
  #theirs: WireDemand = {};

  constructor(options: DemandChannelOptions) {
    this.#options = options;
  }

  /** What the other one needs of me; a kind that is left out has not been spoken of. */
  get theirs(): WireDemand {
    return this.#theirs;
  }

  /** The other one is told what I need of a video of theirs. */
  isAsked(kind: keyof WireDemand): boolean {
    return this.#options.mine()[kind] !== undefined;
  }

  use(channel: RTCDataChannel): void {
    this.close();
    this.#channel = channel;
    channel.onopen = () => this.tell();
    channel.onmessage = ({ data }) => this.#hear(data);
    this.tell();
  }

  /** Says what I need, where it can be heard. */
  tell(): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(JSON.stringify(this.#options.mine()));
  }

  close(): void {
    if (this.#channel) this.#channel.onopen = this.#channel.onmessage = null;
    this.#channel = undefined;
    this.#theirs = {};
  }

  #hear(data: unknown) {
    const demand = parse(data);
    if (!demand) return;
    this.#theirs = demand;
    this.#options.changed();
  }
}

function parse(data: unknown): WireDemand | undefined {
  if (typeof data !== 'string' || data.length > LONGEST) return undefined;
  try {
    const { camera, screen } = JSON.parse(data) as Record<string, unknown>;
    return { ...known('camera', camera), ...known('screen', screen) };
  } catch {
    return undefined; // Not of this library; nothing follows from it.
  }
}

function known(kind: keyof WireDemand, need: unknown): WireDemand {
  return need === null || isNeed(need) ? { [kind]: need } : {};
}

function isNeed(need: unknown): need is WireNeed {
  const { width, height } = (need ?? {}) as Partial<WireNeed>;
  return [width, height].every((size) => Number.isFinite(size) && Number(size) > 0);
}
