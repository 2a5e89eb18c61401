import { html, nothing } from 'lit';
import { check } from '../icon/icons.js';
import { renderIcon } from '../icon/render-icon.js';
import { groupEntries, type MenuEntry, type MenuGroup, type MenuItem } from './menu-entry.js';

const ROLES = { action: 'menuitem', radio: 'menuitemradio', checkbox: 'menuitemcheckbox' } as const;

/** What stands in an open menu. Each item is a native button, in the order of the entries. */
export function renderEntries(entries: readonly MenuEntry[], onSelect: (event: Event) => void) {
  return groupEntries(entries).map((group, index) => renderGroup(group, `group-${index}`, onSelect));
}

function renderGroup({ heading, items }: MenuGroup, id: string, onSelect: (event: Event) => void) {
  // Words stand one below the other, beside an icon or not.
  const marked = items.some(
    ({ kind, icon }) => icon !== undefined || kind === 'radio' || kind === 'checkbox',
  );
  const lines = items.map((item) => renderItem(item, marked, onSelect));
  if (heading === undefined) return html`<div role="group">${lines}</div>`;
  return html`
    <div role="group" aria-labelledby=${id}>
      <div part="heading" id=${id}>${heading}</div>
      ${lines}
    </div>
  `;
}

function renderItem(item: MenuItem, marked: boolean, onSelect: (event: Event) => void) {
  const { kind = 'action', label, detail, icon, checked = false, danger = false, disabled = false } = item;
  const chosen = checked && kind !== 'action';
  const drawn = chosen ? check : icon;
  return html`
    <button
      part="item"
      type="button"
      role=${ROLES[kind]}
      tabindex="-1"
      data-id=${item.id}
      class=${danger ? 'danger' : ''}
      aria-checked=${kind === 'action' ? nothing : chosen}
      aria-disabled=${disabled || nothing}
      @click=${onSelect}
      @pointermove=${focusHovered}
    >
      ${marked ? html`<span class="mark">${drawn ? renderIcon(drawn) : nothing}</span>` : nothing}
      <span class="label">${label}</span>
      ${detail ? html`<span part="detail">${detail}</span>` : nothing}
    </button>
  `;
}

/** One thing is marked at a time: the one under the pointer takes focus from the one that had it. */
function focusHovered({ currentTarget, pointerType }: PointerEvent) {
  if (pointerType !== 'touch' && currentTarget instanceof HTMLElement)
    currentTarget.focus({ preventScroll: true });
}
