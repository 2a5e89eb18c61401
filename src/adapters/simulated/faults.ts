import type { PerformOptions } from '../../contracts/adapter.js';
import type { Clock } from '../../contracts/clock.js';
import { AcsError } from '../../contracts/errors.js';
import type { Fault, RequestType } from './action.js';
import { wait } from './wait.js';

type Rule = Extract<Fault, { readonly type: 'refuse' | 'delay' | 'never-answer' | 'lose-answer' }>;

/** What goes wrong with requests, until it has gone wrong often enough. */
export class Faults {
  readonly #clock: Clock;
  #rules: { readonly rule: Rule; left: number }[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(rule: Rule): void {
    this.#rules.push({ rule, left: rule.times ?? 1 });
  }

  clear(): void {
    this.#rules = [];
  }

  /**
   * Lets a request pass, after `latency` seconds, or does to it what the rules say.
   *
   * @returns Its answer arrives; false where it gets lost.
   * @throws AcsError - What a rule says, or the reason of the signal.
   */
  async meet(type: RequestType, latency: number, { signal }: PerformOptions): Promise<boolean> {
    let arrives = true;
    let seconds = latency;
    for (const one of this.#rules.filter(({ rule }) => rule.request === type)) {
      this.#use(one);
      if (one.rule.type === 'delay') seconds += one.rule.seconds;
      if (one.rule.type === 'never-answer') seconds = Infinity;
      if (one.rule.type === 'lose-answer') arrives = false;
      if (one.rule.type === 'refuse') {
        await wait(this.#clock, seconds, signal);
        throw new AcsError(one.rule.code, `The simulation refuses "${type}", as it was told to.`);
      }
    }
    await wait(this.#clock, seconds, signal);
    return arrives;
  }

  #use(one: { left: number }) {
    one.left--;
    this.#rules = this.#rules.filter(({ left }) => left > 0);
  }
}
