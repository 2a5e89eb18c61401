import type { ReactiveController, ReactiveElement } from 'lit';
import { register, type Definable } from '../../components/register.js';
import { AcsError } from '../../contracts/errors.js';

const loaders = {
  'acs-pre-join': async () => (await import('../../components/pre-join/pre-join.js')).AcsPreJoin,
  'acs-participant-list': async () =>
    (await import('../../components/participant-list/participant-list.js')).AcsParticipantList,
  'acs-device-picker': async () =>
    (await import('../../components/device-picker/device-picker.js')).AcsDevicePicker,
} satisfies Record<string, () => Promise<Definable>>;

/** What a call does without until somebody looks at it. */
export type OnDemandTag = keyof typeof loaders;

/**
 * Loads and registers elements when they are first needed, so that a call which is joined directly, or in which
 * nobody opens a pane, does not wait for them.
 */
export class OnDemand implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #loading = new Set<OnDemandTag>();
  readonly #errors = new Map<OnDemandTag, AcsError>();

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#errors.clear(); // Another place, another try.
  }

  /** It can be shown. */
  has(tag: OnDemandTag): boolean {
    return customElements.get(tag) !== undefined;
  }

  /** Why it could not be loaded. */
  error(tag: OnDemandTag): AcsError | undefined {
    return this.#errors.get(tag);
  }

  /** Loads it, unless it is there, on its way, or failed. The host is rendered again when it is there or has failed. */
  need(tag: OnDemandTag): void {
    if (this.has(tag) || this.#loading.has(tag) || this.#errors.has(tag)) return;
    void this.#load(tag);
  }

  /** Tries again what has failed. */
  retry(): void {
    this.#errors.clear();
    this.#host.requestUpdate();
  }

  async #load(tag: OnDemandTag) {
    this.#loading.add(tag);
    try {
      register(await loaders[tag]());
    } catch (cause) {
      this.#errors.set(tag, new AcsError('unreachable', `A file of ${tag} could not be loaded.`, { cause }));
    }
    this.#loading.delete(tag);
    this.#host.requestUpdate();
  }
}
