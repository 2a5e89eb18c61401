import type { Page } from 'playwright-core';
import type { CallRequest, CallState, Participant } from '../../../../src/contracts/call.js';
import type { StreamStats } from '../../../../src/contracts/call.js';
import { eventually } from '../../support/eventually.js';
import type { Stage } from './stage.js';

/** The state as it travels: maps as lists. */
export type SeenCall = Omit<CallState, 'participants' | 'capabilities'> & {
  readonly participants: readonly Participant[];
};

/** Somebody in a browser, as a test directs them. */
export class Actor {
  readonly page: Page;
  readonly name: string;

  constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
  }

  /** Comes to the room with microphone and camera on. */
  static async join(stage: Stage, room: string, name: string): Promise<Actor> {
    const actor = new Actor(await stage.enter(), name);
    await actor.open(stage.server.url, room);
    await Promise.all([
      actor.ask({ type: 'set-microphone', on: true }),
      actor.ask({ type: 'set-camera', on: true }),
    ]);
    await actor.ask({ type: 'join' });
    return actor;
  }

  open(server: string, room: string): Promise<string | undefined> {
    return this.page.evaluate((attributes) => window.person.openCall(attributes), {
      server,
      room,
      'display-name': this.name,
    });
  }

  /** @returns The code of what went wrong. */
  ask(request: CallRequest): Promise<string | undefined> {
    return this.page.evaluate((asked) => window.person.ask(asked), request);
  }

  async state(): Promise<SeenCall> {
    return (await this.page.evaluate(() => window.person.state())) as unknown as SeenCall;
  }

  async other(name: string): Promise<Participant | undefined> {
    return (await this.state()).participants.find((one) => one.name === name);
  }

  /** Waits until this one's state is so. */
  until(what: string, holds: (state: SeenCall) => unknown, within = 15_000): Promise<unknown> {
    return eventually(`${this.name} to see ${what}`, async () => holds(await this.state()), { within });
  }

  untilOther(
    name: string,
    what: string,
    holds: (other: Participant) => unknown,
    within = 15_000,
  ): Promise<unknown> {
    return eventually(
      `${this.name} to see ${name} ${what}`,
      async () => {
        const other = await this.other(name);
        return other && holds(other);
      },
      { within },
    );
  }

  stats(stream: string): Promise<StreamStats> {
    return this.page.evaluate(async (id) => (await window.person.stats(id)) ?? {}, stream);
  }

  /** Shows a stream and waits until its picture is there and moves. */
  async watch(stream: string): Promise<void> {
    await this.page.evaluate((id) => window.person.show(id), stream);
    await this.moves(stream);
  }

  async moves(stream: string): Promise<void> {
    const look = async () => (await this.page.evaluate((id) => window.person.pixels(id), stream)).join();
    const isPicture = (pixels: string) => new Set(pixels.split(',')).size > 8;
    let first = '';
    await eventually(`${this.name} to see a picture`, async () => isPicture((first = await look())));
    await eventually(`${this.name} to see it move`, async () => {
      const next = await look();
      return isPicture(next) && next !== first;
    });
  }

  /** The frames that were decoded meanwhile. */
  async framesWithin(stream: string, milliseconds: number): Promise<number> {
    const before = (await this.stats(stream)).framesDecoded ?? 0;
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return ((await this.stats(stream)).framesDecoded ?? 0) - before;
  }

  /** The loudest of what comes from somebody in this time. */
  async loudest(id: string, milliseconds = 2500): Promise<number> {
    return this.page.evaluate(
      async ([who, time]) => {
        const end = performance.now() + time;
        let peak = 0;
        while (performance.now() < end) {
          peak = Math.max(peak, window.person.level(who));
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        return peak;
      },
      [id, milliseconds] as const,
    );
  }
}
