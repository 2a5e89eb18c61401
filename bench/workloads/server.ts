import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { WebSocket, WebSocketServer } from 'ws';
import type { Room, ServerFrame, Session } from '../../src/contracts/native.js';
import { round } from '../harness/report.js';
import type { Workload } from '../harness/workload.js';

const LISTENERS = 50;
const AT_ONCE = 8;

/** The server in a process of its own, on this machine only: messages to fifty listeners, and what a socket weighs. */
export const server: Workload = async ({ quick }) => {
  const [messages, connections] = quick ? [100, 100] : [2_000, 1_000];
  const child = fork(fileURLToPath(new URL('../harness/server-process.ts', import.meta.url)), {
    execArgv: ['--expose-gc', '--import', 'tsx'],
  });
  const { url } = await answer<{ readonly url: string }>(child);
  const sessions = await Promise.all(Array.from({ length: LISTENERS }, (_, index) => enter(url, index)));
  const sockets = await Promise.all(sessions.map(({ token }) => listen(url, token)));
  const [sender] = sessions;
  if (!sender) throw new Error('Nobody has come.');
  const { threadId } = await ask<Room>(url, 'PUT', '/rooms/bench', sender.token);

  const ours = await deliver(sockets, messages, async (index) => {
    const body = { text: `Message ${index}`, clientMessageId: `bench-${index}` };
    await ask(url, 'POST', `/threads/${threadId}/messages`, sender.token, body);
  });
  const floor = await deliverBare(messages);
  console.log(`\nServer: ${messages} messages to ${LISTENERS} listeners, ${AT_ONCE} under way at once`);
  printDelivery('floor: ws alone, nothing kept', floor);
  printDelivery('ours: REST, stored, then told', ours);

  for (const socket of sockets) socket.close();
  const before = await memoryOf(child);
  const more = await Promise.all(Array.from({ length: connections }, () => listen(url, sender.token)));
  const after = await memoryOf(child);
  const perThousand = ((after - before) / connections) * (1000 / 1024 / 1024);
  console.log(
    `  memory: ${round(before / 1024 / 1024)} MB, and ${round(perThousand)} MB for 1,000 connections`,
  );
  for (const socket of more) socket.terminate();
  child.send('close');
  await once(child, 'exit');
  return [];
};

interface Delivery {
  readonly perSecond: number;
  /** From the sending to each of the listeners, in milliseconds. */
  readonly median: number;
  readonly most95: number;
}

/** Sends messages and waits until everybody has each. */
async function deliver(
  sockets: readonly WebSocket[],
  count: number,
  send: (index: number) => Promise<void>,
): Promise<Delivery> {
  const sentAt = new Map<string, number>();
  const delays: number[] = [];
  const all = count * sockets.length;
  const done = new Promise<void>((resolve) => {
    for (const socket of sockets) {
      socket.on('message', (data: Buffer) => {
        const text = textIn(data.toString());
        const at = text === undefined ? undefined : sentAt.get(text);
        if (at === undefined) return;
        delays.push(performance.now() - at);
        if (delays.length === all) resolve();
      });
    }
  });
  const start = performance.now();
  let next = 0;
  const work = async () => {
    while (next < count) {
      const index = next++;
      sentAt.set(`Message ${index}`, performance.now());
      await send(index);
    }
  };
  await Promise.all([done, ...Array.from({ length: AT_ONCE }, work)]);
  const seconds = (performance.now() - start) / 1000;
  delays.sort((one, other) => one - other);
  const at = (part: number) => delays[Math.floor((delays.length - 1) * part)] ?? NaN;
  return { perSecond: count / seconds, median: at(0.5), most95: at(0.95) };
}

/** The least that does something alike: a socket that passes on what it is told. */
async function deliverBare(count: number): Promise<Delivery> {
  const bare = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(bare, 'listening');
  bare.on('connection', (socket) => {
    socket.on('message', (data, binary) => {
      for (const client of bare.clients) client.send(data, { binary });
    });
  });
  const url = `ws://127.0.0.1:${(bare.address() as AddressInfo).port}`;
  const sockets = await Promise.all(
    Array.from({ length: LISTENERS }, async () => {
      const socket = new WebSocket(url);
      await once(socket, 'open');
      return socket;
    }),
  );
  const delivery = await deliver(sockets, count, (index) => {
    const content = { kind: 'text', text: `Message ${index}` };
    sockets[0]?.send(JSON.stringify({ type: 'messages-changed', messages: [{ content }] }));
    return new Promise((resolve) => setImmediate(resolve));
  });
  for (const client of bare.clients) client.terminate();
  bare.close();
  return delivery;
}

function textIn(data: string): string | undefined {
  const frame = JSON.parse(data) as ServerFrame;
  const content = frame.type === 'messages-changed' ? frame.messages[0]?.content : undefined;
  return content?.kind === 'text' ? content.text : undefined;
}

async function enter(url: string, index: number): Promise<Session> {
  const session = await ask<Session>(url, 'POST', '/people', undefined, { name: `Listener ${index}` });
  await ask(url, 'PUT', '/rooms/bench', session.token);
  return session;
}

async function listen(url: string, token: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/socket`);
  await once(socket, 'open');
  const ready = once(socket, 'message');
  socket.send(JSON.stringify({ type: 'authenticate', id: 1, token, topics: ['chat'] }));
  await ready;
  // The server closes what is silent.
  const timer = setInterval(() => socket.send('{"type":"ping"}'), 4_000);
  socket.on('close', () => clearInterval(timer));
  return socket;
}

async function ask<Answer>(
  url: string,
  method: string,
  path: string,
  token?: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

async function memoryOf(child: ChildProcess): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  const told = answer<{ readonly memory: number }>(child);
  child.send('memory');
  return (await told).memory;
}

async function answer<Told>(child: ChildProcess): Promise<Told> {
  const [told] = (await once(child, 'message')) as [Told];
  return told;
}

function printDelivery(name: string, { perSecond, median, most95 }: Delivery) {
  console.log(
    `  ${name.padEnd(32)} ${round(perSecond).padStart(6)} a second · median ${round(median)} ms · 95th percentile ${round(most95)} ms`,
  );
}
