/** Milliseconds after which the next letter begins a new word. */
const PAUSE = 700;

/** Finds things by their first letters, as they are typed. */
export class TypeAhead {
  #typed = '';
  #at = 0;

  /**
   * Where to go for one more letter; undefined where nothing begins so. The same letter again goes to the next one
   * that begins with it.
   *
   * @param at - Milliseconds, as `event.timeStamp` has them.
   */
  find(letter: string, labels: readonly string[], from: number, at: number): number | undefined {
    const fresh = at - this.#at > PAUSE;
    this.#at = at;
    this.#typed = (fresh ? '' : this.#typed) + letter.toLowerCase();
    const one = letter.toLowerCase();
    const repeated = this.#typed === one.repeat(this.#typed.length / one.length);
    const wanted = repeated ? one : this.#typed;
    const first = repeated ? from + 1 : Math.max(from, 0);
    for (let step = 0; step < labels.length; step++) {
      const index = (first + step) % labels.length;
      if (labels[index]?.toLowerCase().startsWith(wanted)) return index;
    }
    return undefined;
  }
}
