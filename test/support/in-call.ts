import { fixture, html, nextFrame } from '@open-wc/testing';
import type { LitElement, TemplateResult } from 'lit';
import type { CallFact } from '../../src/contracts/call.js';
import '../../src/define/call-provider.js';
import { createStatefulCall, type StatefulCall } from '../../src/stateful/call/stateful-call.js';
import { FakeCallAdapter } from './fake-call-adapter.js';

/** An element in a call of its own, ready to be pressed. */
export interface InCall<Element> {
  readonly adapter: FakeCallAdapter;
  readonly call: StatefulCall;
  readonly element: Element;
  /** Its native button. */
  readonly button: HTMLButtonElement;
  /** Says what the far side did, and waits until it shows. */
  readonly report: (...facts: readonly CallFact[]) => Promise<void>;
  /** Waits until what has happened shows. */
  readonly settled: () => Promise<void>;
}

/** I am in the call. */
export const connected: CallFact = { type: 'status-changed', status: 'connected', at: 0 };

/** Puts a tag's element into a call whose far side has reported `facts`. */
export async function inCall<Element extends LitElement>(
  template: TemplateResult,
  facts: readonly CallFact[] = [connected],
  change: (adapter: FakeCallAdapter) => void = () => {},
): Promise<InCall<Element>> {
  const adapter = new FakeCallAdapter(...facts);
  change(adapter);
  const call = createStatefulCall(adapter);
  const provider = await fixture(html`<acs-call-provider .call=${call}>${template}</acs-call-provider>`);
  const element = provider.firstElementChild as Element;
  const settled = async () => {
    await nextFrame();
    await element.updateComplete;
  };
  await settled();
  const report = async (...more: readonly CallFact[]) => {
    adapter.report(...more);
    await settled();
  };
  return { adapter, call, element, button: element.shadowRoot!.querySelector('button')!, report, settled };
}
