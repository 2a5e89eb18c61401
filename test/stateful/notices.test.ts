import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Notice, NoticeCode } from '../../src/contracts/notice.js';
import { addNotice, removeNotices, type NewNotice } from '../../src/stateful/notices.js';

const notice = (code: NoticeCode, at: number, change: Partial<NewNotice> = {}): NewNotice => ({
  code,
  level: 'quiet',
  at,
  ...change,
});

describe('notices', () => {
  it('tells people who come together as one, without a name', () => {
    let notices = addNotice([], notice('joined', 0, { subject: 'Ada', participant: 'ada' }));
    notices = addNotice(notices, notice('hand-raised', 500, { subject: 'Grace' }));
    notices = addNotice(notices, notice('joined', 1000, { subject: 'Grace', participant: 'grace' }));
    notices = addNotice(notices, notice('joined', 2500, { count: 3 }));
    expect(notices.map(({ code, count, subject }) => [code, count, subject])).to.deep.equal([
      ['joined', 5, undefined],
      ['hand-raised', undefined, 'Grace'],
    ]);
    expect(addNotice(notices, notice('joined', 4500))).to.have.length(3);
    expect(addNotice(notices, notice('left', 2600))).to.have.length(3);
  });

  it('says a thing once, anew', () => {
    const first = addNotice([], notice('request-failed', 0, { subject: 'set-camera' }));
    const both = addNotice(first, notice('request-failed', 1, { subject: 'set-microphone' }));
    const again = addNotice(
      both,
      notice('request-failed', 2, { subject: 'set-camera', error: 'device-busy' }),
    );
    expect(again.map(({ subject, error }) => [subject, error])).to.deep.equal([
      ['set-microphone', undefined],
      ['set-camera', 'device-busy'],
    ]);
    expect(again[1]!.id).not.to.equal(first[0]!.id);
  });

  it('lets those go first that only whisper', () => {
    let notices = addNotice([], notice('device-lost', 0, { level: 'warning' }));
    for (let person = 0; person < 50; person++) {
      notices = addNotice(
        notices,
        notice('hand-raised', person, { level: 'info', participant: String(person) }),
      );
    }
    expect(notices).to.have.length(20);
    expect(notices[0]!.code).to.equal('device-lost');
    expect(notices.at(-1)!.participant).to.equal('49');
  });

  it('removes what is over, and is the same list where nothing is', () => {
    const notices = addNotice([], notice('muted-by', 0));
    expect(removeNotices(notices, () => false)).to.equal(notices);
    expect(removeNotices(notices, ({ code }) => code === 'muted-by')).to.be.empty;
  });

  it('never gives one id to two of them at a time', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            code: fc.constantFrom<NoticeCode>('joined', 'muted-by', 'device-lost'),
            at: fc.nat(2),
            subject: fc.constantFrom('a', 'b', 'c'),
            dismiss: fc.boolean(),
          }),
        ),
        (steps) => {
          let notices: readonly Notice[] = [];
          for (const { dismiss, ...step } of steps) {
            notices = addNotice(notices, { ...step, level: 'info' });
            expect(new Set(notices.map(({ id }) => id)).size).to.equal(notices.length);
            if (dismiss) notices = notices.slice(1);
          }
        },
      ),
    ));
});
