import type { MessageId } from '../../contracts/chat.js';
import { AcsError } from '../../contracts/errors.js';
import type { OutboxEnd, OutboxEntry, OutboxShelf, OutboxShelfEvents } from '../../contracts/outbox.js';
import { backoff } from './backoff.js';
import { KeptEntries } from './kept-entries.js';
import { Leadership } from './leadership.js';
import { afterPassing, afterRefusal, isPassing, isWaiting, LONGEST_WAIT } from './outbox-entry.js';
import type { OutboxLaneOptions } from './outbox-lane-options.js';
import { Outcomes } from './outcomes.js';

/** No more than so many wait in one thread. */
const MOST = 1000;

/** How far back a message is looked for before it had left, in milliseconds: clocks differ. */
const SKEW = 60_000;

/**
 * What waits in one thread, one after the other, in the order in which it was written. It is kept before it is
 * shown. A passing failure holds all of it back; what has failed for good is out of the way of the next.
 */
export class OutboxLane {
  readonly #options: OutboxLaneOptions;
  readonly #outcomes = new Outcomes();
  readonly #entries: KeptEntries;
  readonly #leadership: Leadership;
  #loading: Promise<void> | undefined;
  /** The first one is on its way. */
  #busy = false;
  /** How often the first one has been tried in vain. */
  #attempt = 0;
  #stopWaiting: (() => void) | undefined;
  #nextOrder = 0;
  /** The server wishes to be left alone until then. */
  #notBefore = 0;
  /** Those in which sent messages were looked for. */
  #rows: unknown;
  #closed = false;

  /** @param leading - False where a shelf comes later: then nothing is sent before. */
  constructor(options: OutboxLaneOptions, leading: boolean) {
    this.#options = options;
    this.#entries = new KeptEntries({
      settled: (before, now) => this.#settled(before, now),
      unkept: options.unkept,
      changed: (entries) => {
        this.#rows = undefined;
        options.show(entries);
      },
    });
    this.#leadership = new Leadership(this.#entries, leading, () => this.work());
  }

  /** Keeps what is in here on a shelf from now on, and takes what stands there already. */
  keepOn(open: (events: OutboxShelfEvents) => OutboxShelf): void {
    this.#loading = this.#leadership.share(open).finally(() => {
      this.#loading = undefined;
      this.work();
    });
  }

  /**
   * Takes something in. What is in here already is not taken twice.
   *
   * @param shown - It is kept, and shown.
   * @returns Resolves once the server has done it.
   */
  async add(entry: Omit<OutboxEntry, 'order'>, shown = () => {}): Promise<void> {
    if (this.#closed) throw closed();
    if (this.#loading) await this.#loading;
    if (this.#isClosed()) throw closed();
    const { id } = entry;
    const outcome = this.#outcomes.of(id);
    if (this.#entries.find(id)) return outcome;
    const { all } = this.#entries;
    const order = Math.max(this.#options.clock.now(), (all.at(-1)?.order ?? 0) + 1, this.#nextOrder);
    this.#nextOrder = order + 1;
    if (all.length >= MOST) {
      const failure = { code: 'full', retryable: true } as const;
      this.#entries.putHere({ ...entry, order, status: 'failed', failure });
    } else {
      const change = this.#entries.change(id, (kept) => kept ?? { ...entry, order });
      if (change instanceof Promise) await change;
    }
    shown();
    this.work();
    return outcome;
  }

  /** Sends what has failed again, as the same message. */
  async retry(id: string): Promise<void> {
    const waitingSince = this.#options.clock.now();
    return this.#revive(id, (kept) =>
      kept.status === 'failed'
        ? {
            ...kept,
            status: kept.leftAt === undefined ? 'queued' : 'uncertain',
            failure: undefined,
            waitingSince,
          }
        : undefined,
    );
  }

  /** Changes the words of a message. @throws AcsError - `conflict`: the server may have it already. */
  async edit(id: string, text: string): Promise<void> {
    const waitingSince = this.#options.clock.now();
    return this.#revive(id, (kept) =>
      kept.kind === 'send' && kept.leftAt === undefined
        ? { ...kept, text, status: 'queued', failure: undefined, waitingSince }
        : undefined,
    );
  }

  /** Calls a message off. What the server may have is looked for first, and deleted there. */
  async discard(id: string): Promise<void> {
    const change = this.#entries.change(id, (kept) => {
      if (!kept || kept.status === 'sent') return undefined;
      if (kept.leftAt === undefined) return 'cancelled';
      return { ...kept, status: kept.status === 'sending' ? 'sending' : 'uncertain', discarded: true };
    });
    if (change instanceof Promise) await change;
    this.resume();
  }

  /** Does what can be done now: to be called when the state has changed. */
  work(): void {
    if (this.#closed || this.#loading) return;
    this.#confirm();
    this.#expire();
    if (this.#options.isRefused()) this.#refuse();
    const able = this.#options.isAble();
    if (!this.#busy) this.#leadership.follow(able);
    if (!able || this.#busy || this.#stopWaiting) return;
    const next = this.#entries.all.find(
      (one) => isWaiting(one) && (this.#leadership.held || this.#entries.isOnlyHere(one.id)),
    );
    if (!next || next.status === 'sending') return;
    this.#busy = true;
    void this.#advance(next);
  }

  /** Tries what waits at once: the connection is back, or somebody wishes it. */
  resume(): void {
    if (this.#options.clock.now() >= this.#notBefore) {
      this.#stopWaiting?.();
      this.#stopWaiting = undefined;
      this.#attempt = 0;
    }
    this.work();
  }

  /** What is kept stays; whoever waits is told `closed`. */
  close(): void {
    this.#closed = true;
    this.#stopWaiting?.();
    this.#entries.close();
    this.#outcomes.close(closed());
  }

  /** It may have been closed while something was awaited. */
  #isClosed(): boolean {
    return this.#closed;
  }

  async #revive(id: string, revive: (kept: OutboxEntry) => OutboxEntry | undefined) {
    if (!this.#entries.find(id)) return;
    const change = this.#entries.change(id, (kept) => kept && revive(kept));
    const revived = change instanceof Promise ? await change : change;
    if (!revived)
      throw new AcsError('conflict', 'The message may have been sent already.', { target: 'key' });
    const outcome = this.#outcomes.of(id);
    this.resume();
    return outcome;
  }

  async #advance(entry: OutboxEntry) {
    const mustLook = entry.status === 'uncertain' && (!this.#options.idempotent || entry.discarded);
    try {
      await (mustLook ? this.#look(entry) : this.#send(entry));
    } catch (error) {
      reportError(error); // Nothing in there may stop the lane.
    }
    this.#busy = false;
    this.work();
  }

  async #send({ id, leftAt }: OutboxEntry) {
    const now = this.#options.clock.now();
    const change = this.#entries.change(id, (one) =>
      one && isWaiting(one) ? { ...one, status: 'sending', leftAt: leftAt ?? now } : undefined,
    );
    const entry = change instanceof Promise ? await change : change;
    if (typeof entry !== 'object' || this.#isClosed()) return;
    let error: AcsError | undefined;
    try {
      await this.#options.perform(entry);
    } catch (reason) {
      error = AcsError.from(reason);
    }
    if (this.#isClosed()) return;
    this.#confirm();
    const known = this.#entries.find(id);
    if (!known || known.status === 'sent') return;
    if (!error) return this.#end(id);
    if (isPassing(error, this.#attempt)) {
      await this.#entries.change(id, afterPassing(error, leftAt));
      this.#wait(error.retryAfter);
      return;
    }
    this.#attempt = 0;
    this.#outcomes.reject(id, error);
    await this.#entries.change(id, (one) => one && afterRefusal(error, leftAt)({ ...one, leftAt }));
    this.#options.refused(entry, error);
  }

  /** A message whose answer got lost: the server has it, or it has not. */
  async #look({ id, leftAt = 0 }: OutboxEntry) {
    try {
      await this.#options.check(leftAt - SKEW);
    } catch (reason) {
      const error = AcsError.from(reason);
      if (this.#isClosed()) return;
      if (isPassing(error, this.#attempt)) this.#wait(error.retryAfter);
      // Somebody has to look for themselves.
      else
        await this.#entries.change(id, afterRefusal(new AcsError('timed-out', 'It cannot be looked for.')));
      return;
    }
    if (this.#isClosed()) return;
    this.#confirm();
    await this.#entries.change(id, (one) => {
      if (one?.status !== 'uncertain') return undefined;
      return one.discarded ? 'cancelled' : { ...one, status: 'queued', leftAt: undefined };
    });
  }

  #wait(wish: number | undefined) {
    const { clock, random } = this.#options;
    if (wish !== undefined) this.#notBefore = clock.now() + wish;
    this.#stopWaiting = clock.after(wish ?? backoff(this.#attempt, random), () => {
      this.#stopWaiting = undefined;
      this.work();
    });
    this.#attempt++;
  }

  /** Ends what the server turns out to have. */
  #confirm() {
    const rows = this.#options.rows();
    if (rows === this.#rows) return;
    this.#rows = rows;
    for (const entry of this.#entries.all) {
      const message = entry.kind === 'send' ? this.#options.sentAs(entry.id) : undefined;
      if (message === undefined) continue;
      if (entry.status !== 'sent') void this.#end(entry.id, message);
      else {
        this.#entries.forget(entry.id);
        if (entry.discarded && this.#leadership.held) this.#deleteThere(entry, message);
      }
    }
  }

  async #end(id: string, message?: MessageId) {
    let last: OutboxEntry | undefined;
    const change = this.#entries.change(id, (one) => {
      last = one;
      return one && 'sent';
    });
    if (change instanceof Promise) await change;
    this.#attempt = 0;
    if (last?.discarded && message !== undefined) this.#deleteThere(last, message);
  }

  #deleteThere({ id, ...entry }: OutboxEntry, message: MessageId) {
    this.add({
      ...entry,
      id: `${id}/delete`,
      kind: 'delete',
      message,
      status: 'queued',
      waitingSince: this.#options.clock.now(),
      leftAt: undefined,
      discarded: false,
    }).catch(() => {}); // The message stands there again, and a notice says so.
  }

  #settled(before: OutboxEntry | undefined, now: OutboxEntry | OutboxEnd): OutboxEntry | undefined {
    if (typeof now === 'object') {
      const { id, failure } = now;
      if (failure) this.#outcomes.reject(id, new AcsError(failure.code, 'The message was not sent.'));
      return undefined;
    }
    if (!before) return undefined;
    const { id, kind } = before;
    if (now === 'cancelled') {
      this.#outcomes.reject(id, new AcsError('cancelled', 'It was called off before it was sent.'));
      return undefined;
    }
    this.#outcomes.resolve(id);
    // Its row stays until the server's own copy takes its place.
    const isAwaited = kind === 'send' && this.#options.sentAs(id) === undefined;
    return isAwaited ? { ...before, status: 'sent' } : undefined;
  }

  #expire() {
    const first = this.#entries.all.find(isWaiting);
    if (!first || this.#options.clock.now() - first.waitingSince <= LONGEST_WAIT) return;
    void this.#giveUp(first, new AcsError('timed-out', 'It has waited for too long.'));
  }

  #refuse() {
    const error = new AcsError('forbidden', 'You are no longer a member of this conversation.');
    for (const entry of this.#entries.all) if (isWaiting(entry)) void this.#giveUp(entry, error);
  }

  /** What is on its way has an answer to come. */
  async #giveUp({ id, status }: OutboxEntry, error: AcsError) {
    if (status === 'sending') return;
    let last: OutboxEntry | undefined;
    const change = this.#entries.change(id, (one) => {
      last = one && isWaiting(one) && one.status !== 'sending' ? one : undefined;
      return afterRefusal(error)(last);
    });
    if (change instanceof Promise) await change;
    if (last) this.#options.refused(last, error);
  }
}

function closed() {
  return new AcsError('closed', 'The session was closed before the message was sent.');
}
