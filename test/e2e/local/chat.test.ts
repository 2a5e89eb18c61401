import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { startServer } from '../../../server/start-server.js';
import { eventually } from '../support/eventually.js';
import { openStage, type Stage } from './support/stage.js';

describe('a chat over the local transport', () => {
  let stage: Stage;
  let data: string;

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'acs-local-'));
    stage = await openStage({ server: { data } });
  });
  after(async () => {
    await stage.close();
    await rm(data, { recursive: true });
  });

  async function enter(room: string, name?: string) {
    const page = await stage.enter();
    await open(page, room, name);
    return page;
  }

  function open(page: Page, room: string, name?: string) {
    const attributes = {
      server: stage.server.url,
      thread: room,
      ...(name === undefined ? {} : { 'display-name': name }),
    };
    return page.evaluate((given) => window.person.openChat(given), attributes);
  }

  const seen = (page: Page) => page.evaluate(() => window.person.conversation());
  const say = (page: Page, text: string) =>
    page.evaluate(
      (words) => window.person.askChat({ type: 'send-message', thread: window.person.thread, text: words }),
      text,
    );
  const texts = async (page: Page) =>
    (await seen(page))?.messages.flatMap(({ content }) => (content.kind === 'text' ? content.text : [])) ??
    [];
  const untilTexts = (page: Page, wanted: readonly string[]) =>
    eventually(
      `to read ${wanted.join(', ')}`,
      async () => (await texts(page)).join('|') === wanted.join('|'),
    );

  it('reopens after a reload with its history, its person and its draft', async () => {
    const ada = await enter('reload', 'Ada');
    await say(ada, 'One');
    const before = await seen(ada);
    await ada.evaluate(() =>
      window.person.askChat({ type: 'save-draft', thread: window.person.thread, text: 'Not yet' }),
    );
    await ada.reload();
    await ada.waitForFunction(() => 'person' in window);
    await open(ada, 'reload', 'Ada');
    const after = await seen(ada);
    assert.equal(after?.me?.id, before?.me?.id);
    assert.equal(after?.draft, 'Not yet');
    assert.deepEqual(await texts(ada), ['One']);
    await ada.context().close();
  });

  it('misses nothing while it was away: new messages, edits and receipts', async () => {
    const [ada, bo] = [await enter('away', 'Ada'), await enter('away', 'Bo')];
    await say(ada, 'One');
    await untilTexts(bo, ['One']);
    await bo.context().setOffline(true);
    await bo.evaluate(() => window.person.dropSockets());
    await eventually('Bo to be offline', async () => (await seen(bo))?.connection?.phase === 'offline');
    const wanted = Array.from({ length: 60 }, (_, index) => `While away ${index}`);
    for (const text of wanted) await say(ada, text);
    await ada.evaluate(() => {
      const [first] =
        window.person.conversation()?.messages.filter(({ content }) => content.kind === 'text') ?? [];
      return window.person.askChat({
        type: 'edit-message',
        thread: window.person.thread,
        id: first?.id ?? '',
        text: 'One, edited',
      });
    });
    await bo.context().setOffline(false);
    await bo.evaluate(() => window.person.askChat({ type: 'reconnect' }));
    await untilTexts(bo, ['One, edited', ...wanted]);
    await Promise.all([ada.context().close(), bo.context().close()]);
  });

  it('sends once what was written while the server was away', async () => {
    const [ada, bo] = [await enter('down', 'Ada'), await enter('down', 'Bo')];
    const port = Number(new URL(stage.server.url).port);
    await stage.server.close();
    await eventually('Ada to be offline', async () => (await seen(ada))?.connection?.phase === 'offline');
    const sent = say(ada, 'Into the dark');
    await new Promise((resolve) => setTimeout(resolve, 1200));
    stage.server = await startServer({ data, port });
    assert.equal(await sent, undefined);
    await untilTexts(bo, ['Into the dark']);
    await untilTexts(ada, ['Into the dark']);
    await Promise.all([ada.context().close(), bo.context().close()]);
  });

  it('opens by itself once a server that was away has come', async () => {
    const page = await stage.enter();
    const port = Number(new URL(stage.server.url).port);
    await open(page, 'late', 'Ada');
    await page.evaluate(() => window.person.close());
    await stage.server.close();
    assert.equal(await open(page, 'late', 'Ada'), 'unreachable');
    assert.equal((await seen(page))?.status, 'failed');
    stage.server = await startServer({ data, port });
    await eventually('the thread to be open', async () => (await seen(page))?.status === 'open');
    assert.equal(await say(page, 'Here'), undefined);
    await page.context().close();
  });

  it('calls a nameless person a guest, and gives call and chat of a page one person', async () => {
    const page = await enter('guest');
    assert.equal((await seen(page))?.me?.name, 'Guest');
    const [call, chat] = await page.evaluate(
      async (attributes) => {
        await window.person.openCall(attributes);
        await window.person.ask({ type: 'join', name: 'Zoë' });
        return [window.person.state()?.me, window.person.conversation()?.me];
      },
      { server: stage.server.url, room: 'guest' },
    );
    assert.equal(call?.id, chat?.id);
    assert.equal(call?.name, 'Zoë');
    await page.context().close();
  });
});
