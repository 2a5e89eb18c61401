import assert from 'node:assert/strict';
import type { Clock } from '../../server/core/clock.js';
import { openCore, type Core } from '../../server/core/core.js';

/** The domain without a server, in memory unless it is given a folder. */
export function open(clock: Clock, folder?: string, grace = 5_000): Promise<Core> {
  return openCore({
    folder,
    clock,
    tokenLifetime: 60_000,
    grace,
    limit: 10,
    report: (error) => assert.fail(String(error)),
  });
}
