import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../../../scripts/find-browser.js';
import { eventually } from '../../support/eventually.js';
import { Caller } from './caller.js';
import { browserFlags } from './machine.js';
import { Network } from './network.js';

const MAIN = new URL('../../../../dist/server/main.js', import.meta.url).pathname;
const PORT = 4780;

/** The real server, as a process, and a real browser, in a network of their own. */
export class World {
  readonly network: Network;
  readonly #data: string;
  #server!: ChildProcess;
  #browser!: Browser;

  private constructor(network: Network, data: string) {
    this.network = network;
    this.#data = data;
  }

  static async open(): Promise<World> {
    const world = new World(await Network.make(), await mkdtemp(join(tmpdir(), 'acs-world-')));
    const [browser] = await Promise.all([
      chromium.launch({
        executablePath: await world.network.wrap(findBrowser('chromium')),
        args: browserFlags,
      }),
      world.startServer(),
    ]);
    world.#browser = browser;
    return world;
  }

  /** Resolves once it listens. */
  async startServer(): Promise<void> {
    const options = ['--host', '0.0.0.0', '--port', String(PORT), '--data', this.#data];
    const files = ['--demo', 'dist/demo', '--elements', 'cdn'];
    const command = ['netns', 'exec', this.network.name, process.execPath, MAIN, ...options, ...files];
    this.#server = spawn('ip', command, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(this.#server.stdout!, 'data');
  }

  /** As a crash does it: without a word to anybody. */
  async killServer(): Promise<void> {
    this.#server.kill('SIGKILL');
    await once(this.#server, 'exit');
  }

  /** Comes from an address of their own, so that the way of each to the server can be cut alone. */
  async join(name: string, address: string): Promise<Caller> {
    const caller = await Caller.arrive(this.#browser, `http://${address}:${PORT}/rooms/faults`, name);
    await caller.join();
    return caller;
  }

  /** Ada and Bo, who see and hear each other. */
  async two(): Promise<readonly [ada: Caller, bo: Caller]> {
    const ada = await this.join('Ada', '127.0.0.1');
    const bo = await this.join('Bo', '127.0.0.2');
    await Promise.all([ada.meets('Bo'), bo.meets('Ada')]);
    return [ada, bo];
  }

  async close(): Promise<void> {
    await this.#browser.close();
    if (this.#server.exitCode === null && this.#server.signalCode === null) await this.killServer();
    await eventually('the network to be let go', async () => {
      await this.network.close();
      return true;
    });
    await rm(this.#data, { recursive: true });
  }
}

/** Runs a test in a world of its own. */
export function inWorld(test: (world: World) => Promise<void>): () => Promise<void> {
  return async () => {
    const world = await World.open();
    try {
      await test(world);
    } finally {
      await world.close();
    }
  };
}

export const seconds = (count: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, count * 1000));
