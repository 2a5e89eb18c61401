import { html, nothing } from 'lit';
import {
  clock,
  error as errorIcon,
  hand,
  join,
  leave,
  offline,
  people,
  removePerson,
} from '../../components/icon/icons.js';
import { errorWords } from '../../components/notices/words-of.js';
import { renderScreen } from '../../components/screen/render-screen.js';
import type { EndReason } from '../../contracts/call.js';
import type { AcsError } from '../../contracts/errors.js';
import type { CallStrings } from '../../i18n/en/call.js';
import type { NoticeStrings } from '../../i18n/en/notices.js';
import { endWords } from './end-words.js';

/** Something is on its way, and there is a way out. */
export function renderWaiting(
  screen: 'loading' | 'asking' | 'connecting' | 'ringing' | 'lobby' | 'ending',
  strings: CallStrings,
  onOut: () => void,
) {
  const { icon, title, text, out } = waits(strings)[screen];
  const actions = out ? html`<button type="button" class="button" @click=${onOut}>${out}</button>` : nothing;
  return renderScreen({ icon, title, text, busy: true, actions });
}

/** There is no call, and why; for developers in their own words. */
export function renderError(
  error: AcsError | undefined,
  strings: CallStrings,
  notices: NoticeStrings,
  onRetry: () => void,
) {
  const code = error?.code ?? 'internal';
  const { title, text } = errorWords(code, notices);
  return renderScreen({
    icon: code === 'unreachable' ? offline : errorIcon,
    title,
    text,
    tone: 'danger',
    actions: html`<button type="button" class="button primary" @click=${onRetry}>
      ${strings.tryAgain}
    </button>`,
    more: html`
      <details ?open=${code === 'invalid-argument' || code === 'unknown-transport'}>
        <summary>${strings.forDevelopers}</summary>
        <code dir="ltr">${error?.target ? `${code} (${error.target})` : code}: ${error?.message}</code>
      </details>
    `,
  });
}

/** The call is over, and what may come next. */
export function renderEnded(
  reason: EndReason | undefined,
  strings: CallStrings,
  notices: NoticeStrings,
  onJoin: () => void,
) {
  const { title, text, rejoin, failed } = endWords(reason, strings, notices);
  return renderScreen({
    icon: endIcons[reason?.code ?? 'left'],
    title,
    text,
    tone: failed ? 'danger' : 'plain',
    actions: rejoin
      ? html`<button type="button" class="button primary" @click=${onJoin}>${rejoin}</button>`
      : nothing,
    more: html`<slot name="ended"></slot>`,
  });
}

const endIcons: Record<EndReason['code'], string> = {
  left: hand,
  removed: removePerson,
  'ended-for-everyone': leave,
  replaced: people,
  'network-lost': offline,
  failed: errorIcon,
};

function waits(strings: CallStrings) {
  const { loading, connecting, connectingText, ringing, ringingText, lobby, lobbyText, ending } = strings;
  return {
    loading: { icon: join, title: loading, text: undefined, out: undefined },
    asking: { icon: join, title: connecting, text: strings.allowInBrowser, out: strings.joinWithoutDevices },
    connecting: { icon: join, title: connecting, text: connectingText, out: strings.cancel },
    ringing: { icon: join, title: ringing, text: ringingText, out: strings.hangUp },
    lobby: { icon: clock, title: lobby, text: lobbyText, out: strings.leave },
    ending: { icon: leave, title: ending, text: undefined, out: undefined },
  };
}
