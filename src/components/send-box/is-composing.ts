/**
 * An input method is still at work: this key belongs to it. WebKit ends the composition before it tells of the
 * key, and says so by 229 alone (https://bugs.webkit.org/show_bug.cgi?id=165004).
 */
export function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- The only sign that WebKit gives.
  return event.isComposing || event.keyCode === 229;
}
