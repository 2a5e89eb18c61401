import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import '../../src/define/call-provider.js';
import '../../src/define/level-meter.js';
import { createStatefulCall } from '../../src/stateful/call/stateful-call.js';
import { FakeCallAdapter } from '../support/fake-call-adapter.js';

class LoudAdapter extends FakeCallAdapter {
  readonly levels = new Map<string, number>();

  override level(id = '') {
    return this.levels.get(id) ?? 0;
  }
}

async function mount(id = '') {
  const adapter = new LoudAdapter({ type: 'me-changed', change: { id: 'me' } });
  const provider = await fixture(html`
    <acs-call-provider .call=${createStatefulCall(adapter)}>
      <acs-level-meter participant-id=${id}></acs-level-meter>
    </acs-call-provider>
  `);
  const element = provider.querySelector('acs-level-meter')!;
  await element.updateComplete;
  const bar = element.shadowRoot!.querySelector<HTMLElement>('[part="bar"]')!;
  const level = async () => {
    await nextFrame();
    await nextFrame();
    return Number(bar.style.getPropertyValue('--_level'));
  };
  return { adapter, element, level };
}

describe('acs-level-meter', () => {
  it('is accessible', async () => {
    const { element } = await mount();
    await expect(element).to.be.accessible();
  });

  it('shows how loud I am', async () => {
    const { adapter, level } = await mount();
    adapter.levels.set('me', 0.5);
    expect(await level()).to.equal(0.5);
  });

  it('shows how loud somebody else is', async () => {
    const { adapter, level } = await mount('ada');
    adapter.levels.set('me', 1).set('ada', 0.25);
    expect(await level()).to.equal(0.25);
  });

  it('never renders for it', async () => {
    const { adapter, element, level } = await mount();
    let updates = 0;
    element.addController({ hostUpdated: () => updates++ });
    adapter.levels.set('me', 0.75);
    adapter.report({ type: 'speaking-changed', ids: ['me'], at: 1 });
    expect(await level()).to.equal(0.75);
    expect(updates).to.equal(0);
  });

  it('reads nothing while it is out of the document', async () => {
    const { adapter, element, level } = await mount();
    element.remove();
    adapter.levels.set('me', 1);
    expect(await level()).to.equal(0);
  });
});
