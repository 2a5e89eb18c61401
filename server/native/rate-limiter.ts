import type { Clock } from '../core/clock.js';
import { Refusal } from '../core/refusal.js';
import type { Rate } from './limits.js';

interface Bucket {
  tokens: number;
  at: number;
}

/** Of more keys than these, the ones that have asked for nothing the longest are forgotten. */
const MANY = 50_000;

/** A token bucket for each key: a person, or an address. */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #rate: Rate;
  /** In the order of their last use. */
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  /**
   * @param cost - How many at once; never more than the burst is asked.
   * @throws Refusal - `throttled`, with the seconds until there is room again.
   */
  take(key: string, cost = 1): void {
    const { burst, perSecond } = this.#rate;
    const wanted = Math.min(cost, burst);
    const bucket = this.#use(key);
    if (bucket.tokens < wanted) {
      const retryAfter = Math.max(1, Math.ceil((wanted - bucket.tokens) / perSecond));
      throw new Refusal('throttled', 'Too many requests.', { retryAfter });
    }
    bucket.tokens -= wanted;
  }

  #use(key: string): Bucket {
    const now = this.#clock.now();
    const before = this.#buckets.get(key) ?? { tokens: this.#rate.burst, at: now };
    const bucket = { tokens: this.#refilled(before, now), at: now };
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > MANY) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    return bucket;
  }

  #refilled({ tokens, at }: Bucket, now: number) {
    const { burst, perSecond } = this.#rate;
    return Math.min(burst, tokens + (Math.max(0, now - at) / 1000) * perSecond);
  }
}
