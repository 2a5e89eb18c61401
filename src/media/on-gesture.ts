const gestures = ['pointerup', 'keydown', 'touchend', 'click'] as const;

/**
 * Runs `task` at the next click, tap or key press anywhere on the page: browsers let a page make sound only
 * from then on. Call the result to stop waiting.
 */
export function onGesture(task: () => void): () => void {
  const stop = new AbortController();
  for (const gesture of gestures) {
    window.addEventListener(
      gesture,
      () => {
        stop.abort();
        task();
      },
      { capture: true, passive: true, signal: stop.signal },
    );
  }
  return () => stop.abort();
}
