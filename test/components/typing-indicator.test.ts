import { expect } from '@open-wc/testing';
import '../../src/define/typing-indicator.js';
import { ADA, frames, GRACE, ME, mountChat, openThread, THREAD } from '../support/chat-fixture.js';
import { reported } from '../support/fake-chat-adapter.js';

async function mount() {
  const mounted = await mountChat('acs-typing-indicator', openThread(), {});
  return {
    ...mounted,
    type: async (...people: readonly { readonly id: string; readonly name: string }[]) => {
      for (const person of people) {
        const typing = { ...person, until: Date.now() + 60_000 };
        mounted.adapter.report({ type: 'typing-changed', thread: THREAD, typing, at: Date.now() });
      }
      await frames(2);
    },
    words: () => mounted.element.shadowRoot!.querySelector('.words')?.textContent ?? '',
  };
}

describe('acs-typing-indicator', () => {
  it('is accessible', async () => {
    const { element, type } = await mount();
    await type(GRACE);
    // Words that are still appearing have less contrast.
    for (const animation of element.shadowRoot!.querySelector('p')!.getAnimations()) animation.finish();
    await expect(element).to.be.accessible();
  });

  it('names one, names two, and counts more', async () => {
    const { type, words, element } = await mount();
    expect(words()).to.equal('');
    await type(GRACE);
    expect(words()).to.equal('Grace is typing…');
    expect(element.matches(':state(typing)')).to.be.true;
    await type(ADA);
    expect(words()).to.equal('Grace and Ada are typing…');
    await type({ id: '8:acs:test_mo', name: 'Mo' });
    expect(words()).to.equal('3 people are typing…');
  });

  it('says nothing of me', async () => {
    const { type, words } = await mount();
    await type(ME);
    expect(words()).to.equal('');
  });

  it('keeps its height, so that nothing moves', async () => {
    const { element, type } = await mount();
    const before = element.offsetHeight;
    expect(before).to.be.greaterThan(0);
    await type(GRACE);
    expect(element.offsetHeight).to.equal(before);
  });

  it('is silent once the message is there', async () => {
    const { adapter, type, words } = await mount();
    await type(GRACE);
    adapter.report({ type: 'messages-changed', thread: THREAD, messages: [reported(1)] });
    await frames(2);
    expect(words()).to.equal('');
  });

  it('takes the marks out of a name that would turn the line around', async () => {
    const { type, words } = await mount();
    await type({ id: '8:acs:x', name: '\u202EecarG\u202C' });
    expect(words()).to.equal('ecarG is typing…');
  });
});
