import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { WebSocket, type ClientOptions } from 'ws';
import type {
  ClientFrame,
  MessagePage,
  Replies,
  Room,
  ServerFrame,
  Session,
  WireFailure,
  WireMessage,
} from '../../src/contracts/native.js';
import type { Clock } from '../../server/core/clock.js';
import { startServer, type RunningServer, type ServerOptions } from '../../server/start-server.js';

const open = new Set<Client>();

// Before the servers: they would wait for their sockets.
after(() => {
  for (const client of open) client.drop();
});

export type { RunningServer };

/** A real server on a free port, in memory unless it is given a folder; it ends with the test file. */
export async function start(options: ServerOptions = {}): Promise<RunningServer> {
  const faults: unknown[] = [];
  const server = await startServer({ report: (error) => faults.push(error), ...options });
  after(async () => {
    await server.close();
    assert.deepEqual(faults, [], 'The server has reported faults.');
  });
  return server;
}

/** A folder that is gone after the tests. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'acs-server-'));
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that stands until it is moved. */
export function handClock(
  start = 1_000_000,
): Clock & { advance(milliseconds: number): void; readonly timers: number } {
  let now = start;
  const timers = new Set<{ at: number; work: () => void }>();
  return {
    now: () => now,
    after(milliseconds, work) {
      const timer = { at: now + milliseconds, work };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(milliseconds) {
      now += milliseconds;
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer);
        timer.work();
      }
    },
    get timers() {
      return timers.size;
    },
  };
}

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body & Partial<WireFailure>;
}

/** Asks the REST API. */
export async function ask<Body>(
  url: string,
  method: string,
  path: string,
  options: { token?: string | undefined; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<Body>> {
  const { token, body, headers } = options;
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? {} : JSON.parse(text)) as Body & Partial<WireFailure>,
  };
}

/** Somebody with a token. */
export class Guest {
  readonly session: Session;
  readonly url: string;

  constructor(url: string, session: Session) {
    this.url = url;
    this.session = session;
  }

  static async come(server: { readonly url: string }, name: string): Promise<Guest> {
    const { status, body } = await ask<Session>(server.url, 'POST', '/people', { body: { name } });
    if (status !== 201) throw new Error(`A guest was refused: ${JSON.stringify(body)}`);
    return new Guest(server.url, body);
  }

  get id(): string {
    return this.session.person.id;
  }

  ask<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    return ask<Body>(this.url, method, path, { token: this.session.token, body });
  }

  /** The thread's path. */
  async enter(room: string): Promise<string> {
    const { body } = await this.ask<Room>('PUT', `/rooms/${room}`);
    return `/threads/${encodeURIComponent(body.threadId)}`;
  }

  async say(
    thread: string,
    text: string,
    clientMessageId: string = crypto.randomUUID(),
  ): Promise<WireMessage> {
    const { status, body } = await this.ask<WireMessage>('POST', `${thread}/messages`, {
      text,
      clientMessageId,
    });
    if (status >= 300) throw new Error(`A message was refused: ${JSON.stringify(body)}`);
    return body;
  }

  async read(thread: string, query = ''): Promise<MessagePage> {
    return (await this.ask<MessagePage>('GET', `${thread}/messages${query}`)).body;
  }

  /** A socket that has been authenticated. */
  async connect(topics: readonly ('chat' | 'call')[] = ['chat', 'call']): Promise<Client> {
    const client = await Client.open(this.url);
    await client.request({ type: 'authenticate', id: 0, token: this.session.token, topics });
    return client;
  }

  /** A socket that is in the room's call. */
  async call(room: string, resume?: string): Promise<{ client: Client; joined: Replies['join-call'] }> {
    const client = await this.connect(['call']);
    return { client, joined: await client.join(room, resume) };
  }
}

type Framed<Type extends ServerFrame['type']> = Extract<ServerFrame, { readonly type: Type }>;
type Asked = Extract<ClientFrame, { readonly id: number }>;

/** How long a test waits for what should come, in milliseconds. */
const PATIENCE = 20_000;

/** The page's end of a socket. */
export class Client {
  readonly socket: WebSocket;
  /** What has come and has not been waited for. */
  readonly frames: ServerFrame[] = [];
  readonly #closed: Promise<{ code: number; reason: string }>;
  #waiting: (() => void)[] = [];
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('error', () => {});
    socket.on('message', (data: Buffer) => {
      this.frames.push(JSON.parse(data.toString()) as ServerFrame);
      this.#wake();
    });
    this.#closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => {
        open.delete(this);
        resolve({ code, reason: reason.toString() });
        this.#wake();
      });
    });
    open.add(this);
  }

  /** How it ended, now or later. */
  get closed(): Promise<{ code: number; reason: string }> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('It was not closed.')), PATIENCE);
      void this.#closed.then((end) => {
        clearTimeout(timer);
        resolve(end);
      });
    });
  }

  static open(url: string, options: ClientOptions = {}): Promise<Client> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v1/socket`, options);
    const client = new Client(socket);
    return new Promise((resolve, reject) => {
      socket.on('open', () => resolve(client));
      socket.on('unexpected-response', (_request, response) => {
        reject(new Error(`refused with ${response.statusCode}`));
        socket.terminate();
      });
      socket.on('error', reject);
    });
  }

  send(frame: ClientFrame): void {
    this.socket.send(JSON.stringify(frame));
  }

  /** Asks, and resolves with the answer, whatever it is. */
  async answer(frame: DistributiveOmit<Asked, 'id'> & { id?: number }): Promise<Framed<'reply'>> {
    const id = frame.id ?? ++this.#lastId;
    this.send({ ...frame, id });
    return this.next('reply', (reply) => reply.id === id);
  }

  /** Asks, and resolves with what was asked for. */
  async request<Frame extends DistributiveOmit<Asked, 'id'> & { id?: number }>(
    frame: Frame,
  ): Promise<Replies[Frame['type']]> {
    const reply = await this.answer(frame);
    if ('error' in reply) throw new Error(`${frame.type} was refused: ${JSON.stringify(reply.error)}`);
    return reply.result as Replies[Frame['type']];
  }

  join(room: string, resume?: string): Promise<Replies['join-call']> {
    const media = { muted: false, camera: true, screen: false };
    return this.request({ type: 'join-call', room, media, ...(resume === undefined ? {} : { resume }) });
  }

  /** The next frame of a type, now or later; it is taken out. */
  async next<Type extends ServerFrame['type']>(
    type: Type,
    matches: (frame: Framed<Type>) => boolean = () => true,
  ): Promise<Framed<Type>> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const index = this.frames.findIndex((frame) => frame.type === type && matches(frame as Framed<Type>));
      if (index >= 0) return this.frames.splice(index, 1)[0] as Framed<Type>;
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error(`Closed before any ${type} came.`);
      const rest = deadline - Date.now();
      if (rest <= 0) throw new Error(`No ${type} came, but ${JSON.stringify(this.frames)}.`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, rest);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** What has come of a type, once everything that was on its way has arrived. */
  async all<Type extends ServerFrame['type']>(type: Type): Promise<Framed<Type>[]> {
    this.send({ type: 'ping' });
    await this.next('pong');
    return this.frames.filter((frame): frame is Framed<Type> => frame.type === type);
  }

  /** Goes away without a word, as a killed tab does. */
  drop(): void {
    this.socket.terminate();
  }

  #wake() {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;
