import type { VideoStream } from '../../../src/contracts/call.js';
import type { GridInput } from '../../../src/stateful/grid/grid-input.js';
import { participant } from '../../support/participant.js';

export { participant };

/** What somebody sends. */
export function streams(
  id: string,
  { camera = false, screen = false }: { readonly camera?: boolean; readonly screen?: boolean },
): readonly VideoStream[] {
  const kinds = [...(camera ? (['camera'] as const) : []), ...(screen ? (['screen'] as const) : [])];
  return kinds.map((kind) => ({ id: `${id}-${kind}`, kind, available: true, paused: false }));
}

/** A grid of 1280 × 720 with so many others in it. */
export function gridInput(others: number, change: Partial<GridInput> = {}): GridInput {
  return {
    participants: Array.from({ length: others }, (_, index) => participant(`p${index}`)),
    sharing: false,
    pinned: [],
    speech: new Map(),
    layout: 'auto',
    localTile: 'auto',
    corner: { inline: 'end', block: 'end' },
    width: 1280,
    height: 720,
    gap: 10,
    page: 1,
    mostTiles: 49,
    leastWidth: 120,
    pagerHeight: 48,
    frozen: false,
    held: new Set(),
    ...change,
  };
}
