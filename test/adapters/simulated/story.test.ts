import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { simulatedCall, simulatedChat, idOf } from '../../../stories/support/simulated.js';

describe('the calls and chats of stories', () => {
  it('are connected at once, with four people who can be seen', async () => {
    const call = simulatedCall();
    expect(call.state.status).to.equal('connected');
    expect([...call.state.participants.keys()]).to.deep.equal([0, 1, 2, 3].map((place) => idOf(place)));
    expect(call.state.notices).to.be.empty;
    const frame = document.createElement('div');
    document.body.append(frame);
    const stream = call.state.participants.get(idOf(0))!.streams[0]!.id;
    setTimeout(() => call.show(stream, frame));
    await oneEvent(frame, 'acs-first-frame');
    const video = frame.querySelector('video')!;
    expect(video.videoWidth).to.equal(640);
    call.close();
    expect(frame.children).to.be.empty;
    frame.remove();
  });

  it('open a thread with messages, typing, failures and waiting', async () => {
    const { chat, thread } = simulatedChat({
      typing: [1],
      failed: [{ text: 'no', code: 'too-large' }],
      waiting: ['a', 'b'],
    });
    await waitUntil(() => chat.state.threads.get(thread)?.unsent.length === 3);
    const { messages, typing, status } = chat.state.threads.get(thread)!;
    expect(status).to.equal('open');
    expect(typing.map(({ id }) => id)).to.deep.equal([idOf(1)]);
    expect(messages.map((one) => one.status).slice(-4)).to.deep.equal([
      'sent',
      'failed',
      'sending',
      'queued',
    ]);
    chat.close();
  });
});
