/** The longest wait for an idle moment, in milliseconds. */
const PATIENCE = 1000;

/** Runs `work` once the browser has nothing more urgent to do. Call the result to call it off. */
export function whenIdle(work: () => void): () => void {
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, PATIENCE / 2);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: PATIENCE });
  return () => cancelIdleCallback(handle);
}
