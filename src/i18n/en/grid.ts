/** The words of the grid: its tiles, pages and menus. */
export const gridStrings = {
  you: 'You',
  /** For somebody who has given no name. */
  guest: 'Guest',
  people: 'People in the call',
  screenOf: (name: string) => `${name}’s screen`,
  /** Several facts of one person, to be read out: "Ada, muted, speaking". */
  list: (parts: readonly string[]) => parts.join(', '),
  muted: 'muted',
  cameraOff: 'camera off',
  speaking: 'speaking',
  pinned: 'pinned',
  spotlit: 'in the spotlight',
  /** The place of a hand among those that are up. */
  handOrder: (order: number) => `hand raised, number ${order}`,
  calling: 'Calling…',
  connecting: 'Connecting…',
  reconnecting: 'Reconnecting…',
  onHold: 'On hold',
  videoPaused: 'Video paused: weak connection',
  optionsFor: (name: string) => `Options for ${name}`,
  pin: 'Pin for me',
  unpin: 'Unpin',
  mute: 'Mute',
  fit: 'Show the whole picture',
  fill: 'Fill the tile',
  moveTile: 'Move to the next corner',
  movable: 'Arrow keys move it to another corner',
  remove: 'Remove from the call…',
  removeQuestion: (name: string) => `Remove ${name} from the call?`,
  removeNow: 'Remove',
  cancel: 'Cancel',
  sharing: 'You are sharing your screen',
  stopSharing: 'Stop sharing',
  alone: 'You are the only one here',
  aloneHint: 'Others appear as soon as they join.',
  pages: 'Pages',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  /** The same in little room. */
  pageShort: (page: number, pages: number) => `${page} / ${pages}`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
};

export type GridStrings = typeof gridStrings;
