import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startServer, type RunningServer } from '../../../server/start-server.js';
import { eventually } from '../support/eventually.js';
import { received } from '../support/media-probe.js';
import { Caller } from './support/caller.js';
import { Machine, type MachineOptions } from './support/machine.js';
import { seconds } from './support/world.js';

/** How long a token holds where it is to end in the middle of a call, in milliseconds. */
const SHORT = 15_000;

const serve = (tokenLifetime?: number) =>
  startServer({
    demo: 'dist/demo',
    elements: 'cdn',
    ...(tokenLifetime === undefined ? {} : { tokenLifetime }),
  });

async function newToken(server: RunningServer, name: string): Promise<string> {
  const response = await fetch(`${server.url}/api/v1/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  return ((await response.json()) as { readonly token: string }).token;
}

// Side by side: most of the time each of them waits.
describe('a call in which something happens to somebody', { concurrency: 4 }, () => {
  let server: RunningServer;
  let shortLived: RunningServer;
  let machine: Machine;
  let rooms = 0;

  before(async () => {
    [server, shortLived, machine] = await Promise.all([serve(), serve(SHORT), Machine.start()]);
  });
  after(async () => {
    await machine.close();
    await Promise.all([server.close(), shortLived.close()]);
  });

  /** Whom a test brings in, and where. They leave with its end. */
  class Scene {
    readonly room = `people-${++rooms}`;
    readonly server: RunningServer;
    readonly machine: Machine;
    readonly #cast: Caller[] = [];

    constructor(at: RunningServer, own: Machine) {
      this.server = at;
      this.machine = own;
    }

    async join(name: string, on = machine): Promise<Caller> {
      const caller = await Caller.arrive(on.browser, `${this.server.url}/rooms/${this.room}`, name);
      this.#cast.push(caller);
      await caller.join();
      return caller;
    }

    /** Bo comes with the machine of the test. */
    async two(): Promise<readonly [ada: Caller, bo: Caller]> {
      const ada = await this.join('Ada');
      const bo = await this.join('Bo', this.machine);
      await Promise.all([ada.meets('Bo'), bo.meets('Ada')]);
      return [ada, bo];
    }

    /** Somebody with a token of the host's, on a bare page, who joins without a click. */
    async host(token: string, devices: 'on' | 'off' = 'on'): Promise<Caller> {
      const { room } = this;
      const host = await Caller.arrive(this.machine.browser, `${this.server.url}/rooms/${room}`, 'Host', {
        token,
        room,
        devices,
      });
      this.#cast.push(host);
      return host;
    }

    newToken(): Promise<string> {
      return newToken(this.server, 'Host');
    }

    async end(): Promise<void> {
      await Promise.all(this.#cast.map((caller) => caller.leave()));
    }
  }

  const scene =
    (test: (scene: Scene) => Promise<void>, at = () => server, own = () => machine) =>
    async () => {
      const one = new Scene(at(), own());
      try {
        await test(one);
      } finally {
        await one.end();
      }
    };

  /** A scene with a machine of its own for Bo or the host. */
  const onMachine = (options: MachineOptions, test: (scene: Scene) => Promise<void>) => async () => {
    const own = await Machine.start(options);
    try {
      await scene(
        test,
        () => server,
        () => own,
      )();
    } finally {
      await own.close();
    }
  };

  const heading = (caller: Caller, name: RegExp) => caller.page.getByRole('heading', { name }).waitFor();

  it(
    'sees somebody come back whose machine has slept',
    onMachine({}, async (scene) => {
      const [ada, bo] = await scene.two();
      scene.machine.sleep();
      await ada.untilTile('Bo', (words) => words.includes('Reconnecting'), 'say that he is reconnecting');
      await ada.untilTile('Bo', (words) => words === '', 'go', 30_000);
      scene.machine.wake();
      await ada.meets('Bo');
      await bo.untilCalm();
      await bo.meets('Ada');
    }),
  );

  it(
    'takes a nap of a machine for nothing',
    onMachine({}, async (scene) => {
      const [ada, bo] = await scene.two();
      scene.machine.sleep();
      await seconds(3);
      scene.machine.wake();
      await Promise.all([ada.meets('Bo'), bo.meets('Ada')]);
      assert.equal(await bo.banner(), '');
    }),
  );

  it(
    'tells whoever speaks while they are muted, and sends nothing of it',
    onMachine({ hears: 'speech' }, async (scene) => {
      const [ada, bo] = await scene.two();
      await bo.press(/^Microphone/);
      await ada.untilTile('Bo', (words) => words.includes('muted'), 'be muted');
      await seconds(1);
      const [before] = await received(ada.page);
      await eventually('Bo to be told', async () => (await bo.notices()).includes('You are muted'));
      const [now] = await received(ada.page);
      assert.ok(now!.audioEnergy - before!.audioEnergy < 1e-6, 'nobody hears him');
      await bo.press('Unmute');
      await ada.untilTile('Bo', (words) => words.includes('speaking'), 'speak');
    }),
  );

  it(
    'tells whoever has a dead microphone, and leads to the others',
    onMachine({ hears: 'nothing' }, async (scene) => {
      const [, bo] = [await scene.join('Ada'), await scene.join('Bo', scene.machine)];
      await eventually('Bo to be told', async () => (await bo.notices()).includes('no sound'));
      await bo.press('Choose a microphone');
      await heading(bo, /Settings/);
    }),
  );

  it(
    'asks for one key press where the browser holds the sound back',
    onMachine({ autoplay: false }, async (scene) => {
      await scene.join('Ada');
      const host = await scene.host(await scene.newToken(), 'off');
      await host.untilHeldBack();
      await host.untilBanner('Click to hear others');
      const energy = async () => (await received(host.page))[0]?.audioEnergy ?? 0;
      assert.equal(await energy(), 0, 'nothing is heard yet');
      await host.page.getByRole('button', { name: 'Click to hear others' }).focus();
      await host.page.keyboard.press('Enter');
      await host.untilCalm();
      await eventually('Ada to be heard', async () => (await energy()) > 0);
    }),
  );

  it(
    'sees a killed tab go within seconds',
    scene(async (scene) => {
      const [ada, bo] = await scene.two();
      void ada.page.goto('chrome://crash').catch(() => {});
      await bo.untilTile(
        'Ada',
        (words) => words.includes('Reconnecting'),
        'say that she is reconnecting',
        8000,
      );
      await bo.untilTile('Ada', (words) => words === '', 'go', 10_000);
    }),
  );

  it(
    'goes on with a new token when the old one ends',
    scene(
      async (scene) => {
        const [ada, bo] = await scene.two();
        await seconds((1.3 * SHORT) / 1000);
        assert.equal((await ada.banner()) + (await bo.banner()), '');
        assert.deepEqual(await ada.interruptions(), []);
        await Promise.all([ada.meets('Bo'), bo.meets('Ada')]);
      },
      () => shortLived,
    ),
  );

  it(
    'ends, and says why, when a token ends that cannot be renewed',
    scene(
      async (scene) => {
        const ada = await scene.join('Ada');
        const host = await scene.host(await scene.newToken());
        await ada.untilTile('Host', (words) => words !== '', 'come');
        await heading(host, /Your sign-in has expired/);
        assert.equal(await host.page.getByRole('button', { name: /Rejoin|Try again/ }).count(), 0);
        await ada.untilTile('Host', (words) => words === '', 'go');
      },
      () => shortLived,
    ),
  );

  it(
    'moves to the tab that somebody opened last, and back when asked',
    scene(async (scene) => {
      const token = await scene.newToken();
      const ada = await scene.join('Ada');
      const first = await scene.host(token);
      await ada.meets('Host');
      const second = await scene.host(token);
      await heading(first, /You joined from somewhere else/);
      await Promise.all([ada.meets('Host'), second.meets('Ada')]);
      await first.press('Bring it back here');
      await heading(second, /You joined from somewhere else/);
      await Promise.all([ada.meets('Host'), first.meets('Ada')]);
      const hosts = ada.page.locator('acs-video-tile [part="tile"][aria-label^="Host"]');
      assert.equal(await hosts.count(), 1);
    }),
  );

  it(
    'says that a camera was taken, and shows it again when asked',
    scene(async (scene) => {
      const [ada, bo] = await scene.two();
      await bo.takeCamera();
      await eventually('Bo to be told', async () => (await bo.notices()).includes('Your camera has stopped'));
      await ada.untilTile('Bo', (words) => words.includes('camera off'), 'have no camera');
      await bo.giveCameraBack();
      await bo.press('Turn it on again');
      await ada.meets('Bo');
      assert.equal(await bo.notices(), '');
    }),
  );

  it(
    'goes on after the browser has frozen the page',
    scene(async (scene) => {
      const [ada, bo] = await scene.two();
      const session = await bo.page.context().newCDPSession(bo.page);
      await session.send('Page.setWebLifecycleState', { state: 'frozen' });
      await seconds(8);
      await session.send('Page.setWebLifecycleState', { state: 'active' });
      await bo.untilCalm();
      await Promise.all([ada.meets('Bo'), bo.meets('Ada')]);
    }),
  );

  it(
    'tells of a sender whose pictures stop, and of their return',
    scene(async (scene) => {
      const [ada, bo] = await scene.two();
      await bo.stopPictures(true);
      await ada.untilTile(
        'Bo',
        (words) => words.includes('Video paused'),
        'say that the picture stands still',
      );
      assert.equal(await ada.banner(), '');
      await bo.stopPictures(false);
      await ada.untilTile('Bo', (words) => !words.includes('Video paused'), 'say nothing any more');
      await ada.meets('Bo');
    }),
  );
});
