import type { Core } from '../core/core.js';
import type { Clock } from '../core/clock.js';
import type { Addresses } from './addresses.js';
import type { IceOptions } from './ice.js';
import type { Limits, Rate } from './limits.js';
import type { OriginPolicy } from './origins.js';
import { RateLimiter } from './rate-limiter.js';

/** What the native API works with. */
export interface NativeContext {
  readonly core: Core;
  readonly limits: Limits;
  readonly rates: Rates;
  readonly addresses: Addresses;
  readonly origins: OriginPolicy;
  readonly ice: IceOptions;
  /** Anybody may come in by a name alone. */
  readonly guests: boolean;
  readonly report: (error: unknown) => void;
}

/** The limits that are rates. */
type RateName = { [Name in keyof Limits]: Limits[Name] extends Rate ? Name : never }[keyof Limits];

export type Rates = Readonly<Record<RateName, RateLimiter>>;

export function makeRates(clock: Clock, limits: Limits): Rates {
  const limiter = (name: RateName) => new RateLimiter(clock, limits[name]);
  return {
    address: limiter('address'),
    guests: limiter('guests'),
    addressRooms: limiter('addressRooms'),
    rooms: limiter('rooms'),
    requests: limiter('requests'),
    messages: limiter('messages'),
    frames: limiter('frames'),
    signals: limiter('signals'),
  };
}
