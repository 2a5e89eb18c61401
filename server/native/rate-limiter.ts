import type { Clock } from '../core/clock.js';
import { Refusal } from '../core/refusal.js';
import type { Rate } from './limits.js';

interface Bucket {
  tokens: number;
  at: number;
}

/** Above this many buckets the full ones are forgotten. */
const MANY = 10_000;

/** A token bucket for each key: a person, or an address. */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #rate: Rate;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
  }

  /** @throws Refusal - `throttled`, with the seconds until there is room again. */
  take(key: string): void {
    const { burst, perSecond } = this.#rate;
    const now = this.#clock.now();
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now };
    bucket.tokens = this.#refilled(bucket, now);
    bucket.at = now;
    if (this.#buckets.size >= MANY) this.#forgetFull(now);
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) {
      const retryAfter = Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
      throw new Refusal('throttled', 'Too many requests.', { retryAfter });
    }
    bucket.tokens -= 1;
  }

  #refilled({ tokens, at }: Bucket, now: number) {
    const { burst, perSecond } = this.#rate;
    return Math.min(burst, tokens + (Math.max(0, now - at) / 1000) * perSecond);
  }

  #forgetFull(now: number) {
    for (const [key, bucket] of this.#buckets) {
      if (this.#refilled(bucket, now) >= this.#rate.burst) this.#buckets.delete(key);
    }
  }
}
