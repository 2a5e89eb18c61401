import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { formatIdentifier, parseIdentifier, type Identifier } from '../../src/contracts/identifiers.js';

const part = fc.string({ minLength: 1, unit: 'binary' });
const cloud = fc.constantFrom('public' as const, 'dod' as const, 'gcch' as const);

const identifier: fc.Arbitrary<Identifier> = fc.oneof(
  part.map((id): Identifier => ({ kind: 'communication-user', id: `8:acs:${id}` })),
  part.map((phoneNumber): Identifier => ({ kind: 'phone-number', phoneNumber })),
  fc
    .record({ userId: part, cloud })
    .map((user): Identifier => ({ kind: 'teams-user', ...user, anonymous: false })),
  part.map((userId): Identifier => ({ kind: 'teams-user', userId, cloud: 'public', anonymous: true })),
  fc.record({ botId: part, cloud }).map((bot): Identifier => ({ kind: 'bot', ...bot })),
);

/** Strings that look as if they were identifiers. */
const almost = fc
  .tuple(
    fc.constantFrom(
      '',
      '4:',
      '8:',
      '8:acs:',
      '8:orgid:',
      '8:dod:',
      '8:teamsvisitor:',
      '28:',
      '28:orgid:',
      '28:gcch:',
    ),
    fc.oneof(fc.constant(''), fc.string({ unit: 'binary' })),
  )
  .map((parts) => parts.join(''));

describe('identifiers', () => {
  it('reads the known forms', () => {
    expect(parseIdentifier('8:acs:1_2').kind).to.equal('communication-user');
    expect(parseIdentifier('8:spool:1').kind).to.equal('communication-user');
    expect(parseIdentifier('4:+15551234')).to.deep.equal({ kind: 'phone-number', phoneNumber: '+15551234' });
    expect(parseIdentifier('8:gcch:ada')).to.deep.equal({
      kind: 'teams-user',
      userId: 'ada',
      cloud: 'gcch',
      anonymous: false,
    });
    expect(parseIdentifier('28:orgid:bot')).to.deep.equal({ kind: 'bot', botId: 'bot', cloud: 'public' });
    expect(parseIdentifier('8:acs:').kind).to.equal('unknown');
    expect(parseIdentifier('').kind).to.equal('unknown');
  });

  it('writes every string back as it was', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), almost), (rawId) => {
        expect(formatIdentifier(parseIdentifier(rawId))).to.equal(rawId);
      }),
    ));

  it('reads every identifier back as it was', () =>
    fc.assert(
      fc.property(identifier, (one) => {
        expect(parseIdentifier(formatIdentifier(one))).to.deep.equal(one);
      }),
    ));
});
