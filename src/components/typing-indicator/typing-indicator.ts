import { LitElement, html, nothing } from 'lit';
import { setStates } from '../../context/set-states.js';
import { ThreadController } from '../../context/thread-controller.js';
import type { Typing } from '../../contracts/chat.js';
import { chatStrings, type ChatStrings } from '../../i18n/en/chat.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { hostStyles } from '../../theme/host.styles.js';
import { plainName } from '../message/plain-name.js';
import { typingIndicatorStyles } from './typing-indicator.styles.js';

/**
 * Says who of the others is writing just now. It keeps its place while nobody is, so that nothing around it moves.
 *
 * @tag acs-typing-indicator
 * @summary Says who is writing just now.
 *
 * @csspart indicator - Dots and words.
 * @csspart dots - The dots.
 *
 * @cssstate typing - Somebody is writing.
 */
export class AcsTypingIndicator extends LitElement {
  static readonly tag = 'acs-typing-indicator';
  static override readonly styles = [hostStyles, typingIndicatorStyles];

  readonly #typing = new ThreadController(this, (thread) => thread.typing);
  readonly #strings = new StringsController(this, 'chat', chatStrings);
  readonly #internals = this.attachInternals();

  protected override willUpdate() {
    setStates(this.#internals, { typing: this.#typing.value.length > 0 });
  }

  protected override render() {
    const typing = this.#typing.value;
    if (typing.length === 0) return nothing;
    return html`<p part="indicator">
      <span part="dots" class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
      <span class="words">${wordsOf(typing, this.#strings.value)}</span>
    </p>`;
  }
}

function wordsOf(typing: readonly Typing[], strings: ChatStrings): string {
  const [first = '', second = ''] = typing.map(({ name }) => plainName(name) || strings.unnamed);
  if (typing.length === 1) return strings.typingOne(first);
  if (typing.length === 2) return strings.typingTwo(first, second);
  return strings.typingMany(typing.length);
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-typing-indicator': AcsTypingIndicator;
  }
}
