import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { chatContext, threadContext } from '../../context/chat-controller.js';
import { ContextProvider } from '../../context/context-provider.js';
import type { StringOverrides } from '../../i18n/language.js';
import { LanguageProvider } from '../../i18n/language-provider.js';
import type { StatefulChat } from '../../stateful/chat/stateful-chat.js';

/**
 * Gives a chat, one thread of it, and the language of the nearest `lang` to every component inside it.
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

  /** Single words of your own, by domain: `{ chat: { you: 'Me' } }`. They hold in every language. */
  @property({ attribute: false }) strings: StringOverrides | undefined;

  readonly #chatProvider = new ContextProvider(this, chatContext, undefined);
  readonly #threadProvider = new ContextProvider(this, threadContext, '');
  readonly #language = new LanguageProvider(this);

  protected override willUpdate() {
    this.#language.strings = this.strings;
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
