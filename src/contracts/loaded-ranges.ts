interface Range {
  /** The first sequence in it. */
  readonly from: number;
  /** The first sequence that is not in it any more. */
  readonly to: number;
}

/** Which parts of a thread an adapter has reported, by sequence. What lies between two of them is a gap. */
export class LoadedRanges {
  #ranges: readonly Range[] = [];

  /** The lowest sequence; Infinity where there is none. */
  get oldest(): number {
    return this.#ranges[0]?.from ?? Infinity;
  }

  /** The highest sequence; 0 where there is none. */
  get newest(): number {
    return (this.#ranges.at(-1)?.to ?? 1) - 1;
  }

  get gaps(): readonly { readonly after: number; readonly before: number }[] {
    return this.#ranges.flatMap(({ to }, index) => {
      const next = this.#ranges[index + 1];
      return next ? [{ after: to - 1, before: next.from }] : [];
    });
  }

  has(sequence: number): boolean {
    return this.#ranges.some(({ from, to }) => sequence >= from && sequence < to);
  }

  /** Everything from the first of these sequences to the second, both included, has been reported. */
  add(first: number, last: number): void {
    if (last < first) return;
    const touches = ({ from, to }: Range) => from <= last + 1 && to >= first;
    const joined = this.#ranges.filter(touches);
    const from = Math.min(first, ...joined.map((one) => one.from));
    const to = Math.max(last + 1, ...joined.map((one) => one.to));
    const others = this.#ranges.filter((one) => !touches(one));
    this.#ranges = [...others, { from, to }].sort((a, b) => a.from - b.from);
  }
}
