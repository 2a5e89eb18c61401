import {
  autoUpdate,
  computePosition,
  flip,
  offset,
  shift,
  size,
  type Placement,
  type ReferenceElement,
} from '@floating-ui/dom';

/** CSS pixels between the panel and the edge of the window. */
const MARGIN = 8;

/**
 * Keeps a panel of the top layer beside `reference`, inside the window, until the result is called. Loaded when a
 * first menu opens, so that a page which opens none does not pay for it.
 */
export function placePanel(
  reference: ReferenceElement,
  panel: HTMLElement,
  placement: Placement,
): () => void {
  return autoUpdate(reference, panel, () => {
    void move(reference, panel, placement);
  });
}

async function move(reference: ReferenceElement, panel: HTMLElement, placement: Placement) {
  const { x, y } = await computePosition(reference, panel, {
    placement,
    strategy: 'fixed',
    middleware: [
      offset(MARGIN),
      flip({ padding: MARGIN, fallbackAxisSideDirection: 'end' }),
      shift({ padding: MARGIN }),
      size({
        padding: MARGIN,
        apply({ availableHeight }) {
          panel.style.setProperty('--_available', `${Math.max(availableHeight, 96)}px`);
        },
      }),
    ],
  });
  panel.style.setProperty('inset', `${y}px auto auto ${x}px`);
  panel.style.setProperty('margin', '0');
}
