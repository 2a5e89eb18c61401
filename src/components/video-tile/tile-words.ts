import type { Participant, StreamKind, VideoStream } from '../../contracts/call.js';
import type { GridStrings } from '../../i18n/en/grid.js';

/** What a tile has to say of a person. */
export interface TileFacts {
  readonly participant: Participant;
  readonly mine: boolean;
  readonly kind: StreamKind;
  readonly stream: VideoStream | undefined;
  readonly pinned: boolean;
  /** The place of their hand among those that are up; 0 while it is down. */
  readonly handOrder: number;
  readonly words: GridStrings;
}

/** The name on the plate. */
export function tileName({ participant, mine, kind, words }: TileFacts): string {
  if (mine) return kind === 'screen' ? words.sharing : words.you;
  const name = participant.name.trim() || words.guest;
  return kind === 'screen' ? words.screenOf(name) : name;
}

/** Why there is no picture, or an old one; undefined while all is well. */
export function tileStatus({ participant, stream, words }: TileFacts): string | undefined {
  switch (participant.state) {
    case 'ringing':
      return words.calling;
    case 'connecting':
      return words.connecting;
    case 'reconnecting':
      return words.reconnecting;
    case 'held':
      return words.onHold;
    case 'connected':
      return stream?.paused ? words.videoPaused : undefined;
  }
}

/** All that the tile shows, in one line for assistive technology. */
export function describeTile(facts: TileFacts): string {
  const { participant, kind, pinned, handOrder, stream, words } = facts;
  const camera: readonly (string | boolean)[] =
    kind === 'screen'
      ? []
      : [
          participant.muted && words.muted,
          !stream?.available && !stream?.paused && words.cameraOff,
          participant.speaking && words.speaking,
          handOrder > 0 && words.handOrder(handOrder),
          participant.spotlit && words.spotlit,
        ];
  const parts = [tileName(facts), tileStatus(facts) ?? false, ...camera, pinned && words.pinned];
  return words.list(parts.filter((part) => typeof part === 'string'));
}
