import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { callAdapterConformance } from '../../../src/testing/call-adapter-conformance.js';
import { callFaultConformance } from '../../../src/testing/call-fault-conformance.js';
import { chatAdapterConformance } from '../../../src/testing/chat-adapter-conformance.js';
import { openStage, type Stage } from './support/stage.js';

const suites = {
  call: callAdapterConformance,
  chat: chatAdapterConformance,
  faults: callFaultConformance,
};

describe('the local transport', () => {
  let stage: Stage;
  let page: Page;

  before(async () => {
    stage = await openStage();
    page = await stage.enter();
  });
  after(() => stage.close());

  for (const suite of ['call', 'chat', 'faults'] as const) {
    describe(`as ${suite === 'faults' ? 'a call adapter, when something breaks' : `a ${suite} adapter`}`, () => {
      suites[suite].forEach(({ name }, index) => {
        it(name, async () => {
          await page.evaluate(
            ([suite, index, server, room]) => window.person.conform(suite, index, server, room),
            [suite, index, stage.server.url, `${suite}-${index}`] as const,
          );
        });
      });
    });
  }
});
