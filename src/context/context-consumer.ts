import type { ReactiveController, ReactiveElement } from 'lit';
import { dispatchContextEvent, type Context, type ContextEvent } from './context.js';

/** Those whom nobody has answered, for components may be defined in any order. */
const waiting = new Set<{ ask(context: Context<unknown>): void }>();

/** The value of a context around the host, which is rendered again whenever it changes. Undefined outside any. */
export class ContextConsumer<Value> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #context: Context<Value>;
  readonly #onValue: ((value: Value | undefined) => void) | undefined;
  #value: Value | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveElement, context: Context<Value>, onValue?: (value: Value | undefined) => void) {
    this.#host = host;
    this.#context = context;
    this.#onValue = onValue;
    host.addController(this);
  }

  get value(): Value | undefined {
    return this.#value;
  }

  /** What was around the host before is not where it is now. */
  hostConnected() {
    if (this.#value !== undefined) this.#hear(undefined);
    waiting.add(this);
    this.ask(this.#context);
  }

  hostDisconnected() {
    waiting.delete(this);
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  /** @internal */
  ask(context: Context<unknown>): void {
    if (context !== this.#context) return;
    dispatchContextEvent('context-request', this.#host, { context, callback: this.#answer, subscribe: true });
  }

  readonly #answer = (value: unknown, unsubscribe?: () => void) => {
    waiting.delete(this);
    if (unsubscribe !== this.#unsubscribe) this.#unsubscribe?.(); // Somebody nearer answers now.
    this.#unsubscribe = unsubscribe;
    this.#hear(value as Value);
  };

  #hear(value: Value | undefined) {
    this.#value = value;
    this.#host.requestUpdate();
    this.#onValue?.(value);
  }
}

function askAgain(event: Event) {
  // Whoever is answered may take others off the page.
  for (const consumer of [...waiting])
    if (waiting.has(consumer)) consumer.ask((event as ContextEvent).context);
}

if (typeof document !== 'undefined') document.addEventListener('context-provider', askAgain);
