import type { ChatFact } from '../../src/contracts/chat.js';
import type { Gesture, Hands } from './hands.js';
import { endChecks } from './end-checks.js';
import { scrollingChecks } from './scrolling-checks.js';
import { Stage } from './stage.js';
import { stillChecks } from './still-checks.js';
import { touchChecks } from './touch-checks.js';

/** Something that holds in every browser. Throws where it does not. */
export interface Check {
  readonly name: string;
  /** What the chat knows; by default 200 messages, and that there are no older ones. */
  readonly facts?: readonly ChatFact[];
  /** What a driver must be able to do for it; by default no more than turn a wheel. */
  readonly needs?: readonly Gesture['type'][];
  readonly run: (stage: Stage) => Promise<void>;
}

/**
 * How a list of messages scrolls: what somebody reads does not move, the end is followed while it is in view, and
 * nothing is taken from a hand that scrolls.
 */
export const scrollContract: readonly Check[] = [
  ...stillChecks,
  ...endChecks,
  ...scrollingChecks,
  ...touchChecks,
];

export async function runCheck({ facts, run }: Check, hands: Hands): Promise<void> {
  const stage = await Stage.set(hands, facts);
  try {
    await run(stage);
  } finally {
    stage.strike();
  }
}

/** What the driver of this browser cannot do for a check. */
export function missing({ needs = ['wheel'] }: Check, { can }: Hands): readonly Gesture['type'][] {
  return needs.filter((type) => !can.has(type));
}
