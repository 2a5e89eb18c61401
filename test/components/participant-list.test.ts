import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import fc from 'fast-check';
import { keepOrder, orderPeople } from '../../src/components/participant-list/order-people.js';
import type { Participant } from '../../src/contracts/call.js';
import '../../src/define/call-provider.js';
import '../../src/define/participant-list.js';
import { createStatefulCall } from '../../src/stateful/call/stateful-call.js';
import { FakeCallAdapter } from '../support/fake-call-adapter.js';
import { participant } from '../support/participant.js';

async function mount(...people: readonly Participant[]) {
  const adapter = new FakeCallAdapter(
    { type: 'me-changed', change: { id: 'me', name: 'Robin' } },
    { type: 'participants-changed', participants: people, at: 0 },
    { type: 'status-changed', status: 'connected', at: 0 },
  );
  const call = createStatefulCall(adapter);
  const provider = await fixture(html`
    <acs-call-provider .call=${call}
      ><acs-participant-list style="height: 400px"></acs-participant-list
    ></acs-call-provider>
  `);
  const element = provider.querySelector('acs-participant-list')!;
  const settle = async () => {
    await nextFrame();
    await element.updateComplete;
    await nextFrame();
  };
  await settle();
  const root = element.shadowRoot!;
  const rows = () =>
    [...root.querySelectorAll<HTMLElement>('[part="person"]')].sort(
      (a, b) => Number(a.ariaPosInSet) - Number(b.ariaPosInSet),
    );
  const names = () => rows().map((row) => row.querySelector('.name')!.textContent);
  const row = (id: string) => root.querySelector<HTMLElement>(`[data-id="${id}"]`)!;
  const choose = async (id: string, entry: string) => {
    const menu = row(id).querySelector('acs-menu')!;
    await menu.show();
    const items = [...menu.shadowRoot!.querySelectorAll<HTMLElement>('[part="item"]')];
    items.find((item) => item.textContent.includes(entry))!.click();
    await settle();
  };
  const press = async (key: string) => {
    root.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    await settle();
  };
  const search = async (typed: string) => {
    const input = root.querySelector('input')!;
    input.value = typed;
    input.dispatchEvent(new Event('input'));
    await settle();
  };
  const leave = (...ids: string[]) => adapter.report({ type: 'participants-left', ids, at: 1 });
  return { adapter, call, element, root, rows, names, row, choose, press, search, leave, settle };
}

const crowd = (count: number) =>
  Array.from({ length: count }, (_, index) => participant(`p${index}`, { name: `Person ${index + 1}` }));

describe('acs-participant-list', () => {
  it('is accessible', async () => {
    const { element } = await mount(participant('ada', { handRaisedAt: 1 }), ...crowd(9));
    await expect(element).to.be.accessible();
  });

  it('says so when nobody else is here', async () => {
    const { root, names } = await mount();
    expect(names()).to.deep.equal(['Robin (you)']);
    expect(root.querySelector('[part="empty"]')!.textContent).to.contain('only one');
  });

  it('has me first, then hands in their order, then speakers, then all others by name', async () => {
    const { adapter, names, settle } = await mount(
      participant('zoe'),
      participant('ben'),
      participant('cleo', { handRaisedAt: 20 }),
      participant('dan', { handRaisedAt: 10 }),
      participant('ada'),
    );
    adapter.report({ type: 'speaking-changed', ids: ['zoe'], at: 5 });
    await settle();
    expect(names()).to.deep.equal(['Robin (you)', 'dan', 'cleo', 'zoe', 'ada', 'ben']);
  });

  it('moves nobody while it has focus', async () => {
    const { adapter, names, rows, settle, element } = await mount(participant('ada'), participant('ben'));
    rows()[0]!.focus();
    adapter.report({
      type: 'participants-changed',
      participants: [participant('ben', { handRaisedAt: 1 })],
      at: 1,
    });
    await settle();
    expect(names()).to.deep.equal(['Robin (you)', 'ada', 'ben']);
    (element.shadowRoot!.activeElement as HTMLElement).blur();
    await settle();
    expect(names()).to.deep.equal(['Robin (you)', 'ben', 'ada']);
  });

  it('describes everybody in words', async () => {
    const { row } = await mount(participant('ada', { handRaisedAt: 1, speaking: true, muted: false }));
    expect(row('ada').ariaLabel).to.equal('ada, speaking, hand raised, number 1');
  });

  it('finds people by any part of their name, whatever the accents', async () => {
    const { names, search, root } = await mount(participant('z', { name: 'Zoë Müller' }), ...crowd(8));
    await search('zoe mu');
    expect(names()).to.deep.equal(['Zoë Müller']);
    await search('nobody at all');
    expect(names()).to.be.empty;
    expect(root.querySelector('[part="empty"]')!.textContent).to.contain('nobody at all');
  });

  it('has no search field for a few', async () => {
    const { root } = await mount(...crowd(4));
    expect(root.querySelector('input')).to.be.null;
  });

  it('mutes and pins from the menu', async () => {
    const { adapter, call, choose } = await mount(participant('ada', { muted: false }));
    await choose('ada', 'Mute');
    await choose('ada', 'Pin');
    expect(adapter.requests).to.deep.equal([{ type: 'mute-participant', id: 'ada' }]);
    expect(call.state.pinned).to.deep.equal(['ada']);
  });

  it('removes somebody only when that is confirmed', async () => {
    const { adapter, choose, row, root, settle } = await mount(participant('ada'), participant('ben'));
    await choose('ada', 'Remove');
    expect(adapter.requests).to.be.empty;
    expect(row('ada').textContent).to.contain('Remove ada?');
    const [confirm, cancel] = row('ada').querySelectorAll('button');
    expect(root.activeElement === confirm).to.be.true;
    cancel!.click();
    await settle();
    expect(adapter.requests).to.be.empty;
    expect(root.activeElement === row('ada')).to.be.true;
    await choose('ada', 'Remove');
    row('ada').querySelector('button')!.click();
    await settle();
    expect(adapter.requests).to.deep.equal([{ type: 'remove-participant', id: 'ada' }]);
  });

  it('offers only what is allowed', async () => {
    const { adapter, row, settle } = await mount(participant('ada', { muted: false }));
    adapter.report({
      type: 'capabilities-changed',
      capabilities: [
        ['mute-participant', { allowed: false, reason: 'role' }],
        ['remove-participant', { allowed: false, reason: 'role' }],
      ],
    });
    await settle();
    const menu = row('ada').querySelector('acs-menu')!;
    await menu.show();
    const items = [...menu.shadowRoot!.querySelectorAll('[part="item"]')];
    expect(items.map((item) => item.textContent.trim())).to.deep.equal(['Pin']);
    expect(row('me').querySelector('acs-menu')).to.be.null;
  });

  it('is one tab stop with arrow keys', async () => {
    const { root, rows, press } = await mount(...crowd(3));
    rows()[0]!.focus();
    await press('ArrowDown');
    await press('ArrowDown');
    expect(root.activeElement === rows()[2]).to.be.true;
    await press('End');
    expect(root.activeElement === rows()[3]).to.be.true;
    await press('Home');
    expect(root.activeElement === rows()[0]).to.be.true;
    expect(rows().filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
  });

  it('opens the menu of a row by Enter', async () => {
    const { rows, press } = await mount(participant('ada'));
    rows()[1]!.focus();
    await press('Enter');
    expect(rows()[1]!.querySelector('acs-menu')!.open).to.be.true;
  });

  it('passes focus on to a neighbour when somebody leaves', async () => {
    const { leave, root, row, settle } = await mount(
      participant('ada'),
      participant('ben'),
      participant('cleo'),
    );
    row('ben').focus();
    leave('ben');
    await settle();
    expect(root.activeElement === row('cleo')).to.be.true;
  });

  it('keeps few rows in the document for thousands, and reaches the last one', async () => {
    const { rows, press, root } = await mount(...crowd(5000));
    expect(rows().length).to.be.below(40);
    rows()[0]!.focus();
    await press('End');
    expect((root.activeElement as HTMLElement).ariaPosInSet).to.equal('5001');
    expect(rows().length).to.be.below(40);
    const focused = root.activeElement!.getBoundingClientRect();
    const scroller = root.querySelector('.scroller')!.getBoundingClientRect();
    expect(focused.bottom).to.be.at.most(scroller.bottom + 1);
  });

  it('keeps whoever has focus when the list is scrolled away', async () => {
    const { rows, root, settle } = await mount(...crowd(1000));
    const first = rows()[0]!;
    first.focus();
    root.querySelector('.scroller')!.scrollTop = 20_000;
    await settle();
    await settle();
    expect(root.activeElement === first).to.be.true;
    expect(rows().length).to.be.below(40);
  });

  it('draws as many rows of 5,000 people as of 1,000', async () => {
    const [many, more] = [await mount(...crowd(1_000)), await mount(...crowd(5_000))];
    expect(more.rows()).to.have.lengthOf(many.rows().length);
  });
});

describe('the order of people', () => {
  const someone = fc.record({
    id: fc.uuid(),
    name: fc.string({ maxLength: 4 }),
    handRaisedAt: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  });
  const people = fc
    .uniqueArray(someone, { selector: ({ id }) => id, maxLength: 20 })
    .map((list) => new Map(list.map(({ id, ...rest }) => [id, participant(id, rest)])));
  const collator = new Intl.Collator('en');

  it('has everybody once, whatever order they came in', () => {
    fc.assert(
      fc.property(people, (map) => {
        const order = orderPeople(map, [], collator);
        expect([...order].sort()).to.deep.equal([...map.keys()].sort());
        const reversed = new Map([...map].reverse());
        expect(orderPeople(reversed, [], collator)).to.deep.equal(order);
      }),
    );
  });

  it('moves nobody who stays while it is held', () => {
    fc.assert(
      fc.property(people, people, (before, now) => {
        const order = orderPeople(before, [], collator);
        const mixed = new Map([...now, ...[...before].slice(0, 5)]);
        const kept = keepOrder(order, mixed);
        expect([...kept].sort()).to.deep.equal([...mixed.keys()].sort());
        expect(kept.filter((id) => before.has(id))).to.deep.equal(order.filter((id) => mixed.has(id)));
      }),
    );
  });
});
