import type { Core } from '../core/core.js';
import type { Clock } from '../core/clock.js';
import type { IceOptions } from './ice.js';
import type { Limits, Rate } from './limits.js';
import type { OriginPolicy } from './origins.js';
import { RateLimiter } from './rate-limiter.js';

/** What the native API works with. */
export interface NativeContext {
  readonly core: Core;
  readonly limits: Limits;
  readonly rates: Rates;
  readonly origins: OriginPolicy;
  readonly ice: IceOptions;
  /** Anybody may come in by a name alone. */
  readonly guests: boolean;
  readonly report: (error: unknown) => void;
}

export type Rates = Readonly<Record<'guests' | 'requests' | 'messages' | 'frames' | 'signals', RateLimiter>>;

export function makeRates(clock: Clock, limits: Limits): Rates {
  const limiter = (rate: Rate) => new RateLimiter(clock, rate);
  return {
    guests: limiter(limits.guests),
    requests: limiter(limits.requests),
    messages: limiter(limits.messages),
    frames: limiter(limits.frames),
    signals: limiter(limits.signals),
  };
}
