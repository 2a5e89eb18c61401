import { css, html, nothing, type TemplateResult } from 'lit';
import type { ChatStrings } from '../../i18n/en/chat.js';
import { isComposing } from '../send-box/is-composing.js';

export interface MessageEditor {
  readonly text: string;
  /** Why the last attempt failed; empty if it did not. */
  readonly problem: string;
  readonly strings: ChatStrings;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** A message's text, to be changed where it stands. Enter saves, Escape cancels. Its styles are `messageEditorStyles`. */
export function renderMessageEditor({
  text,
  problem,
  strings,
  onSave,
  onCancel,
}: MessageEditor): TemplateResult {
  const save = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLElement;
    const textarea = form.closest('form')?.querySelector('textarea');
    if (textarea) onSave(textarea.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) save(event);
    else if (event.key === 'Escape') onCancel();
    else if (event.key !== 'Tab') event.stopPropagation(); // Arrow keys move the caret, not the row.
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  return html`
    <form part="editor" class="editor" @submit=${save}>
      <textarea
        dir="auto"
        rows="1"
        aria-label=${strings.editLabel}
        aria-invalid=${problem === '' ? nothing : 'true'}
        aria-describedby="hint"
        .value=${text}
        @keydown=${onKeyDown}
      ></textarea>
      <div class="editor-foot">
        <span id="hint" class=${problem === '' ? 'hint' : 'problem'}>${problem || strings.editHint}</span>
        <button type="button" class="small" @click=${onCancel}>${strings.cancel}</button>
        <button type="submit" class="small primary">${strings.save}</button>
      </div>
    </form>
  `;
}

export const messageEditorStyles = css`
  .editor {
    display: grid;
    gap: var(--_space-s);
    inline-size: min(32rem, 100%);
    padding: var(--_space-s);
    border: 1px solid var(--_accent);
    border-radius: calc(var(--_radius) * 1.25);
    background: var(--_surface);
  }

  .editor textarea {
    field-sizing: content;
    inline-size: 100%;
    min-block-size: 2.25rem;
    max-block-size: 14rem;
    padding: var(--_space-xs) var(--_space-s);
    border: 0;
    font: inherit;
    color: inherit;
    background: none;
    outline: none;
    resize: none;
  }

  @supports not (field-sizing: content) {
    .editor textarea {
      block-size: 6rem;
    }
  }

  .editor-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: var(--_space-xs) var(--_space-s);
    font-size: 0.8125rem;
  }

  .editor-foot span {
    flex: 1 1 8rem;
    color: var(--_muted);
  }

  .editor-foot .problem {
    color: var(--_danger);
  }
`;
