import type { ReactiveElement } from 'lit';
import { AnnounceEvent } from '../../context/announce-event.js';
import { CallController } from '../../context/call-controller.js';
import type { CallState, Capability, Switchable } from '../../contracts/call.js';
import type { PermissionAnswer } from '../../contracts/devices.js';
import type { ControlStrings } from '../../i18n/en/controls.js';
import type { ButtonFace } from './control-button-element.js';
import { explainCapability } from './explain-capability.js';

/** Which of my things a button turns on and off. */
export interface SwitchOptions {
  readonly request: 'set-microphone' | 'set-camera' | 'set-screen-share';
  readonly select: (call: CallState) => Switchable;
  /** The device that the browser can be asked for. */
  readonly device?: 'microphone' | 'camera';
}

/** What a switch's button shows, whatever its icon. */
export type SwitchFace = Omit<ButtonFace, 'icon'> & { readonly help: string };

/** A microphone, camera or screen share of mine, and all that may keep me from it. */
export class SwitchController {
  readonly #host: ReactiveElement;
  readonly #options: SwitchOptions;
  readonly #call: CallController<Switchable>;
  readonly #capability: CallController<Capability | undefined>;
  readonly #permission: CallController<PermissionAnswer | undefined>;

  constructor(host: ReactiveElement, options: SwitchOptions) {
    const { request, select, device } = options;
    this.#host = host;
    this.#options = options;
    this.#call = new CallController(host, select);
    this.#capability = new CallController(host, (call) => call.capabilities.get(request));
    this.#permission = new CallController(host, (call) => device && call.devices.permission[device]);
  }

  get value(): Switchable {
    return this.#call.value;
  }

  /** The transport does not know it at all. */
  get absent(): boolean {
    const { source } = this.#call;
    return source !== undefined && !source.can.has(this.#options.request);
  }

  /** @param help - What pressing the button does where nothing is in the way. */
  face(label: string, help: string, strings: ControlStrings): SwitchFace {
    const { on } = this.value;
    const face = {
      label,
      help,
      pressed: on,
      busy: this.#busy,
      disabled: !this.#call.source,
      ...(on ? undefined : this.#obstacle(label, strings)),
    };
    return { ...face, onClick: () => void this.#toggle(face.help) };
  }

  get #busy() {
    return this.value.pending || this.#permission.value === 'asking';
  }

  /** What is in the way of turning it on. Where asking again may help, the button still can be pressed. */
  #obstacle(label: string, strings: ControlStrings) {
    const refusal = explainCapability(this.#capability.value, strings);
    if (refusal) return { name: strings.unavailable(label), help: refusal, inert: true };
    const { availability } = this.value;
    if (availability === 'available') return undefined;
    if (!globalThis.isSecureContext) {
      return { name: strings.unavailable(label), help: strings.insecureHelp, inert: true };
    }
    switch (availability) {
      case 'denied': {
        const bySystem = this.#permission.value === 'denied-by-system';
        return {
          name: strings.blocked(label),
          help: bySystem ? strings.blockedBySystemHelp : strings.blockedHelp,
        };
      }
      case 'missing':
        return { name: strings.missing(label), help: strings.missingHelp, inert: true };
      case 'busy':
        return { name: strings.busy(label), help: strings.busyHelp };
      case 'unsupported':
        return { name: strings.unavailable(label), help: strings.unsupportedHelp, inert: true };
    }
  }

  async #toggle(help: string) {
    const { on, availability } = this.value;
    if (this.#busy) return;
    if (!on && availability === 'denied' && !(await this.#ask())) {
      this.#host.dispatchEvent(new AnnounceEvent(help));
      return;
    }
    await this.#call.request({ type: this.#options.request, on: !on });
  }

  /** Whether it is worth trying. */
  async #ask() {
    const { device } = this.#options;
    if (!device || !this.#call.source?.can.has('ask-permission')) return true;
    const microphone = device === 'microphone';
    await this.#call.request({ type: 'ask-permission', camera: !microphone, microphone });
    return this.value.availability !== 'denied';
  }
}
