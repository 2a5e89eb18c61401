import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { startServer } from '../../../server/start-server.js';
import { eventually } from '../support/eventually.js';
import { openStage, type Stage } from './support/stage.js';

describe('what is not sent yet, over the local transport', () => {
  let stage: Stage;
  let data: string;

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'acs-outbox-'));
    stage = await openStage({ server: { data } });
  });
  after(async () => {
    await stage.close();
    await rm(data, { recursive: true });
  });

  /** Somebody with an account: every tab of the context is the same person. */
  async function account(name: string) {
    const response = await fetch(`${stage.server.url}/api/v1/people`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });
    const { token } = (await response.json()) as { readonly token: string };
    return { context: await stage.browser.newContext(), token };
  }

  async function tab({ context, token }: { context: BrowserContext; token: string }, room: string) {
    const page = await context.newPage();
    await page.goto(stage.origin);
    await page.waitForFunction(() => 'person' in window);
    await open(page, room, token);
    return page;
  }

  const open = (page: Page, room: string, token?: string) =>
    page.evaluate(([attributes, credential]) => window.person.openChat(attributes, credential), [
      { server: stage.server.url, thread: room, 'display-name': 'Ada' },
      token,
    ] as const);

  /** Asks without waiting for the answer. */
  const say = (page: Page, ...texts: readonly string[]) =>
    page.evaluate((all) => {
      for (const text of all) {
        void window.person.askChat({ type: 'send-message', thread: window.person.thread, text });
      }
    }, texts);

  const rows = async (page: Page) => {
    const thread = await page.evaluate(() => window.person.conversation());
    return (thread?.messages ?? []).flatMap(({ content, status }) =>
      content.kind === 'text' ? [`${content.text} ${status}`] : [],
    );
  };
  const untilRows = (page: Page, wanted: readonly string[]) =>
    eventually(`the rows ${wanted.join(', ')}`, async () => {
      const now = await rows(page);
      if (now.join() === wanted.join()) return true;
      throw new Error(now.join());
    });

  const offline = (page: Page) =>
    eventually(
      'to be offline',
      async () => (await page.evaluate(() => window.person.conversation()?.connection?.phase)) === 'offline',
    );

  const restart = async (port: number) => (stage.server = await startServer({ data, port }));
  const reconnect = (page: Page) => page.evaluate(() => window.person.askChat({ type: 'reconnect' }));

  it('survives a reload while there is no server, for a guest, and is sent once, in order', async () => {
    const page = await stage.enter();
    await open(page, 'reload');
    await say(page, 'zero');
    await untilRows(page, ['zero sent']);
    const port = Number(new URL(stage.server.url).port);
    await stage.server.close();
    await offline(page);
    await say(page, 'one', 'two');
    await untilRows(page, ['zero sent', 'one queued', 'two queued']);
    await page.reload();
    await page.waitForFunction(() => 'person' in window);
    await open(page, 'reload');
    await untilRows(page, ['one queued', 'two queued']);
    await restart(port);
    await reconnect(page);
    await untilRows(page, ['zero sent', 'one sent', 'two sent']);
    await page.context().close();
  });

  it('sends once what was on its way when the page was killed', async () => {
    const ada = await account('Ada');
    const page = await tab(ada, 'killed');
    // The first one leaves, and is never answered.
    let isHeld = true;
    await ada.context.route('**/messages', (route) => {
      if (!isHeld || route.request().method() !== 'POST') return route.continue();
      return undefined;
    });
    await say(page, 'one', 'two');
    await untilRows(page, ['one sending', 'two queued']);
    await page.goto('chrome://crash').catch(() => {});
    isHeld = false;
    const again = await tab(ada, 'killed');
    await untilRows(again, ['one sent', 'two sent']);
    await ada.context.close();
  });

  it('is the same in two tabs, of which one sends', async () => {
    const ada = await account('Ada');
    const first = await tab(ada, 'tabs');
    const second = await tab(ada, 'tabs');
    let posts = 0;
    ada.context.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/messages')) posts++;
    });
    const port = Number(new URL(stage.server.url).port);
    await stage.server.close();
    await Promise.all([offline(first), offline(second)]);
    await say(first, 'one');
    await untilRows(second, ['one queued']);
    await say(second, 'two');
    for (const page of [first, second]) await untilRows(page, ['one queued', 'two queued']);
    await restart(port);
    await Promise.all([reconnect(first), reconnect(second)]);
    for (const page of [first, second]) await untilRows(page, ['one sent', 'two sent']);
    assert.equal(posts, 2);
    await ada.context.close();
  });

  it('lays edits and deletions over the messages until there is a server, and takes back what is refused', async () => {
    const ada = await account('Ada');
    const page = await tab(ada, 'changes');
    await say(page, 'one', 'two');
    await untilRows(page, ['one sent', 'two sent']);
    const port = Number(new URL(stage.server.url).port);
    await stage.server.close();
    await offline(page);
    await page.evaluate(() => {
      const { thread } = window.person;
      const [first, second] = (window.person.conversation()?.messages ?? []).filter(
        ({ content }) => content.kind === 'text',
      );
      const text = 'x'.repeat(40_000);
      void window.person.askChat({ type: 'edit-message', thread, id: first?.id ?? '', text: 'one, edited' });
      void window.person.askChat({ type: 'edit-message', thread, id: second?.id ?? '', text });
    });
    const pending = () =>
      page.evaluate(() =>
        window.person.conversation()?.messages.flatMap((one) => (one.pending ? [one.pending.kind] : [])),
      );
    await eventually('both changes to be shown', async () => (await pending())?.join() === 'edit,edit');
    await restart(port);
    await reconnect(page);
    await untilRows(page, ['one, edited sent', 'two sent']);
    await eventually('nothing to be pending', async () => (await pending())?.length === 0);
    await ada.context.close();
  });

  it('makes a gap of a long absence, and closes it on demand', async () => {
    const [ada, bo] = [await account('Ada'), await account('Bo')];
    const [reader, writer] = [await tab(ada, 'gap'), await tab(bo, 'gap')];
    await say(writer, 'before');
    await untilRows(reader, ['before sent']);
    await ada.context.setOffline(true);
    await reader.evaluate(() => window.person.dropSockets());
    await offline(reader);
    // As many as the server takes in one go, and then as fast as it lets one.
    const total = 230;
    await say(writer, ...Array.from({ length: total }, (_, index) => `${index}`));
    await eventually(
      'all to be sent',
      async () => (await rows(writer)).filter((row) => row.endsWith(' sent')).length > total,
      {
        within: 40_000,
      },
    );
    await ada.context.setOffline(false);
    await reconnect(reader);
    const gaps = () => reader.evaluate(() => window.person.conversation()?.gaps ?? []);
    await eventually('a gap', async () => (await gaps()).length === 1);
    assert.ok((await rows(reader)).length < 60);
    const [gap] = await gaps();
    assert.ok(gap);
    await reader.evaluate(
      ({ after, before }) =>
        window.person.askChat({
          type: 'load-gap',
          thread: window.person.thread,
          gap: { after, before },
          from: 'before',
          count: 200,
        }),
      gap,
    );
    await eventually('no gap', async () => (await gaps()).length === 0);
    assert.equal((await rows(reader)).length, total + 1);
    await Promise.all([ada.context.close(), bo.context.close()]);
  });
});
