import { expect } from '@open-wc/testing';
import '../../../src/define/connect-simulated.js';
import { AcsError } from '../../../src/contracts/errors.js';
import { loadConnector } from '../../../src/stateful/connectors.js';

const connect = async (attributes: Readonly<Record<string, string>>) => {
  const connector = await loadConnector('simulated');
  const options = {
    attributes: new Map(Object.entries(attributes)),
    credential: undefined,
    signal: new AbortController().signal,
  };
  return { connector, call: connector.connectCall(options), chat: connector.connectChat(options) };
};

describe('the transport "simulated"', () => {
  it('is made of a tag’s attributes', async () => {
    const { connector, call, chat } = await connect({
      people: '7',
      script: 'lively-meeting',
      room: 'standup',
      'display-name': 'Robin',
    });
    expect((await call).name).to.equal('Robin');
    expect((await chat).thread).to.equal('standup');
    expect(connector.attributes).to.include.members([
      'people',
      'seed',
      'script',
      'display-name',
      'thread',
      'room',
    ]);
  });

  it('needs no attribute at all', async () => {
    const { call, chat } = await connect({});
    expect((await call).name).to.equal(undefined);
    expect((await chat).thread).to.equal('simulated');
  });

  for (const [target, value] of [
    ['people', 'many'],
    ['people', '-1'],
    ['people', '1.5'],
    ['people', '301'],
    ['people', ''],
    ['script', 'opera'],
    ['script', 'toString'],
  ] as const) {
    it(`refuses ${target}="${value}" and names the attribute`, async () => {
      for (const attempt of Object.values(await connect({ [target]: value })).slice(1)) {
        const error = await (attempt as Promise<unknown>).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        expect(error).to.be.instanceOf(AcsError).that.includes({ code: 'invalid-argument', target });
      }
    });
  }
});
