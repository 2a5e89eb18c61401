import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { findBrowser } from '../../../../scripts/find-browser.js';
import { eventually } from '../../support/eventually.js';

/** The names of keys, as WebDriver sends them. */
const keys: Readonly<Record<string, string>> = {
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
  End: '\uE010',
  Home: '\uE011',
};

/** A WebKit in a screen that nobody sees, by the plain protocol of WebDriver. */
export class WebDriver {
  readonly #processes: ChildProcess[] = [];
  readonly #home = mkdtempSync(join(tmpdir(), 'acs-webkit-'));
  #base = '';
  #session = '';
  #turns = 0;

  static async start(): Promise<WebDriver> {
    const driver = new WebDriver();
    try {
      await driver.#start();
      return driver;
    } catch (error) {
      await driver.close();
      throw error;
    }
  }

  async open(url: string): Promise<void> {
    await this.#ask('POST', `${this.#session}/url`, { url });
  }

  /** Runs the body of a function in the page, which calls its last argument with the answer. */
  run(script: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.#ask('POST', `${this.#session}/execute/async`, { script, args });
  }

  async wheel(x: number, y: number, by: number): Promise<void> {
    // A wheel remembers how far it was turned: each turn is that of another one.
    const scroll = { type: 'scroll', x, y, deltaX: 0, deltaY: by, duration: 0 };
    await this.#act({ type: 'wheel', id: `wheel${this.#turns++}`, actions: [scroll] });
  }

  async press(key: string): Promise<void> {
    const value = keys[key] ?? key;
    const actions = [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ];
    await this.#act({ type: 'key', id: 'keyboard', actions });
  }

  async close(): Promise<void> {
    if (this.#session) await this.#ask('DELETE', this.#session).catch(() => undefined);
    for (const process of this.#processes.reverse()) {
      if (process.exitCode !== null || process.signalCode !== null) continue;
      process.kill();
      await once(process, 'exit');
    }
    rmSync(this.#home, { recursive: true, force: true });
  }

  async #start() {
    const screen = this.#spawn('xvfb', [
      '-displayfd',
      '3',
      '-screen',
      '0',
      '1280x1024x24',
      '-nolisten',
      'tcp',
    ]);
    const [display] = (await once(screen.stdio[3] as Readable, 'data')) as [Buffer];
    const port = await freePort();
    this.#base = `http://127.0.0.1:${port}`;
    const home = { HOME: this.#home, XDG_RUNTIME_DIR: this.#home };
    this.#spawn('webkit', [`--port=${port}`], { DISPLAY: `:${String(display).trim()}`, ...home });
    await eventually('WebKitWebDriver to answer', () => this.#ask('GET', '/status'));
    const { sessionId } = (await this.#ask('POST', '/session', { capabilities: {} })) as {
      sessionId: string;
    };
    this.#session = `/session/${sessionId}`;
    await this.#ask('POST', `${this.#session}/timeouts`, { script: 60_000 });
  }

  #spawn(name: 'webkit' | 'xvfb', parameters: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const child = spawn(findBrowser(name) ?? name, parameters, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    this.#processes.push(child);
    return child;
  }

  #act(source: unknown) {
    return this.#ask('POST', `${this.#session}/actions`, { actions: [source] });
  }

  async #ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(this.#base + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = (await answer.json()) as { value: unknown };
    if (answer.ok) return value ?? true;
    const { error, message } = value as { error: string; message: string };
    throw new Error(`${error}: ${message}`);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
