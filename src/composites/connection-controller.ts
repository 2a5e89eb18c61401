import type { ReactiveController, ReactiveElement } from 'lit';
import type { Connector, ConnectorOptions, Credential } from '../contracts/connector.js';
import { AcsError } from '../contracts/errors.js';
import { AcsErrorEvent } from '../context/error-event.js';
import { loadConnector } from '../stateful/connectors.js';

/** How long a tag waits for a transport or a session before it says that both are missing, in milliseconds. */
const PATIENCE = 1000;

export interface ConnectionOptions<Session> {
  /** Makes the session that the tag owns. */
  readonly connect: (connector: Connector, options: ConnectorOptions) => Promise<Session>;
  /** Ends it again: the tag has gone, or wants another one. */
  readonly discard: (session: Session) => void;
  /** The tag's `credential`. */
  readonly credential: () => Credential | undefined;
  /** False while the host has given a session of its own: then nothing is connected. */
  readonly wanted: () => boolean;
  /** Attributes whose change does not end a session that stands. */
  readonly harmless?: readonly string[];
}

/**
 * Makes a session from a tag's attributes by the connector of its `transport`, and owns it: an attribute that the
 * connector reads makes a new one, a tag that leaves the document for good discards it. A tag that is only moved
 * keeps it.
 */
export class ConnectionController<Session> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: ConnectionOptions<Session>;
  #session: Session | undefined;
  #error: AcsError | undefined;
  #read: ReadonlyMap<string, string | null> | undefined;
  #attempt: AbortController | undefined;
  #observer: MutationObserver | undefined;

  constructor(host: ReactiveElement, options: ConnectionOptions<Session>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Undefined while it is being made, and where that failed. */
  get session(): Session | undefined {
    return this.#session;
  }

  /** Why there is no session. */
  get error(): AcsError | undefined {
    return this.#error;
  }

  hostConnected() {
    this.#observer = new MutationObserver(() => this.#attributesChanged());
    this.#observer.observe(this.#host, { attributes: true });
    // Properties that reflect have become attributes by then.
    void this.#host.updateComplete.then(() => this.#ensure());
  }

  hostDisconnected() {
    this.#observer?.disconnect();
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#reset();
    });
  }

  /** Begins anew: after a failure, with another credential, or when the host takes its own session back. */
  restart(): void {
    this.#reset();
    this.#ensure();
    this.#host.requestUpdate();
  }

  #ensure() {
    if (this.#session || this.#attempt || this.#error || !this.#host.isConnected || !this.#options.wanted())
      return;
    const attempt = new AbortController();
    this.#attempt = attempt;
    void this.#connect(attempt.signal);
  }

  #reset() {
    this.#attempt?.abort(new AcsError('cancelled', 'The tag wants another connection, or none.'));
    this.#attempt = undefined;
    this.#error = undefined;
    this.#read = undefined;
    if (this.#session === undefined) return;
    this.#options.discard(this.#session);
    this.#session = undefined;
  }

  async #connect(signal: AbortSignal) {
    try {
      const connector = await this.#connector(signal);
      signal.throwIfAborted();
      this.#read = this.#attributes(['transport', ...connector.attributes]);
      const attributes = new Map([...this.#host.attributes].map(({ name, value }) => [name, value]));
      const credential = this.#options.credential();
      const session = await this.#options.connect(connector, { attributes, credential, signal });
      if (signal.aborted) this.#options.discard(session);
      else this.#settle(session, undefined);
    } catch (error) {
      if (!signal.aborted) this.#settle(undefined, AcsError.from(error));
    }
  }

  #settle(session: Session | undefined, error: AcsError | undefined) {
    this.#attempt = undefined;
    this.#session = session;
    this.#error = error;
    if (error) this.#host.dispatchEvent(new AcsErrorEvent(error));
    this.#host.requestUpdate();
  }

  /** A page may set the attribute, or the session, or register the transport, a moment after it has made the tag. */
  async #connector(signal: AbortSignal): Promise<Connector> {
    this.#read = this.#attributes(['transport']);
    const transport = this.#host.getAttribute('transport');
    try {
      if (transport) return await loadConnector(transport);
    } catch (error) {
      if (AcsError.from(error).code !== 'unknown-transport') throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    signal.throwIfAborted();
    if (transport) return loadConnector(transport);
    throw new AcsError('invalid-argument', 'Set the attribute "transport", such as transport="local".', {
      target: 'transport',
    });
  }

  #attributes(names: readonly string[]): ReadonlyMap<string, string | null> {
    return new Map(names.map((name) => [name, this.#host.getAttribute(name)]));
  }

  #attributesChanged() {
    if (!this.#read) return;
    const { harmless = [] } = this.#options;
    const changed = [...this.#read].some(
      ([name, value]) =>
        this.#host.getAttribute(name) !== value && !(this.#session !== undefined && harmless.includes(name)),
    );
    if (changed) this.restart();
  }
}
