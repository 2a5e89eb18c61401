import { expect } from '@open-wc/testing';
import { AcsError } from '../../src/contracts/errors.js';

describe('AcsError', () => {
  it('is told apart by its code and keeps what caused it', () => {
    const cause = new TypeError('odd');
    const error = new AcsError('invalid-argument', 'A room needs a name.', { cause, target: 'room' });
    expect(error).to.be.instanceOf(Error);
    expect(error).to.include({ name: 'AcsError', code: 'invalid-argument', target: 'room', cause });
    expect('cause' in new AcsError('closed', 'Gone.')).to.be.false;
  });

  it('says whether the same may succeed later', () => {
    expect(new AcsError('unreachable', '').retryable).to.be.true;
    expect(new AcsError('forbidden', '').retryable).to.be.false;
  });

  it('wraps what is none of ours once, and ours not at all', () => {
    const ours = new AcsError('full', 'Full.');
    expect(AcsError.from(ours)).to.equal(ours);
    expect(AcsError.from('odd')).to.include({ code: 'internal', message: 'odd', cause: 'odd' });
    expect(AcsError.from(new TypeError('odd'))).to.include({ code: 'internal', message: 'odd' });
  });
});
