import { ContextProvider } from '@lit/context';
import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { callContext } from '../../context/call-controller.js';
import type { StatefulCall } from '../../stateful/call/stateful-call.js';

/**
 * Gives a call to every component inside it.
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

  readonly #provider = new ContextProvider(this, { context: callContext });

  protected override willUpdate() {
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
