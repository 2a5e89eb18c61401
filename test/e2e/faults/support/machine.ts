import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserServer } from 'playwright-core';
import { findBrowser } from '../../../../scripts/find-browser.js';
import { chromiumFlags } from '../../../../scripts/test-browsers.js';

/** One camera, with few pictures, so that several browsers have room on one machine. */
const CAMERA = '--use-fake-device-for-media-stream=device-count=1,fps=5';

export const browserFlags = [
  ...chromiumFlags.filter((flag) => !flag.startsWith('--use-fake-device')),
  CAMERA,
];

export interface MachineOptions {
  /** What its microphone hears. Default: short beeps. */
  readonly hears?: 'speech' | 'nothing';
  /** Whether pages may make sound before a click. Default: true. */
  readonly autoplay?: boolean;
}

/** A browser as a machine of its own, which may fall asleep. */
export class Machine {
  readonly browser: Browser;
  readonly #server: BrowserServer;
  readonly #folder: string;

  private constructor(browser: Browser, server: BrowserServer, folder: string) {
    this.browser = browser;
    this.#server = server;
    this.#folder = folder;
  }

  static async start({ hears, autoplay = true }: MachineOptions = {}): Promise<Machine> {
    const folder = await mkdtemp(join(tmpdir(), 'acs-machine-'));
    const args = browserFlags.filter((flag) => autoplay || !flag.startsWith('--autoplay-policy'));
    if (hears) {
      const path = join(folder, 'microphone.wav');
      await writeFile(path, wave(hears === 'speech'));
      args.push(`--use-file-for-fake-audio-capture=${path}`);
    }
    const server = await chromium.launchServer({ executablePath: findBrowser('chromium'), args });
    return new Machine(await chromium.connect(server.wsEndpoint()), server, folder);
  }

  /** Nothing of it runs any more, and nothing of it is told. */
  sleep(): void {
    this.#signal('SIGSTOP');
  }

  wake(): void {
    this.#signal('SIGCONT');
  }

  async close(): Promise<void> {
    this.wake();
    await this.#server.close();
    await rm(this.#folder, { recursive: true });
  }

  /** Its processes are one group, led by the first. */
  #signal(signal: NodeJS.Signals) {
    const { pid } = this.#server.process();
    if (pid !== undefined) process.kill(-pid, signal);
  }
}

/** Four seconds of syllables of a low voice, or of nothing at all, as a file. */
function wave(voice: boolean): Buffer {
  const rate = 48_000;
  const samples = Buffer.alloc(rate * 4 * 2);
  for (let index = 0; voice && index < rate * 4; index++) {
    const time = index / rate;
    const syllable = 0.5 + 0.5 * Math.sin(2 * Math.PI * 4 * time);
    const tone = Math.sin(2 * Math.PI * 180 * time) + 0.5 * Math.sin(2 * Math.PI * 540 * time);
    samples.writeInt16LE(Math.round(16_000 * syllable * (tone / 1.5)), index * 2);
  }
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}
