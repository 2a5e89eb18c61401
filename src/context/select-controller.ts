import type { ReactiveController, ReactiveElement } from 'lit';
import type { Tagged } from '../contracts/adapter.js';
import type { Stateful } from '../stateful/stateful.js';
import type { Context } from './context.js';
import { ContextConsumer } from './context-consumer.js';
import { RequestEvent } from './request-event.js';

/**
 * Binds an element to one slice of a stateful object: renders it again when the slice changes and
 * only then, and carries the element's requests the other way.
 */
export class SelectController<
  Source extends Stateful<State, Request>,
  State,
  Request extends Tagged,
  Slice,
> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #empty: State;
  readonly #select: (state: State) => Slice;
  #source: Source | undefined;
  #rendered: Slice;
  #unsubscribe: (() => void) | undefined;

  constructor(
    host: ReactiveElement,
    context: Context<Source | undefined>,
    empty: State,
    select: (state: State) => Slice,
  ) {
    this.#host = host;
    this.#empty = empty;
    this.#select = select;
    this.#rendered = select(empty);
    host.addController(this);
    new ContextConsumer(host, context, (source) => this.#follow(source));
  }

  /** The slice now. */
  get value(): Slice {
    return this.#select(this.#source?.state ?? this.#empty);
  }

  get source(): Source | undefined {
    return this.#source;
  }

  /**
   * Announces the request; whoever hears it may cancel it. Otherwise the transport is asked. Never rejects.
   *
   * @returns Whether it was done: false when it was cancelled or refused, and outside any source.
   */
  async request(request: Request): Promise<boolean> {
    if (!this.#host.dispatchEvent(new RequestEvent(request)) || !this.#source) return false;
    try {
      await this.#source.request(request);
      return true;
    } catch {
      return false; // The state has the failure by now; whoever shows failures reads it there.
    }
  }

  hostUpdate() {
    this.#rendered = this.value;
  }

  hostDisconnected() {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #follow(source: Source | undefined) {
    this.#unsubscribe?.();
    this.#source = source;
    this.#unsubscribe = source?.subscribe(this.#check);
    this.#check();
  }

  readonly #check = () => {
    if (!Object.is(this.value, this.#rendered)) this.#host.requestUpdate();
  };
}
