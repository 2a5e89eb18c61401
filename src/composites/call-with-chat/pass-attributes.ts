/** Attributes that are about an element itself, not about what it does. */
const ITS_OWN =
  /^(?:id|class|style|slot|part|exportparts|hidden|inert|tabindex|role|title|dir|lang|is|aria-.*|data-.*)$/;

/** Gives one element's attributes to another: all of them, or those that are named. */
export function passAttributes(from: Element, to: Element, names = from.getAttributeNames()): void {
  for (const name of names) {
    if (ITS_OWN.test(name)) continue;
    const value = from.getAttribute(name);
    if (value === null) to.removeAttribute(name);
    else if (to.getAttribute(name) !== value) to.setAttribute(name, value);
  }
}
