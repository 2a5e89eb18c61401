import { html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { CallController } from '../../context/call-controller.js';
import { setStates } from '../../context/set-states.js';
import { controlStrings } from '../../i18n/en/controls.js';
import { StringsController } from '../../i18n/strings-controller.js';
import { hostStyles } from '../../theme/host.styles.js';
import { AcsControlButton } from '../control-button/control-button.js';
import { caretStyles } from '../control-button/caret.styles.js';
import { selectJoined } from '../control-button/select-joined.js';
import { chevronUp } from '../icon/icons.js';
import type { MenuEntry } from '../menu/menu-entry.js';
import { AcsMenu } from '../menu/menu.js';
import type { OpenChangeEvent } from '../menu/open-change-event.js';
import type { SelectEvent } from '../menu/select-event.js';
import { confirmEntries, endEntry } from './leave-entries.js';

/**
 * Ends the call for everyone, once that is confirmed in the menu. Not shown to whom may not.
 *
 * @tag acs-leave-menu
 * @summary Ends the call for everyone, once that is confirmed.
 *
 * @csspart trigger - The button that opens the menu.
 *
 * @cssstate absent - I may not end the call; nothing is shown.
 *
 * @fires {RequestEvent<CallRequest>} acs-request - Asks for `leave` or `end-for-everyone`. Cancel it to stay.
 */
export class AcsLeaveMenu extends LitElement {
  static readonly tag = 'acs-leave-menu';
  static readonly uses = [AcsMenu, AcsControlButton];
  static override readonly styles = [hostStyles, caretStyles];
  static override readonly shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  @state() private confirming = false;

  readonly #joined = new CallController(this, selectJoined);
  readonly #capability = new CallController(this, (call) => call.capabilities.get('end-for-everyone'));
  readonly #strings = new StringsController(this, 'controls', controlStrings);
  readonly #internals = this.attachInternals();

  protected override willUpdate() {
    setStates(this.#internals, { absent: !this.#allowed });
  }

  protected override render() {
    if (!this.#allowed) return nothing;
    const strings = this.#strings.value;
    return html`
      <acs-menu
        placement="top-end"
        .label=${strings.leaveOptions}
        .items=${this.#entries()}
        @acs-select=${this.#select}
        @acs-open-change=${this.#reset}
      >
        <acs-control-button
          slot="trigger"
          part="trigger"
          compact
          tone="danger"
          .label=${strings.leaveOptions}
          .icon=${chevronUp}
        ></acs-control-button>
      </acs-menu>
    `;
  }

  get #allowed() {
    const { source, value: joined } = this.#joined;
    return (
      joined && source?.can.has('end-for-everyone') === true && this.#capability.value?.allowed !== false
    );
  }

  #entries(): readonly MenuEntry[] {
    const strings = this.#strings.value;
    if (this.confirming) return confirmEntries(strings);
    return [{ id: 'leave', label: strings.leaveCall }, endEntry(strings)];
  }

  #select(event: SelectEvent) {
    event.stopPropagation();
    switch (event.item.id) {
      case 'leave':
        void this.#joined.request({ type: 'leave' });
        return;
      case 'end':
        event.preventDefault();
        this.confirming = true;
        return;
      case 'confirm-end':
        void this.#joined.request({ type: 'end-for-everyone' });
    }
  }

  #reset({ open }: OpenChangeEvent) {
    if (!open) this.confirming = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acs-leave-menu': AcsLeaveMenu;
  }
}
