/** Asks again until the answer is true; fails with what was expected and the last answer. */
export async function eventually<T>(
  expectation: string,
  ask: () => Promise<T> | T,
  { within = 15_000, every = 100 }: { within?: number; every?: number } = {},
): Promise<T> {
  const end = Date.now() + within;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end)
      throw new Error(`Expected ${expectation} within ${within} ms; last: ${String(last)}`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
