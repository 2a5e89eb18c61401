import type { ReactiveController, ReactiveElement } from 'lit';
import { AnnounceEvent } from '../../context/announce-event.js';
import { CallController } from '../../context/call-controller.js';
import type { ControlStrings } from '../../i18n/en/controls.js';
import type { Control } from './shortcuts.js';

/**
 * Says what a shortcut has done, once the call reports it. A shortcut moves no focus: without this, nobody who cannot
 * see would know that it has worked.
 */
export class ShortcutAnnouncer implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #strings: () => ControlStrings;
  readonly #microphone: CallController<boolean>;
  readonly #camera: CallController<boolean>;
  readonly #hand: CallController<boolean>;
  /** Pressed by a shortcut and not answered yet, with what it was before. */
  readonly #pressed = new Map<Control, boolean>();

  constructor(host: ReactiveElement, strings: () => ControlStrings) {
    this.#host = host;
    this.#strings = strings;
    this.#microphone = new CallController(host, (call) => call.microphone.on);
    this.#camera = new CallController(host, (call) => call.camera.on);
    this.#hand = new CallController(host, (call) => call.me.handRaisedAt !== undefined);
    host.addController(this);
  }

  /** A shortcut is about to press this. */
  expect(control: Control) {
    this.#pressed.set(control, this.#isOn(control));
  }

  hostUpdated() {
    for (const [control, before] of this.#pressed) {
      const on = this.#isOn(control);
      if (on === before) continue;
      this.#pressed.delete(control);
      this.#host.dispatchEvent(new AnnounceEvent(this.#words(control, on)));
    }
  }

  #isOn(control: Control) {
    switch (control) {
      case 'microphone':
        return this.#microphone.value;
      case 'camera':
        return this.#camera.value;
      case 'hand':
        return this.#hand.value;
      default:
        return false;
    }
  }

  #words(control: Control, on: boolean) {
    const strings = this.#strings();
    switch (control) {
      case 'microphone':
        return on ? strings.microphoneOn : strings.microphoneOff;
      case 'camera':
        return on ? strings.cameraOn : strings.cameraOff;
      default:
        return on ? strings.handRaised : strings.handLowered;
    }
  }
}
