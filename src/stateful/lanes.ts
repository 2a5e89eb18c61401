import { AcsError } from '../contracts/errors.js';

/**
 * How requests for one resource share it.
 *
 * `latest`: one runs, the last one asked for waits, those between are skipped and share its outcome ·
 * `queue`: one after the other · `join`: who asks for what is already last in the lane gets that one's outcome ·
 * `interrupt`: the running one is aborted and those that wait are called off, unless they are the same.
 */
export interface Lane {
  readonly name: string;
  readonly rule: 'latest' | 'queue' | 'join' | 'interrupt';
  /** What `join` and `interrupt` take for the same request. */
  readonly kind?: string;
}

type Run = (signal: AbortSignal) => Promise<void>;

interface Entry {
  readonly lane: Lane;
  run: Run;
  readonly aborting: AbortController;
  readonly outcome: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Keeps two requests for the same thing from racing. */
export class Lanes {
  /** The first of each lane runs, the others wait. */
  readonly #lanes = new Map<string, Entry[]>();
  readonly #apart = new Set<AbortController>();
  #closed = false;

  /** Runs a request when its lane allows; without a lane, at once. */
  enter(lane: Lane | undefined, run: Run): Promise<void> {
    if (this.#closed) return Promise.reject(closed());
    if (!lane) return this.#runApart(run);

    const entries = this.#lanes.get(lane.name) ?? [];
    if (lane.rule === 'interrupt') interrupt(entries, lane);
    const shared = share(entries, lane, run);
    if (shared) return shared.outcome;

    const entry = createEntry(lane, run);
    entries.push(entry);
    this.#lanes.set(lane.name, entries);
    if (entries[0] === entry) void this.#work(lane.name, entries);
    return entry.outcome;
  }

  /** Aborts what runs; what waits rejects with `closed`. Twice is once. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const [running, ...waiting] of this.#lanes.values()) {
      running?.aborting.abort(closed());
      for (const entry of waiting) entry.reject(closed());
    }
    this.#lanes.clear();
    for (const aborting of this.#apart) aborting.abort(closed());
  }

  async #work(name: string, entries: Entry[]) {
    for (let entry = entries[0]; entry; entry = entries[0]) {
      await start(entry).then(entry.resolve, entry.reject);
      if (this.#closed) return;
      entries.shift();
    }
    this.#lanes.delete(name);
  }

  async #runApart(run: Run) {
    const aborting = new AbortController();
    this.#apart.add(aborting);
    try {
      await run(aborting.signal);
    } finally {
      this.#apart.delete(aborting);
    }
  }
}

/** The entry whose outcome a newcomer gets instead of one of its own. */
function share(entries: readonly Entry[], lane: Lane, run: Run): Entry | undefined {
  const last = entries.at(-1);
  if (!last) return undefined;
  if (lane.rule === 'latest' && entries.length > 1 && last.lane.rule === 'latest') {
    last.run = run;
    return last;
  }
  return (lane.rule === 'join' || lane.rule === 'interrupt') && isSame(last, lane) ? last : undefined;
}

/** A run that throws at once must not stop the lane. */
async function start({ run, aborting }: Entry) {
  await run(aborting.signal);
}

function interrupt(entries: Entry[], lane: Lane) {
  const reason = new AcsError('cancelled', 'Another request took its place.');
  for (const entry of entries.splice(1)) entry.reject(reason);
  const [running] = entries;
  if (running && !isSame(running, lane)) running.aborting.abort(reason);
}

/** What has been called off is nobody's to share. */
function isSame({ lane: { rule, kind }, aborting }: Entry, lane: Lane): boolean {
  return rule === lane.rule && kind === lane.kind && !aborting.signal.aborted;
}

function createEntry(lane: Lane, run: Run): Entry {
  let resolve = () => {};
  let reject: (reason: unknown) => void = () => {};
  const outcome = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { lane, run, aborting: new AbortController(), outcome, resolve, reject };
}

function closed() {
  return new AcsError('closed', 'The session was closed.');
}
