/** CSS pixels between a panel and its trigger, and between a panel and the edge of the window. */
export const MARGIN = 8;

/** CSS pixels: the trigger may be pressed in, and text may be zoomed. */
const TOLERANCE = 4;

/**
 * Whether the style sheet alone has put a panel next to its trigger. Not so in browsers without anchor positioning, nor
 * in those that take no account of transforms around the trigger, as Firefox 153 does, or of right-to-left text.
 */
export function standsBeside(trigger: Element, panel: Element): boolean {
  const from = trigger.getBoundingClientRect();
  const to = panel.getBoundingClientRect();
  if (near(to.left - from.right, MARGIN) || near(from.left - to.right, MARGIN)) return near(to.top, from.top);
  const above = near(from.top - to.bottom, MARGIN);
  const below = near(to.top - from.bottom, MARGIN);
  return (above || below) && isAligned(from, to);
}

/** Along an edge of the trigger or its middle, or pushed in from the edge of the window. */
function isAligned(from: DOMRect, to: DOMRect) {
  return (
    near(to.left, from.left) ||
    near(to.right, from.right) ||
    near(to.left + to.right, from.left + from.right) ||
    near(to.left, MARGIN) ||
    near(to.right, document.documentElement.clientWidth - MARGIN)
  );
}

function near(value: number, wanted: number) {
  return Math.abs(value - wanted) <= TOLERANCE;
}
