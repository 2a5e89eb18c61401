import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Message, ReportedMessage } from '../../../src/contracts/chat.js';
import { mergeMessages } from '../../../src/stateful/chat/merge-messages.js';
import { reported } from '../../support/fake-chat-adapter.js';
import { copies, unsent } from './facts.js';

const none: readonly Message[] = [];
const cut = fc.array(fc.nat(7));

/** Cuts a list into pages of the given sizes. */
function pages<Item>(items: readonly Item[], sizes: readonly number[]): Item[][] {
  const rest = [...items];
  const cut = sizes.map((size) => rest.splice(0, size));
  return [...cut, rest];
}

const inPages = (messages: readonly ReportedMessage[], sizes: readonly number[], before = none) =>
  pages(messages, sizes).reduce<readonly Message[]>((rows, page) => mergeMessages(rows, page), before);

describe('mergeMessages', () => {
  it('ends the same, whatever the order, the pages and the repetitions', () =>
    fc.assert(
      fc.property(
        fc
          .array(copies)
          .chain((all) =>
            fc.tuple(
              fc.constant(all),
              fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
              cut,
              cut,
            ),
          ),
        ([all, shuffled, some, others]) => {
          expect(inPages(shuffled, some)).to.deep.equal(inPages(all, others));
        },
      ),
    ));

  it('has one row for each message, by the order of the server, in its highest version', () =>
    fc.assert(
      fc.property(fc.array(copies), cut, (all, sizes) => {
        const rows = inPages(all, sizes);
        const sequences = [...new Set(all.map(({ sequence }) => sequence))].sort((a, b) => a - b);
        expect(rows.map(({ sequence }) => sequence)).to.deep.equal(sequences);
        for (const row of rows) {
          const versions = all
            .filter(({ sequence }) => sequence === row.sequence)
            .map(({ version }) => version);
          expect(row.version).to.equal(Math.max(...versions));
        }
      }),
    ));

  it('puts mine in its place once the server has it, in the same row, whatever came first', () =>
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['k1', 'k2', 'k3'], { minLength: 0 }),
        fc.array(copies),
        cut,
        (mine, all, sizes) => {
          const rows = inPages(
            all,
            sizes,
            mine.map((key) => unsent(key)),
          );
          const arrived = new Set(all.map(({ clientMessageId }) => clientMessageId));
          const waiting = mine.filter((key) => !arrived.has(key));
          expect(rows.slice(rows.length - waiting.length).map(({ key }) => key)).to.deep.equal(waiting);
          expect(rows.slice(0, rows.length - waiting.length)).to.deep.equal(inPages(all, []));
          expect(new Set(rows.map(({ key }) => key)).size).to.equal(rows.length);
        },
      ),
    ));

  it('never changes the key of a row', () =>
    fc.assert(
      fc.property(fc.array(copies), fc.array(copies), (first, second) => {
        const before = mergeMessages([unsent('k1'), unsent('k2')], first);
        const after = mergeMessages(before, second);
        const keyOf = new Map(after.map(({ sequence, key }) => [sequence, key]));
        for (const { sequence, key, id } of before) if (id) expect(keyOf.get(sequence)).to.equal(key);
        expect(after.map(({ key }) => key)).to.include.members(before.map(({ key }) => key));
      }),
    ));

  it('keeps every row that did not change, and the list where none did', () =>
    fc.assert(
      fc.property(fc.array(copies), fc.array(copies), (first, second) => {
        const before = mergeMessages([unsent('k1')], first);
        const after = mergeMessages(before, second);
        for (const row of after) {
          const was = before.find(({ key }) => key === row.key);
          if (was?.version === row.version) expect(row).to.equal(was);
        }
        expect(mergeMessages(after, second)).to.equal(after);
      }),
    ));

  it('deletes for good, however late the deletion is heard of', () => {
    const deleted = reported(1, { version: 2, content: { kind: 'deleted' } });
    const edited = reported(1, { version: 3, content: { kind: 'text', text: 'still here' } });
    for (const order of [
      [deleted, edited],
      [edited, deleted],
    ]) {
      const [row] = inPages(order, [1]);
      expect(row!.content).to.deep.equal({ kind: 'deleted' });
    }
  });

  it('takes the copy that knows my id for the row it stands in', () => {
    const anonymous = mergeMessages([unsent('mine')], [reported(1)]);
    expect(anonymous).to.have.length(2);
    const known = mergeMessages(anonymous, [reported(1, { version: 9, clientMessageId: 'mine' })]);
    expect(known.map(({ key, status }) => [key, status])).to.deep.equal([['mine', 'sent']]);
  });

  it('is not slow in a long thread', () => {
    const all = Array.from({ length: 100_000 }, (_, index) => reported(index + 1));
    let rows = mergeMessages(none, all);
    const begun = performance.now();
    for (let next = 0; next < 100; next++) rows = mergeMessages(rows, [reported(100_001 + next)]);
    const each = (performance.now() - begun) / 100;
    console.log(`a message into 100,000: ${each.toFixed(3)} ms`);
    expect(rows).to.have.length(100_100);
    expect(each).to.be.below(8); // Half a frame, on a machine that does other things, too.
  });
});
