import { expect } from '@open-wc/testing';
import { nameOf } from '../../../src/adapters/simulated/names.js';
import { everyoneLeaves, SCRIPTS } from '../../../src/adapters/simulated/scripts.js';
import { createCall, createChat } from './session.js';

describe('simulated people', () => {
  it('are there when I join, and nobody is announced who was there before', async () => {
    const { room, call } = createCall({ people: 5 });
    expect(call.state.participants).to.be.empty;
    await call.request({ type: 'join', name: 'Robin' });
    expect([...call.state.participants.keys()]).to.deep.equal(room.people.map(({ id }) => id));
    expect(call.state.notices).to.be.empty;
    expect(call.state.me.name).to.equal('Robin');
  });

  it('have names of their own, as many as there are', () => {
    const names = Array.from({ length: 300 }, (_, index) => nameOf(index)).filter((name) => name !== '');
    expect(new Set(names).size).to.equal(names.length);
    expect(names.length).to.be.at.least(290);
  });

  it('do what they are told', async () => {
    const { room, call } = createCall({ people: [{ name: 'Ada' }, { name: 'Grace', muted: true }] });
    await call.request({ type: 'join' });
    const person = (place: number) => call.state.participants.get(room.people[place]!.id);
    room.do({ type: 'speak', who: 'everyone' });
    expect([person(0)!.speaking, person(1)!.speaking], 'the muted one stays silent').to.deep.equal([
      true,
      false,
    ]);
    room.do({ type: 'set-muted', who: 0, muted: true });
    expect(person(0)).to.include({ muted: true, speaking: false });
    room.do({ type: 'set-sharing', who: 1, on: true });
    expect(person(1)!.streams.map(({ kind }) => kind)).to.deep.equal(['camera', 'screen']);
    room.do({ type: 'set-camera', who: 1, on: false });
    expect(person(1)!.streams.map(({ kind }) => kind)).to.deep.equal(['screen']);
    room.do({ type: 'set-state', who: 0, state: 'reconnecting' });
    room.do({ type: 'set-spotlight', who: 0, on: true });
    expect(person(0)).to.include({ state: 'reconnecting', spotlit: true });
    room.do({ type: 'leave', who: 0 });
    expect(person(0)).to.equal(undefined);
    room.do({ type: 'join', who: 0 });
    expect(person(0)!.name).to.equal('Ada');
    room.do({ type: 'add-person', person: { name: 'Katherine' } });
    expect(person(2)!.name).to.equal('Katherine');
  });

  it('speak in turns, and have a level only while they do', async () => {
    const { clock, room, call } = createCall({ people: 3, script: [{ do: { type: 'converse' } }] });
    await call.request({ type: 'join' });
    const spoke = new Set<string>();
    let silent = 0;
    for (let step = 0; step < 600; step++) {
      clock.advance(100);
      for (const { id, speaking } of call.state.participants.values()) {
        if (speaking) spoke.add(id);
        else if (call.level(id) === 0) silent++;
        if (speaking) expect(call.level(id)).to.be.greaterThan(0);
      }
    }
    expect(spoke.size).to.be.at.least(2);
    expect(silent).to.be.greaterThan(600);
    room.do({ type: 'stop-conversing' });
    clock.advance(60_000);
    expect([...call.state.participants.values()].some(({ speaking }) => speaking)).to.be.false;
  });

  it('follow a script, and leave me alone at its end', async () => {
    const { clock, call } = createCall({ people: 4, script: everyoneLeaves });
    await call.request({ type: 'join' });
    clock.advance(13_000);
    expect(call.state.participants.size).to.equal(3);
    clock.advance(7_000);
    expect(call.state.participants.size).to.equal(0);
    expect(call.state.connection.media).to.equal('none');
  });

  for (const [name, script] of Object.entries(SCRIPTS)) {
    it(`play the script ${name} to its end, as plain data, whoever is there`, async () => {
      expect(structuredClone(script)).to.deep.equal(script);
      for (const people of [0, 1, 6]) {
        const { clock, call } = createCall({ people, script });
        await call.request({ type: 'join' });
        clock.advance(300_000);
        expect(call.state.status).to.be.oneOf(['connected', 'reconnecting']);
        call.close();
        expect(clock.pending).to.equal(0);
      }
    });
  }

  it('can be three hundred, and cheap', async () => {
    const { clock, call } = createCall({ people: 300, script: SCRIPTS['lively-meeting'] });
    const start = performance.now();
    await call.request({ type: 'join' });
    clock.advance(60_000);
    expect(call.state.participants.size).to.be.at.least(300);
    expect(performance.now() - start).to.be.below(1000);
  });
});

describe('simulated people in a chat', () => {
  const texts = (thread: { readonly messages: readonly { readonly content: object }[] }) =>
    thread.messages.map(({ content }) => ('text' in content ? content.text : content));

  it('read what I write, type, and answer', async () => {
    const { clock, room, chat, thread } = await createChat({ people: 3 });
    await chat.request({ type: 'send-message', thread: 't', text: 'Shall we begin?' });
    expect(thread().messages).to.have.length(1);
    clock.advance(4000);
    expect(thread().readUpTo.get(room.people[0]!.id)).to.equal(1);
    expect(thread().typing).to.have.length(1);
    const writer = thread().typing[0]!.id;
    clock.advance(6000);
    expect(thread().messages.at(-1)!.senderId).to.equal(writer);
    expect(thread().typing).to.be.empty;
  });

  it('keep quiet where they are asked to', async () => {
    const { clock, chat, thread } = await createChat({ people: 3, replies: false });
    await chat.request({ type: 'send-message', thread: 't', text: 'Shall we begin?' });
    clock.advance(60_000);
    expect(texts(thread())).to.deep.equal(['Shall we begin?']);
  });

  it('write now and then', async () => {
    const { clock, thread } = await createChat({ people: 3, script: [{ do: { type: 'chat', every: 10 } }] });
    clock.advance(120_000);
    expect(thread().messages.length).to.be.within(7, 20);
  });

  it('have a history, as made up or as written', async () => {
    const made = await createChat({ people: 3, history: 120 });
    expect(made.thread().messages).to.have.length(50);
    expect(made.thread().complete).to.be.false;
    await made.chat.request({ type: 'load-older', thread: 't', count: 100 });
    expect(made.thread().messages).to.have.length(120);
    expect(made.thread().complete).to.be.true;
    const times = made.thread().messages.map(({ sentAt }) => sentAt);
    expect(times).to.deep.equal([...times].sort((a, b) => a - b));

    const written = await createChat({
      people: [{ name: 'Ada' }],
      history: [
        { from: 0, text: 'One', edited: true },
        { from: 'me', text: 'Two' },
        { from: 0, text: 'Three', deleted: true },
      ],
    });
    const { messages } = written.thread();
    expect(messages.map(({ senderName }) => senderName)).to.deep.equal(['Ada', 'Me', 'Ada']);
    expect(texts(written.thread())).to.deep.equal(['One', 'Two', { kind: 'deleted' }]);
    const { id } = messages[1]!;
    await written.chat.request({ type: 'edit-message', thread: 't', id: id!, text: 'Two!' });
    expect(texts(written.thread())[1]).to.equal('Two!');
  });

  it('come, and change the topic, in words of the system', async () => {
    const { room, thread } = await createChat({ people: 1, topic: 'Plans' });
    expect(thread().topic).to.equal('Plans');
    room.do({ type: 'set-topic', topic: 'Better plans' });
    room.do({ type: 'add-person', person: { name: 'Katherine' } });
    expect(thread().topic).to.equal('Better plans');
    expect(texts(thread())).to.deep.equal([
      { kind: 'topic-changed', topic: 'Better plans' },
      { kind: 'members-added', names: ['Katherine'] },
    ]);
    expect([...thread().members.values()].map(({ name }) => name)).to.include('Katherine');
  });
});
