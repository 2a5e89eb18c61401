import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Room, Session } from '../../src/contracts/native.js';
import { startServer, type RunningServer } from '../../server/start-server.js';
import { bidiControls, hostileMarkup, turnedName } from '../support/hostile-words.js';
import { launchChromium } from './support/browsers.js';
import { eventually } from './support/eventually.js';

const markup = hostileMarkup.map((words) => words.trim());
const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as {
  modules: { declarations?: { tagName?: string; attributes?: { name: string }[] }[] }[];
};
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .flatMap(({ tagName, attributes = [] }) =>
    tagName === undefined ? [] : [{ tag: tagName, attributes: attributes.map(({ name }) => name) }],
  );

/** The real server, its policy and its elements, and people whose every word is an attack. */
describe('hostile words', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const faults: string[] = [];

  before(async () => {
    const limits = { messages: { burst: 1000, perSecond: 100 } };
    server = await startServer({ demo: 'dist/demo', elements: 'cdn', limits });
    browser = await launchChromium();
    page = await browser.newPage();
    page.on('request', (request) => requests.push(request.url()));
    page.on('websocket', (socket) => requests.push(socket.url().replace(/^ws/, 'http')));
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('dialog', (dialog) => faults.push(dialog.message()));
    await page.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`policy violated: ${violatedDirective} ${blockedURI}`),
      ),
    );
    page.on('console', (message) => {
      if (message.text().startsWith('policy violated')) faults.push(message.text());
    });
    await page.goto(`${server.url}/examples/plain.html`);
    await page.evaluate(() => document.body.replaceChildren());
  });

  after(async () => {
    await browser.close();
    await server.close();
  });

  it('are shown as messages, letter by letter, and are nothing else', async () => {
    await openChat('words');
    const grace = await Guest.enter(server, 'words', 'Grace');
    for (const words of markup) await grace.say(words);
    const shown = await eventually('all messages to be shown', async () => {
      const all = await textsOf('bubble');
      return all.length === markup.length && all;
    });
    assert.deepEqual(shown, markup);
    await isUnhurt();
  });

  it('are shown as names, without marks that turn the words beside them', async () => {
    await openChat('names');
    const names = [...markup.filter(({ length }) => length <= 256), turnedName];
    for (const name of names) await (await Guest.enter(server, 'names', name)).say('Hello');
    const shown = await eventually<string | undefined>('all names to be shown', async () => {
      const all = await page.evaluate(deepText);
      return all.includes('Grace gnp.exe') ? all : undefined;
    });
    for (const name of markup.slice(0, 5)) assert.ok(shown?.includes(name), `${name} is not shown`);
    assert.doesNotMatch(shown ?? '', bidiControls);
    await isUnhurt();
  });

  it('are shown as topics', async () => {
    await openChat('topics');
    const grace = await Guest.enter(server, 'topics', 'Grace');
    for (const topic of markup.slice(0, 12)) {
      await grace.name(topic);
      await eventually(`the topic ${topic}`, async () => (await page.evaluate(deepText)).includes(topic));
    }
    await isUnhurt();
  });

  it('are harmless as every attribute of every element', async () => {
    await page.evaluate(
      async ([all, words]) => {
        document.body.replaceChildren();
        for (const { tag, attributes } of all) {
          for (const each of words) {
            const element = document.createElement(tag);
            for (const name of attributes) element.setAttribute(name, each);
            document.body.append(element);
          }
          await new Promise(requestAnimationFrame);
        }
        await new Promise((resolve) => setTimeout(resolve, 500));
      },
      [elements, markup.filter((_, index) => index % 3 === 1)] as const,
    );
    await isUnhurt();
    await page.evaluate(() => document.body.replaceChildren());
  });

  it('are refused where they are too long', async () => {
    const grace = await Guest.enter(server, 'words', 'Grace');
    assert.equal((await grace.post('x'.repeat(2 ** 20))).status, 413);
  });

  async function openChat(room: string) {
    await page.evaluate((thread) => {
      document.body.replaceChildren();
      const chat = document.createElement('acs-chat');
      for (const [name, value] of Object.entries({ transport: 'local', thread, 'display-name': 'Ada' })) {
        chat.setAttribute(name, value);
      }
      chat.style.setProperty('block-size', '600px');
      document.body.append(chat);
    }, room);
    await page.getByRole('textbox', { name: /message/i }).waitFor();
  }

  function textsOf(part: string) {
    return page.evaluate((name) => {
      const texts: string[] = [];
      const roots: ParentNode[] = [document];
      for (const root of roots) {
        for (const element of root.querySelectorAll('*')) {
          if (element.part.contains(name)) texts.push(element.textContent.trim());
          if (element.shadowRoot) roots.push(element.shadowRoot);
        }
      }
      return texts;
    }, part);
  }

  /** Nothing has run, nothing was loaded, and nothing of the words has become an element. */
  async function isUnhurt() {
    const { hurt, elements: strange } = await page.evaluate(findStrange);
    assert.equal(hurt, false, 'a script has run');
    assert.deepEqual(strange, []);
    assert.deepEqual(faults, []);
    const paths = requests.map((url) => new URL(url)).filter((url) => !isOurs(url, server.url));
    assert.deepEqual(paths.map(String), []);
  }
});

function isOurs({ origin, pathname }: URL, url: string): boolean {
  return origin === url && /^\/(?:elements|examples|api\/v1)\/|^\/favicon\.ico$|^\/icon\.svg$/.test(pathname);
}

/** Somebody who speaks to the server directly, as no page of ours would. */
class Guest {
  readonly #server: RunningServer;
  readonly #token: string;
  readonly #thread: string;
  #count = 0;

  private constructor(server: RunningServer, token: string, thread: string) {
    this.#server = server;
    this.#token = token;
    this.#thread = thread;
  }

  static async enter(server: RunningServer, room: string, name: string): Promise<Guest> {
    const session = (await (await ask(server, 'POST', 'people', { name })).json()) as Session;
    const entered = await ask(server, 'PUT', `rooms/${room}`, undefined, session.token);
    return new Guest(server, session.token, ((await entered.json()) as Room).threadId);
  }

  async say(text: string) {
    const { status } = await this.post(text);
    assert.equal(status, 201, `refused: ${text}`);
  }

  post(text: string) {
    const clientMessageId = `c${this.#count++}`;
    return ask(
      this.#server,
      'POST',
      `threads/${this.#thread}/messages`,
      { text, clientMessageId },
      this.#token,
    );
  }

  async name(topic: string) {
    const { status } = await ask(this.#server, 'PATCH', `threads/${this.#thread}`, { topic }, this.#token);
    assert.equal(status, 204, `refused: ${topic}`);
  }
}

function ask({ url }: RunningServer, method: string, path: string, body?: object, token?: string) {
  return fetch(`${url}/api/v1/${path}`, {
    method,
    headers: {
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

/** All that is written in the page and in every shadow of it. Runs in the page. */
function deepText(): string {
  const texts: string[] = [];
  const roots: Node[] = [document.body];
  for (const root of roots) {
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node: Node | null = nodes.currentNode; node; node = nodes.nextNode()) {
      if (node instanceof Text) texts.push(node.data);
      if (node instanceof Element && node.shadowRoot) roots.push(node.shadowRoot);
    }
  }
  return texts.join('\n');
}

/** Whatever our elements would never make. Runs in the page. */
function findStrange() {
  const never =
    'script, iframe, object, embed, base, meta, link, style, audio, img, template, noscript, math, xmp, at,' +
    'msft-mention, use, animate, [srcdoc], [srcset], [is], [style*="url"]';
  const strange: string[] = [];
  const roots: ParentNode[] = [document.body];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      const isHandler = element.getAttributeNames().some((name) => name.startsWith('on'));
      const href = element.getAttribute('href');
      const leads = href !== null && !/^(?:https?|mailto|tel):/i.test(href);
      if (element.matches(never) || isHandler || leads) strange.push(element.outerHTML.slice(0, 120));
      if (element.shadowRoot) roots.push(element.shadowRoot);
    }
  }
  return { hurt: 'hurt' in window, elements: strange };
}
