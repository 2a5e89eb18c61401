/** Makes a textarea as high as its text, where the browser does not do so by itself (`field-sizing: content`). */
export function fitHeight(textarea: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  const { style, offsetHeight, clientHeight } = textarea;
  style.setProperty('block-size', 'auto');
  style.setProperty('block-size', `${textarea.scrollHeight + offsetHeight - clientHeight}px`);
}
