import { ContextProvider } from '@lit/context';
import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { chatContext, threadContext } from '../../context/chat-controller.js';
import type { StatefulChat } from '../../stateful/chat/stateful-chat.js';

/**
 * Gives a chat, and one thread of it, to every component inside it.
 *
 * @tag acs-chat-provider
 * @summary Gives a chat to every component inside it.
 *
 * @slot - The components.
 */
export class AcsChatProvider extends LitElement {
  static readonly tag = 'acs-chat-provider';
  static override readonly styles = css`
    :host {
      display: contents;
    }
  `;

  /** The chat, as made by `createStatefulChat()`. */
  @property({ attribute: false }) chat: StatefulChat | undefined;

  /** The id of the thread that the components inside show. */
  @property() thread = '';

  readonly #chatProvider = new ContextProvider(this, { context: chatContext });
  readonly #threadProvider = new ContextProvider(this, { context: threadContext, initialValue: '' });

  protected override willUpdate() {
    this.#chatProvider.setValue(this.chat);
    this.#threadProvider.setValue(this.thread);
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-chat-provider': AcsChatProvider;
  }
}
