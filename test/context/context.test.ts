import { ContextConsumer as LitConsumer, ContextProvider as LitProvider } from '@lit/context';
import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { createContext } from '../../src/context/context.js';
import { ContextConsumer } from '../../src/context/context-consumer.js';
import { ContextProvider } from '../../src/context/context-provider.js';

const color = createContext<string>('test-color');

let count = 0;

/** Names that nothing is defined as yet. */
const freshTags = () => [`test-outer-${(count += 1)}`, `test-inner-${count}`] as const;

class Consumer extends LitElement {
  readonly heard: (string | undefined)[] = [];
  readonly consumer = new ContextConsumer(this, color, (value) => this.heard.push(value));
}
class Provider extends LitElement {
  readonly provider = new ContextProvider(this, color, 'red');
}
class OtherConsumer extends LitElement {
  readonly consumer = new LitConsumer(this, { context: color, subscribe: true });
}
class OtherProvider extends LitElement {
  readonly provider = new LitProvider(this, { context: color, initialValue: 'green' });
}

function build(markup: string): Promise<HTMLElement> {
  const box = document.createElement('div');
  const { body } = new DOMParser().parseFromString(markup, 'text/html');
  box.append(...body.childNodes);
  return fixture<HTMLElement>(html`${box}`);
}

const define = (tag: string, Base: typeof LitElement) => customElements.define(tag, class extends Base {});

describe('a context', () => {
  it('is the same wherever its name is', () => {
    expect(createContext('test-color')).to.equal(color);
  });

  it('reaches those who were there before its provider was defined', async () => {
    const [outer, inner] = freshTags();
    const box = await build(`<${outer}><p><${inner}></${inner}></p></${outer}>`);
    define(inner, Consumer);
    const element = box.querySelector<Consumer>(inner)!;
    expect(element.consumer.value).to.be.undefined;
    define(outer, Provider);
    expect(element.consumer.value).to.equal('red');
    box.querySelector<Provider>(outer)!.provider.setValue('blue');
    expect(element.heard).to.deep.equal(['red', 'blue']);
  });

  it('is asked for again neither by those who have it nor by those who have left', async () => {
    const [outer, inner] = freshTags();
    const [late] = freshTags();
    define(outer, Provider);
    define(inner, Consumer);
    const box = await build(
      `<${outer}><${inner}></${inner}></${outer}><${inner}></${inner}><${late}></${late}>`,
    );
    const elements = [...box.querySelectorAll<Consumer>(inner)];
    let asked = 0;
    for (const element of elements) element.addEventListener('context-request', () => (asked += 1));
    elements[1]!.remove();
    define(late, Provider);
    expect(asked).to.equal(0);
  });

  it('is that of the nearest provider, also of one that comes later', async () => {
    const [middle, inner] = freshTags();
    const [outer] = freshTags();
    const box = await build(`<${outer}><${middle}><${inner}></${inner}></${middle}></${outer}>`);
    define(outer, Provider);
    define(inner, Consumer);
    const element = box.querySelector<Consumer>(inner)!;
    box.querySelector<Provider>(outer)!.provider.setValue('blue');
    expect(element.consumer.value).to.equal('blue');
    define(middle, Provider);
    expect(element.consumer.value).to.equal('red');
    box.querySelector<Provider>(outer)!.provider.setValue('black');
    expect(element.heard).to.deep.equal(['red', 'blue', 'red']);
    expect(element.consumer.value).to.equal('red');
  });

  it('is told once, and nothing outside or after leaving', async () => {
    const [outer, inner] = freshTags();
    define(outer, Provider);
    define(inner, Consumer);
    const box = await build(`<${outer}><${inner}></${inner}></${outer}>`);
    const element = box.querySelector<Consumer>(inner)!;
    const { provider } = box.querySelector<Provider>(outer)!;
    provider.setValue('red');
    expect(element.heard).to.deep.equal(['red']);
    box.append(element);
    provider.setValue('blue');
    expect(element.heard).to.deep.equal(['red', undefined]);
  });

  it('goes through @lit/context, both ways', async () => {
    const [ours, theirs] = freshTags();
    const [provider, otherProvider] = freshTags();
    define(provider, Provider);
    define(otherProvider, OtherProvider);
    define(ours, Consumer);
    define(theirs, OtherConsumer);
    const box = await build(
      `<${provider}><${theirs}></${theirs}></${provider}><${otherProvider}><${ours}></${ours}></${otherProvider}>`,
    );
    const other = box.querySelector<OtherConsumer>(theirs)!;
    const own = box.querySelector<Consumer>(ours)!;
    expect([other.consumer.value, own.consumer.value]).to.deep.equal(['red', 'green']);
    box.querySelector<Provider>(provider)!.provider.setValue('blue');
    box.querySelector<OtherProvider>(otherProvider)!.provider.setValue('black');
    expect([other.consumer.value, own.consumer.value]).to.deep.equal(['blue', 'black']);
    other.remove();
    box.querySelector<Provider>(provider)!.provider.setValue('white');
    expect(other.consumer.value).to.equal('blue');
  });
});
