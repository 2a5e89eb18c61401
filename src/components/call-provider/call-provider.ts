import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { callContext } from '../../context/call-controller.js';
import { ContextProvider } from '../../context/context-provider.js';
import type { StringOverrides } from '../../i18n/language.js';
import { LanguageProvider } from '../../i18n/language-provider.js';
import type { StatefulCall } from '../../stateful/call/stateful-call.js';

/**
 * Gives a call to every component inside it, and their language: that of the nearest `lang`.
 *
 * @tag acs-call-provider
 * @summary Gives a call to every component inside it.
 *
 * @slot - The components.
 */
export class AcsCallProvider extends LitElement {
  static readonly tag = 'acs-call-provider';
  static override readonly styles = css`
    :host {
      display: contents;
    }
  `;

  /** The call, as made by `createStatefulCall()`. */
  @property({ attribute: false }) call: StatefulCall | undefined;

  /** Single words of your own, by domain: `{ controls: { microphone: 'Mic' } }`. They hold in every language. */
  @property({ attribute: false }) strings: StringOverrides | undefined;

  readonly #provider = new ContextProvider(this, callContext, undefined);
  readonly #language = new LanguageProvider(this);

  protected override willUpdate() {
    this.#language.strings = this.strings;
    this.#provider.setValue(this.call);
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-call-provider': AcsCallProvider;
  }
}
