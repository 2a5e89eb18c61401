import { autoUpdate, computePosition, flip, offset, shift, size, type Placement } from '@floating-ui/dom';
import { watchSize } from '../../media/observers.js';
import { MARGIN } from './stands-beside.js';

/**
 * Keeps a panel of the top layer beside its trigger, inside the window, until the result is called. Loaded where the
 * browser cannot do so by itself.
 */
export function placePanel(trigger: Element, panel: HTMLElement, placement: Placement): () => void {
  const { style } = panel;
  let stopped = false;

  const move = async () => {
    const { x, y } = await computePosition(trigger, panel, {
      placement,
      strategy: 'fixed',
      middleware: [
        offset(MARGIN),
        flip({ padding: MARGIN }),
        shift({ padding: MARGIN }),
        size({
          padding: MARGIN,
          apply({ availableHeight }) {
            if (!stopped) style.setProperty('--_available', `${Math.max(availableHeight, 96)}px`);
          },
        }),
      ],
    });
    if (stopped) return;
    style.setProperty('inset', `${y}px auto auto ${x}px`);
    style.setProperty('margin', '0');
  };

  // Without observers of its own, of which it has several: it looks in each frame while the panel is open.
  const stop = autoUpdate(trigger, panel, () => void move(), {
    animationFrame: true,
    elementResize: false,
    layoutShift: false,
  });
  const stopWatching = watchSize(panel, () => void move());
  return () => {
    stopped = true;
    stop();
    stopWatching();
    for (const name of ['--_available', 'inset', 'margin']) style.removeProperty(name);
  };
}
