import { html, nothing } from 'lit';
import { close, settings } from '../../components/icon/icons.js';
import { renderIcon } from '../../components/icon/render-icon.js';
import type { SelectEvent } from '../../components/menu/select-event.js';
import type { CallStrings } from '../../i18n/en/call.js';
import type { GridLayout } from '../../stateful/grid/grid-input.js';
import type { CallPane } from './pane-controller.js';

export interface InCall {
  readonly strings: CallStrings;
  readonly layout: GridLayout;
  readonly pane: CallPane | undefined;
  readonly hasChat: boolean;
  readonly unread: number;
  /** What is shown in place of a pane that could not be loaded. */
  readonly paneFailure: unknown;
  readonly onSlotChange: () => void;
  readonly onSelect: (event: SelectEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClose: () => void;
}

/** The people, the controls, and what stands beside them. */
export function renderInCall(view: InCall) {
  const { strings, pane, hasChat } = view;
  const shown = pane === 'chat' && !hasChat ? undefined : pane;
  const moreItems = [{ id: 'settings', label: strings.settings, icon: settings }];
  return html`
    <div class="in-call">
      <h2 class="visually-hidden" tabindex="-1">${strings.inCall}</h2>
      <acs-call-banner></acs-call-banner>
      <section part="stage" aria-label=${strings.call}>
        <acs-call-grid part="grid" layout=${view.layout}>
          ${shown === 'people' ? nothing : html`<slot name="invite" slot="invite"></slot>`}
        </acs-call-grid>
        <acs-notices part="notices" except="reconnecting" settings></acs-notices>
      </section>
      ${renderPane(shown, view)}
      <acs-control-bar
        part="control-bar"
        .pane=${shown === 'settings' ? undefined : shown}
        .panes=${hasChat ? ['people', 'chat'] : ['people']}
        .unread=${view.unread}
        .moreItems=${moreItems}
        @acs-select=${view.onSelect}
        ><slot name="controls"></slot
      ></acs-control-bar>
    </div>
  `;
}

/** The chat stays in the document while it is not shown: it keeps its place, its draft and its connection. */
function renderPane(pane: CallPane | undefined, view: InCall) {
  const { strings, paneFailure, onKeyDown, onClose, onSlotChange } = view;
  const titles = { people: strings.people, chat: strings.chat, settings: strings.settings };
  return html`
    <aside part="pane" aria-labelledby="pane-title" ?hidden=${pane === undefined} @keydown=${onKeyDown}>
      <header>
        <h3 id="pane-title" tabindex="-1">${pane ? titles[pane] : nothing}</h3>
        <button
          type="button"
          class="button icon-only"
          aria-label=${strings.closePane}
          title=${strings.closePane}
          @click=${onClose}
        >
          ${renderIcon(close)}
        </button>
      </header>
      <div class="pane-body" ?hidden=${pane === 'chat'}>${paneFailure ?? renderPaneBody(pane)}</div>
      <div class="pane-body chat" ?hidden=${pane !== 'chat'}>
        <slot name="chat" @slotchange=${onSlotChange}></slot>
      </div>
    </aside>
  `;
}

function renderPaneBody(pane: CallPane | undefined) {
  switch (pane) {
    case 'people':
      return html`<acs-participant-list><slot name="invite" slot="invite"></slot></acs-participant-list>`;
    case 'settings':
      return html`<acs-device-picker></acs-device-picker>`;
    default:
      return nothing;
  }
}
