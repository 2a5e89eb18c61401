import { expect } from '@open-wc/testing';
import type { Connector } from '../../src/contracts/connector.js';
import { AcsError } from '../../src/contracts/errors.js';
import { loadConnector, registerConnector } from '../../src/stateful/connectors.js';

const connector = (): Connector => ({
  attributes: [],
  connectCall: () => Promise.reject(new AcsError('unsupported', 'no')),
  connectChat: () => Promise.reject(new AcsError('unsupported', 'no')),
});

const failure = async (promise: Promise<unknown>) =>
  AcsError.from(await promise.catch((error: unknown) => error));

describe('connectors', () => {
  it('gives what was registered, the latest under a name', async () => {
    const [first, second] = [connector(), connector()];
    registerConnector('test-one', () => Promise.resolve(first));
    expect(await loadConnector('test-one')).to.equal(first);
    registerConnector('test-one', () => Promise.resolve(second));
    expect(await loadConnector('test-one')).to.equal(second);
  });

  it('names what is known when asked for what is not', async () => {
    registerConnector('test-two', () => Promise.resolve(connector()));
    const error = await failure(loadConnector('test-twp'));
    expect(error).to.include({ code: 'unknown-transport', target: 'transport' });
    expect(error.message).to.contain('"test-twp"').and.contain('"test-two"');
  });

  it('makes a loader that breaks one of our errors, and asks it again next time', async () => {
    let times = 0;
    registerConnector('test-three', () => {
      if (times++ === 0) return Promise.reject(new TypeError('Failed to fetch'));
      return Promise.resolve(connector());
    });
    expect(await failure(loadConnector('test-three'))).to.include({ code: 'unreachable' });
    expect(await loadConnector('test-three')).to.have.property('attributes');
  });

  it('wants a name', () => {
    expect(() => registerConnector('', () => Promise.resolve(connector()))).to.throw(
      AcsError,
      'needs a name',
    );
  });
});
