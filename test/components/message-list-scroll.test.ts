import { executeServerCommand } from '@web/test-runner-commands';
import '../../src/define/chat-provider.js';
import '../../src/define/message-list.js';
import { missing, runCheck, scrollContract } from '../scroll/contract.js';
import type { Gesture, Hands } from '../scroll/hands.js';

/** Firefox's driver moves a finger that scrolls nothing, and does not know of motion. */
const firefox = navigator.userAgent.includes('Firefox');

const hands: Hands = {
  can: new Set<Gesture['type']>([
    'wheel',
    'click',
    'press',
    'touch',
    'lift',
    ...(firefox ? [] : (['drag', 'calm'] as const)),
  ]),
  do: async (gesture) => {
    await executeServerCommand('gesture', { ...gesture });
  },
};

describe('acs-message-list under hands', () => {
  for (const check of scrollContract) {
    if (missing(check, hands).length > 0) continue; // Another browser can: it is no test here, nor a skipped one.
    it(check.name, async function () {
      this.timeout(60_000);
      await runCheck(check, hands);
    });
  }
});
