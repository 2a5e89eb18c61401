import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startServer, type RunningServer } from '../../server/start-server.js';
import { launchAskingChromium } from './support/browsers.js';
import { eventually } from './support/eventually.js';

/** Whatever is wrong ends in plain words, a typed error, and a page that still works. */
describe('what goes wrong', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  before(async () => {
    server = await startServer({ demo: 'dist/demo', elements: 'cdn' });
    browser = await launchAskingChromium();
  });

  after(async () => {
    await browser.close();
    await server.close();
  });

  /** A page with nothing but the elements, and a note of every error that they tell of. */
  async function open(permissions: readonly string[] = []) {
    const context = await browser.newContext();
    // An empty list would not leave them open but deny them all.
    if (permissions.length > 0) await context.grantPermissions([...permissions]);
    page = await context.newPage();
    await page.goto(`${server.url}/examples/plain.html`);
    await page.evaluate(() => {
      document.body.replaceChildren();
      const errors: string[] = [];
      Object.assign(window, { errors });
      document.addEventListener('acs-error', (event) => {
        const { code, target } = (event as unknown as { error: { code: string; target?: string } }).error;
        errors.push(target === undefined ? code : `${code}: ${target}`);
      });
    });
  }

  async function put(tag: string, attributes: Readonly<Record<string, string>>, credential?: string) {
    await page.evaluate(
      ([name, values, token]) => {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(values)) element.setAttribute(key, value);
        if (token !== undefined) Object.assign(element, { credential: token });
        document.body.append(element);
      },
      [tag, attributes, credential] as const,
    );
  }

  const errors = () => page.evaluate(() => (window as unknown as { errors: string[] }).errors);

  const told = (expected: string) =>
    eventually(`the error ${expected}`, async () => (await errors()).includes(expected));

  it('names the attribute that is missing or malformed', async () => {
    await open();
    await put('acs-call', { transport: 'local', 'display-name': 'Ada' });
    await told('invalid-argument: room');
    await put('acs-call', { transport: 'local', room: 'no spaces, please', 'display-name': 'Ada' });
    await put('acs-chat', { transport: 'local', 'display-name': 'Ada' });
    await told('invalid-argument: thread');
    await put('acs-chat', {
      transport: 'local',
      thread: 'standup',
      server: 'gopher://x',
      'display-name': 'A',
    });
    await told('invalid-argument: server');
    await put('acs-call', { transport: 'carrier-pigeon', room: 'standup' });
    await told('unknown-transport: transport');
    await page
      .getByText(/attribute "room"/)
      .first()
      .waitFor();
  });

  it('goes on working once the attribute is mended', async () => {
    await open(['camera', 'microphone']);
    await put('acs-call', { transport: 'local', room: 'bad room', 'display-name': 'Ada' });
    await told('invalid-argument: room');
    await page.evaluate(() => document.querySelector('acs-call')?.setAttribute('room', 'good-room'));
    await page.getByRole('button', { name: 'Join now' }).click();
    await page.getByRole('button', { name: 'Leave' }).first().waitFor();
  });

  it('says that a token is bad', async () => {
    await open();
    await put('acs-chat', { transport: 'local', thread: 'standup' }, 'no.such.token');
    await told('unauthenticated');
    await page
      .getByRole('button', { name: /try again/i })
      .first()
      .waitFor();
  });

  it('lets somebody in who has refused camera and microphone', async () => {
    await open();
    await put('acs-call', { transport: 'local', room: 'quiet', 'display-name': 'Ada' });
    await page.getByRole('button', { name: 'Allow camera and microphone' }).click();
    await page.getByRole('heading', { name: /blocked|refused|denied/i }).waitFor();
    await page.getByRole('button', { name: /^(Join|Continue) without/ }).click();
    const join = page.getByRole('button', { name: 'Join now' });
    if (await join.isVisible()) await join.click();
    await page.getByRole('button', { name: 'Leave' }).first().waitFor();
  });

  it('says that the server cannot be reached, and connects once it can', async () => {
    const { port } = new URL(server.url);
    await open();
    await server.close();
    await put('acs-chat', { transport: 'local', thread: 'standup', 'display-name': 'Ada' });
    await told('unreachable');
    server = await startServer({ demo: 'dist/demo', elements: 'cdn', port: Number(port) });
    const again = page.getByRole('button', { name: /try again|retry now/i }).first();
    if (await again.isVisible()) await again.click();
    await page.getByRole('textbox', { name: /message/i }).waitFor();
    assert.ok((await errors()).length > 0);
  });
});
