import type { Browser } from 'playwright-core';
import { startServer, type RunningServer, type ServerOptions } from '../../../server/start-server.js';
import { launchChromium } from './browsers.js';
import { Person } from './person.js';

/** The real server with the built demo, and a real browser. */
export interface Demo {
  readonly server: RunningServer;
  readonly browser: Browser;
  arrive(name: string, room?: string): Promise<Person>;
  /** Arrives and joins. */
  join(name: string, room?: string): Promise<Person>;
  close(): Promise<void>;
}

export async function openDemo(options: ServerOptions = {}): Promise<Demo> {
  const [server, browser] = await Promise.all([
    startServer({ demo: 'dist/demo', elements: 'cdn', ...options }),
    launchChromium(),
  ]);
  const arrive = (name: string, room = 'standup') =>
    Person.arrive(browser, `${server.url}/rooms/${room}`, name);
  return {
    server,
    browser,
    arrive,
    async join(name, room) {
      const person = await arrive(name, room);
      await person.join();
      return person;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
