import { html, nothing } from 'lit';
import type { Participant } from '../../contracts/call.js';
import type { CallStrings } from '../../i18n/en/call.js';
import { hand, microphone, microphoneOff, pin } from '../icon/icons.js';
import { renderIcon } from '../icon/render-icon.js';

/** Somebody as the list shows them. */
export interface Person {
  readonly participant: Participant;
  readonly isMe: boolean;
  readonly pinned: boolean;
  /** Their place among the raised hands, from 1. */
  readonly hand: number | undefined;
}

/** Their name for the eye. */
export function nameOf({ participant, isMe }: Person, strings: CallStrings): string {
  const name = participant.name || strings.unnamed;
  if (!isMe) return name;
  return participant.name ? strings.withYou(participant.name) : strings.you;
}

/** Everything about them in one line, for whoever cannot see the marks. */
export function describe(person: Person, strings: CallStrings, locale: string): string {
  const { participant, pinned } = person;
  const facts = [
    nameOf(person, strings),
    participant.speaking ? strings.speaking : participant.muted ? strings.muted : strings.unmuted,
    person.hand === undefined ? '' : strings.handRaised(person.hand),
    pinned ? strings.pinned : '',
    detailOf(participant, strings),
  ];
  return new Intl.ListFormat(locale, { type: 'unit' }).format(facts.filter((fact) => fact !== ''));
}

/** The face, the name and the marks of a row. */
export function renderPerson(person: Person, strings: CallStrings) {
  const { participant, pinned } = person;
  const detail = detailOf(participant, strings);
  return html`
    <acs-avatar name=${participant.name} participant-id=${participant.id}></acs-avatar>
    <span class="who">
      <span class="name"><bdi>${nameOf(person, strings)}</bdi></span>
      ${detail ? html`<span class="detail">${detail}</span>` : nothing}
    </span>
    <span class="marks">
      ${person.hand === undefined ? nothing : html`<span class="hand">${renderIcon(hand)}${person.hand}</span>`}
      ${pinned ? html`<span class="pin-mark">${renderIcon(pin)}</span>` : nothing}
      <span class="sound">${renderIcon(participant.muted ? microphoneOff : microphone)}</span>
    </span>
  `;
}

function detailOf({ state, streams }: Participant, strings: CallStrings): string {
  switch (state) {
    case 'ringing':
      return strings.calling;
    case 'connecting':
      return strings.joiningPerson;
    case 'held':
      return strings.onHold;
    case 'reconnecting':
      return strings.reconnectingPerson;
    case 'connected':
      return streams.some(({ kind }) => kind === 'screen') ? strings.sharing : '';
  }
}
