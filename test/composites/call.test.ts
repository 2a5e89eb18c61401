import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { AcsCall } from '../../src/composites/call/call.js';
import type { CallStatusChangeEvent } from '../../src/composites/call/call-events.js';
import type { AcsErrorEvent } from '../../src/context/error-event.js';
import { PaneEvent } from '../../src/context/pane-event.js';
import type { CallFact, CallStatus, EndReason } from '../../src/contracts/call.js';
import type { ConnectorOptions } from '../../src/contracts/connector.js';
import { AcsError } from '../../src/contracts/errors.js';
import '../../src/define/call.js';
import { createStatefulCall } from '../../src/stateful/call/stateful-call.js';
import { registerConnector } from '../../src/stateful/connectors.js';
import { FakeCallAdapter } from '../support/fake-call-adapter.js';
import { participant } from '../support/participant.js';

const status = (now: CallStatus): CallFact => ({ type: 'status-changed', status: now, at: 1 });

/** Registers a transport of its own for each test, and keeps what it was asked for. */
let count = 0;
function transport({ name, refuse }: { name?: string; refuse?: () => AcsError | undefined } = {}) {
  const adapters: FakeCallAdapter[] = [];
  const asked: ConnectorOptions[] = [];
  const closed: FakeCallAdapter[] = [];
  const id = `fake-${++count}`;
  registerConnector(id, () =>
    Promise.resolve({
      attributes: ['room', 'display-name'],
      connectCall(options) {
        asked.push(options);
        const error = refuse?.();
        if (error) return Promise.reject(error);
        const adapter = new FakeCallAdapter({
          type: 'devices-changed',
          change: { permission: { camera: 'granted', microphone: 'granted' } },
        });
        const watch = adapter.watch.bind(adapter);
        adapter.watch = (report, signal) => {
          signal.addEventListener('abort', () => closed.push(adapter));
          watch(report, signal);
        };
        adapters.push(adapter);
        return Promise.resolve({ adapter, name });
      },
      connectChat: () => Promise.reject(new AcsError('unsupported', 'no chat')),
    }),
  );
  return { id, adapters, asked, closed };
}

async function settle(element: AcsCall) {
  for (let round = 0; round < 3; round++) {
    await nextFrame();
    await element.updateComplete;
  }
}

async function mount(id: string) {
  const box = await fixture(html`<div><acs-call transport=${id} room="one"></acs-call></div>`);
  const element = box.querySelector('acs-call')!;
  await settle(element);
  const find = (selector: string) => element.shadowRoot!.querySelector<HTMLElement>(selector);
  const heading = () => find('.body h2')?.textContent;
  return { box, element, find, heading };
}

/** In a call that the page has made. */
async function inCall(...facts: readonly CallFact[]) {
  const adapter = new FakeCallAdapter(status('connected'), ...facts);
  const call = createStatefulCall(adapter);
  const element = await fixture<AcsCall>(html`<acs-call .call=${call}></acs-call>`);
  await settle(element);
  const find = (selector: string) => element.shadowRoot!.querySelector<HTMLElement>(selector);
  const heading = () => find('.body h2')?.textContent;
  const toggle = async (pane: 'people' | 'chat') => {
    find('acs-control-bar')!.dispatchEvent(new PaneEvent(pane));
    await settle(element);
  };
  return { adapter, call, element, find, heading, toggle };
}

describe('acs-call', () => {
  before(async () => {
    // They come on demand, as late as the first test needs them.
    await import('../../src/components/pre-join/pre-join.js');
    await import('../../src/components/participant-list/participant-list.js');
  });

  it('is accessible before, in and after a call', async () => {
    const { adapter, element } = await inCall(status('idle'));
    await expect(element).to.be.accessible();
    adapter.report(status('connected'));
    await settle(element);
    await expect(element).to.be.accessible();
    adapter.report(status('ended'));
    await settle(element);
    await expect(element).to.be.accessible();
  });

  it('hands its attributes and credential to the connector of its transport', async () => {
    const { id, asked } = transport();
    await fixture(
      html`<acs-call transport=${id} room="one" display-name="Ada" .credential=${'token'}></acs-call>`,
    );
    await nextFrame();
    expect(asked).to.have.length(1);
    expect(asked[0]!.attributes.get('room')).to.equal('one');
    expect(asked[0]!.attributes.get('display-name')).to.equal('Ada');
    expect(asked[0]!.credential).to.equal('token');
  });

  it('goes from the look in the mirror into the call and out of it', async () => {
    const { id, adapters } = transport();
    const { element, find, heading } = await mount(id);
    const told: string[] = [];
    element.addEventListener('acs-call-status-change', (event: CallStatusChangeEvent) =>
      told.push(event.status),
    );
    expect(find('acs-pre-join')).not.to.be.null;
    for (const [now, words] of [
      ['connecting', 'Joining…'],
      ['ringing', 'Ringing…'],
      ['lobby', 'You are in the lobby'],
      ['connected', 'You are in the call'],
      ['reconnecting', 'You are in the call'],
      ['ending', 'Leaving…'],
      ['ended', 'You left the call'],
    ] as const) {
      adapters[0]!.report(status(now));
      await settle(element);
      expect(heading()).to.equal(words);
    }
    expect(told).to.deep.equal([
      'connecting',
      'ringing',
      'lobby',
      'connected',
      'reconnecting',
      'ending',
      'ended',
    ]);
  });

  it('says why the call ended, and offers to rejoin only where that may work', async () => {
    const { adapter, element, find, heading } = await inCall();
    adapter.report({
      type: 'status-changed',
      status: 'ended',
      at: 1,
      endReason: { code: 'removed', by: 'Ada', rejoin: false },
    });
    await settle(element);
    expect(heading()).to.equal('Ada removed you from the call');
    expect(find('.screen button')).to.be.null;
    adapter.report(status('idle'), {
      type: 'status-changed',
      status: 'ended',
      at: 1,
      endReason: { code: 'failed', error: 'full', rejoin: true },
    });
    await settle(element);
    expect(heading()).to.equal('The call is full');
    find('.screen button')!.click();
    await settle(element);
    expect(adapter.requests.map(({ type }) => type)).to.include('join');
  });

  it('keeps focus through every screen, and takes none that it had not', async () => {
    const { adapter, element, find } = await inCall();
    adapter.report(status('ended'));
    await settle(element);
    expect(document.activeElement === element).to.be.false;
    find('.screen button')!.focus();
    adapter.report(status('connecting'));
    await settle(element);
    expect(element.shadowRoot!.activeElement === find('.body h2')).to.be.true;
    adapter.report(status('connected'));
    await settle(element);
    expect(element.shadowRoot!.activeElement === find('.body h2')).to.be.true;
  });

  describe('with a connection of its own', () => {
    it('says what is wrong with an attribute, tells the page, and recovers', async () => {
      let wrong: AcsError | undefined = new AcsError('invalid-argument', 'Bad room.', { target: 'room' });
      const { id } = transport({ refuse: () => wrong });
      const errors: AcsError[] = [];
      const listen = ({ error }: AcsErrorEvent) => errors.push(error);
      document.addEventListener('acs-error', listen);
      const { element, find, heading } = await mount(id);
      document.removeEventListener('acs-error', listen);
      expect(heading()).to.equal('This is not set up right');
      expect(find('code')!.textContent).to.contain('(room)').and.to.contain('Bad room.');
      expect(errors.map(({ target }) => target)).to.deep.equal(['room']);
      wrong = undefined;
      element.room = 'two';
      await settle(element);
      await settle(element);
      expect(find('acs-pre-join')).not.to.be.null;
    });

    it('tries again when it is told to', async () => {
      let wrong: AcsError | undefined = new AcsError('unreachable', 'Nobody there.');
      const { id, asked } = transport({ refuse: () => wrong });
      const { element, find, heading } = await mount(id);
      expect(heading()).to.equal('No connection to the server');
      wrong = undefined;
      find('.screen button')!.click();
      await settle(element);
      expect(asked).to.have.length(2);
      expect(find('acs-pre-join')).not.to.be.null;
    });

    it('says which transports there are, when nobody knows the one it names', async () => {
      const { element, heading, find } = await mount('nonesuch');
      expect(heading()).to.equal('Getting the call ready…');
      await aTimeout(1100);
      await settle(element);
      expect(find('code')!.textContent).to.contain('nonesuch');
    });

    it('waits for a transport that is registered a moment later', async () => {
      const late = `late-${count}`;
      const { element, find } = await mount(late);
      const { id, adapters } = transport();
      registerConnector(late, async () =>
        (await import('../../src/stateful/connectors.js')).loadConnector(id),
      );
      await aTimeout(1100);
      await settle(element);
      expect(adapters).to.have.length(1);
      expect(find('acs-pre-join')).not.to.be.null;
    });

    it('leaves and closes when it is removed, and connects anew when it returns', async () => {
      const { id, adapters, closed } = transport();
      const { box, element } = await mount(id);
      adapters[0]!.report(status('connected'));
      await settle(element);
      element.remove();
      await nextFrame();
      expect(adapters[0]!.requests.at(-1)).to.deep.equal({ type: 'leave' });
      expect(closed).to.deep.equal([adapters[0]]);
      box.append(element);
      await settle(element);
      expect(adapters).to.have.length(2);
    });

    it('closes also when nobody answers its goodbye', async () => {
      const { id, adapters, closed } = transport();
      const { element } = await mount(id);
      adapters[0]!.report(status('connected'));
      adapters[0]!.answer = () => new Promise(() => {});
      element.remove();
      await aTimeout(1100);
      expect(closed).to.have.length(1);
    });

    it('goes on when it is moved', async () => {
      const { id, adapters, closed } = transport();
      const { box, element, heading } = await mount(id);
      adapters[0]!.report(status('connected'));
      await settle(element);
      const elsewhere = document.createElement('section');
      box.append(elsewhere);
      elsewhere.append(element);
      await settle(element);
      expect(closed).to.be.empty;
      expect(adapters).to.have.length(1);
      adapters[0]!.report(status('ended'));
      await settle(element);
      expect(heading()).to.equal('You left the call');
    });

    it('makes another call for another room, not for another name', async () => {
      const { id, adapters, closed } = transport();
      const { element } = await mount(id);
      element.displayName = 'Grace';
      await settle(element);
      expect(adapters).to.have.length(1);
      element.room = 'two';
      await settle(element);
      await settle(element);
      expect(adapters).to.have.length(2);
      expect(closed).to.deep.equal([adapters[0]]);
    });

    it('leaves when the page goes away', async () => {
      const { id, adapters } = transport();
      const { element } = await mount(id);
      adapters[0]!.report(status('connected'));
      await settle(element);
      window.dispatchEvent(new PageTransitionEvent('pagehide'));
      await nextFrame();
      expect(adapters[0]!.requests.at(-1)).to.deep.equal({ type: 'leave' });
    });

    it('joins at once with what is wanted, where the name is known', async () => {
      const { id, adapters } = transport();
      const element = await fixture<AcsCall>(
        html`<acs-call transport=${id} display-name="Ada" camera="off" skip-pre-join></acs-call>`,
      );
      await settle(element);
      expect(adapters[0]!.requests).to.deep.equal([
        { type: 'set-microphone', on: true },
        { type: 'join', name: 'Ada' },
      ]);
    });

    it('offers the name that the transport remembers', async () => {
      const { id, adapters } = transport({ name: 'Ada' });
      const { element, find } = await mount(id);
      const preJoin = find('acs-pre-join')!.shadowRoot!;
      const input = preJoin.querySelector('input')!;
      expect(input.value).to.equal('Ada');
      input.value = 'Ada L.';
      input.dispatchEvent(new Event('input'));
      preJoin.querySelector<HTMLElement>('.join')!.click();
      await settle(element);
      expect(adapters[0]!.requests.at(-1)).to.deep.equal({ type: 'join', name: 'Ada L.' });
    });

    it('asks for the name before it skips anything', async () => {
      const { id, adapters } = transport();
      const element = await fixture<AcsCall>(html`<acs-call transport=${id} skip-pre-join></acs-call>`);
      await settle(element);
      expect(element.shadowRoot!.querySelector('acs-pre-join')).not.to.be.null;
      expect(adapters[0]!.requests.map(({ type }) => type)).not.to.include('join');
    });

    it('shares nothing with another call on the page', async () => {
      const { id, adapters } = transport();
      const one = await mount(id);
      const two = await mount(id);
      adapters[0]!.report(status('connected'));
      await settle(one.element);
      expect(one.heading()).to.equal('You are in the call');
      expect(two.find('acs-pre-join')).not.to.be.null;
    });
  });

  describe('with a call of the page', () => {
    it('neither leaves nor closes it', async () => {
      const { adapter, call, element } = await inCall();
      element.remove();
      await nextFrame();
      window.dispatchEvent(new PageTransitionEvent('pagehide'));
      adapter.report(status('held-locally'));
      expect(call.state.status).to.equal('held-locally');
      expect(adapter.requests).to.be.empty;
    });

    it('connects nothing itself', async () => {
      const { id, asked } = transport();
      const call = createStatefulCall(new FakeCallAdapter());
      const element = await fixture<AcsCall>(html`<acs-call transport=${id} .call=${call}></acs-call>`);
      await settle(element);
      expect(asked).to.be.empty;
    });

    it('joins and leaves by method, and asks nothing when that is cancelled', async () => {
      const { adapter, element } = await inCall(status('idle'));
      element.displayName = 'Ada';
      await element.join();
      adapter.report(status('connected'));
      await element.leave();
      const mine = adapter.requests.filter(({ type }) => type === 'join' || type === 'leave');
      expect(mine).to.deep.equal([{ type: 'join', name: 'Ada' }, { type: 'leave' }]);
      element.addEventListener('acs-request', (event) => event.preventDefault());
      await element.leave();
      expect(adapter.requests.filter(({ type }) => type === 'leave')).to.have.length(1);
    });

    it('tells the page who comes and goes', async () => {
      const { adapter, element } = await inCall();
      const told: string[] = [];
      element.addEventListener('acs-participants-joined', ({ participants }) =>
        told.push(...participants.map(({ id }) => `+${id}`)),
      );
      element.addEventListener('acs-participants-left', ({ participants }) =>
        told.push(...participants.map(({ id }) => `-${id}`)),
      );
      adapter.report({
        type: 'participants-changed',
        participants: [participant('ada'), participant('ben')],
        at: 1,
      });
      await settle(element);
      adapter.report({ type: 'participants-left', ids: ['ada'], at: 2 });
      await settle(element);
      expect(told).to.deep.equal(['+ada', '+ben', '-ada']);
    });

    it('tells the page what failed', async () => {
      const { adapter, call, element } = await inCall();
      const codes: string[] = [];
      element.addEventListener('acs-error', ({ error }) => codes.push(error.code));
      adapter.answer = () => Promise.reject(new AcsError('device-busy', 'no'));
      await call.request({ type: 'set-camera', on: true }).catch(() => {});
      await settle(element);
      expect(codes).to.deep.equal(['device-busy']);
    });

    it('tells the page once why a join was refused, and again when it is refused again', async () => {
      const { adapter, element, heading } = await inCall(status('idle'));
      const codes: string[] = [];
      element.addEventListener('acs-error', ({ error }) => codes.push(error.code));
      adapter.answer = () => {
        adapter.report({
          type: 'status-changed',
          status: 'ended',
          at: 1,
          endReason: { code: 'failed', error: 'unauthenticated', message: 'Revoked.', rejoin: true },
        });
        return Promise.reject(new AcsError('unauthenticated', 'Revoked.'));
      };
      await element.join();
      await settle(element);
      expect(codes).to.deep.equal(['unauthenticated']);
      expect(heading()).to.equal('You are not signed in');
      await element.join();
      await settle(element);
      expect(codes).to.deep.equal(['unauthenticated', 'unauthenticated']);
    });

    it('tells the page that a call broke off, and not that it was left', async () => {
      const { adapter, element } = await inCall();
      const codes: string[] = [];
      element.addEventListener('acs-error', ({ error }) => codes.push(error.code));
      const end = (endReason: EndReason): CallFact => ({
        type: 'status-changed',
        status: 'ended',
        at: 1,
        endReason,
      });
      adapter.report(end({ code: 'left', rejoin: true }));
      await settle(element);
      adapter.report(status('connected'));
      await settle(element);
      adapter.report(end({ code: 'network-lost', error: 'unreachable', rejoin: true }));
      await settle(element);
      expect(codes).to.deep.equal(['unreachable']);
    });
  });

  describe('its panes', () => {
    it('open and close; focus goes in and comes back', async () => {
      const { element, find, toggle } = await inCall();
      expect(find('[part="pane"]')!.hidden).to.be.true;
      await toggle('people');
      expect(find('acs-participant-list')).not.to.be.null;
      expect(element.pane).to.equal('people');
      expect(element.shadowRoot!.activeElement === find('[part="pane"] h3')).to.be.true;
      find('[part="pane"]')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      await settle(element);
      expect(find('[part="pane"]')!.hidden).to.be.true;
      expect(element.shadowRoot!.activeElement === find('acs-control-bar')).to.be.true;
    });

    it('stay as they are when the page says so', async () => {
      const { element, toggle } = await inCall();
      element.addEventListener('acs-pane-toggle', (event) => event.preventDefault(), { capture: true });
      await toggle('people');
      expect(element.pane).to.be.undefined;
    });

    it('have a chat where the page gives one, and keep it in the document', async () => {
      const { element, find, toggle } = await inCall();
      const chat = document.createElement('p');
      chat.slot = 'chat';
      element.append(chat);
      await settle(element);
      await toggle('chat');
      expect(chat.getBoundingClientRect().height).to.be.above(0);
      await toggle('people');
      expect(chat.getBoundingClientRect().height).to.equal(0);
      expect(chat.assignedSlot === find('slot[name="chat"]')).to.be.true;
    });

    it('close when the call ends', async () => {
      const { adapter, element, toggle } = await inCall();
      await toggle('people');
      adapter.report(status('ended'));
      await settle(element);
      expect(element.pane).to.be.undefined;
    });
  });
});
