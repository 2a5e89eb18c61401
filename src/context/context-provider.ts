import type { ReactiveController, ReactiveElement } from 'lit';
import {
  dispatchContextEvent,
  type Context,
  type ContextCallback,
  type ContextEvent,
  type ContextRequest,
} from './context.js';

interface Consumer {
  readonly target: Element;
  readonly unsubscribe: () => void;
}

/** Gives a value to everybody inside the host who asks for its context. */
export class ContextProvider<Value> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #context: Context<Value>;
  readonly #consumers = new Map<ContextCallback<unknown>, Consumer>();
  #value: Value;

  constructor(host: ReactiveElement, context: Context<Value>, value: Value) {
    this.#host = host;
    this.#context = context;
    this.#value = value;
    host.addController(this);
    host.addEventListener('context-request', (event) => this.#onRequest(event as ContextRequest));
    host.addEventListener('context-provider', (event) => this.#onProvider(event as ContextEvent));
  }

  setValue(value: Value): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const [callback, { unsubscribe }] of this.#consumers) callback(value, unsubscribe);
  }

  hostConnected() {
    dispatchContextEvent('context-provider', this.#host, { context: this.#context });
  }

  #onRequest(event: ContextRequest) {
    const target = this.#innerTarget(event);
    if (!target) return;
    const { callback, subscribe } = event;
    if (!subscribe) {
      callback(this.#value);
      return;
    }
    const unsubscribe =
      this.#consumers.get(callback)?.unsubscribe ?? (() => void this.#consumers.delete(callback));
    this.#consumers.set(callback, { target, unsubscribe });
    callback(this.#value, unsubscribe);
  }

  /** Somebody inside provides the context, too: those around whom they stand are theirs from now on. */
  #onProvider(event: ContextEvent) {
    if (!this.#innerTarget(event)) return;
    for (const [callback, { target }] of [...this.#consumers]) {
      dispatchContextEvent('context-request', target, { context: this.#context, callback, subscribe: true });
    }
  }

  /** Who inside the host has sent the event, which then goes no further; undefined if it is not for us. */
  #innerTarget(event: ContextEvent): Element | undefined {
    const target = event.contextTarget ?? (event.composedPath()[0] as Element);
    if (event.context !== this.#context || target === this.#host) return undefined;
    event.stopPropagation();
    return target;
  }
}
