/** Web Test Runner's own commands know no wheel and no finger. */
const gestures = {
  async wheel(page, { x, y, by }) {
    await page.mouse.move(x, y);
    await page.mouse.wheel({ deltaY: by });
  },
  click: (page, { x, y }) => page.mouse.click(x, y),
  touch: (page, { x, y }) => page.touchscreen.touchStart(x, y),
  drag: (page, { x, y }) => page.touchscreen.touchMove(x, y),
  lift: (page) => page.touchscreen.touchEnd(),
  press: (page, { key }) => page.keyboard.press(key),
  calm: (page, { calm }) =>
    page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: calm ? 'reduce' : 'no-preference' }]),
};

/** Lets tests use the browser's own input, see `test/scroll/hands.ts`. */
export function gesturesPlugin() {
  return {
    name: 'gestures',
    async executeCommand({ command, payload, session }) {
      if (command !== 'gesture') return undefined;
      await gestures[payload.type](session.browser.getPage(session.id), payload);
      return true;
    },
  };
}
