import type { Participant } from '../../src/contracts/call.js';
import { every, frames, offer } from './page.js';

/** One of the two that show a call. */
export interface GridSide {
  /** Takes everybody before anything is shown. */
  load(people: readonly Participant[]): void;
  mount(): void;
  /** Takes people who are new or have changed. */
  change(people: readonly Participant[]): void;
  leave(ids: readonly string[]): void;
  /** Takes whoever speaks now; nobody else does. */
  speak(ids: readonly string[]): void;
}

const NAMES = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'Katherine Johnson', 'Tim Berners-Lee'];

/** Of ten updates so many are of who speaks; the others are of a microphone. */
const SPEECH = 3;

function person(index: number, video: boolean): Participant {
  const id = `person-${index}`;
  return {
    id,
    name: `${NAMES[index % NAMES.length]} ${index}`,
    role: 'presenter',
    state: 'connected',
    muted: index % 3 === 0,
    speaking: false,
    spokeAt: 0,
    handRaisedAt: undefined,
    spotlit: false,
    joinedAt: index,
    streams: video ? [{ id: `video-${index}`, kind: 'camera', available: true, paused: false }] : [],
  };
}

export function offerGrid(side: GridSide): void {
  const people = new Map<string, Participant>();
  let joined = 0;
  const add = (video = false) => {
    const one = person(joined++, video);
    people.set(one.id, one);
    return one;
  };
  const load = (count: number, video: boolean) => {
    side.load(Array.from({ length: count }, () => add(video)));
    return 0;
  };
  const update = (index: number) => {
    const all = [...people.values()];
    const one = all[(index * 37) % all.length];
    if (!one) return;
    if (index % 10 < SPEECH) {
      side.speak([one.id]);
      return;
    }
    const changed = { ...one, muted: !one.muted };
    people.set(one.id, changed);
    side.change([changed]);
  };

  offer({
    load: (count) => load(count, false),
    loadVideo: (count) => load(count, true),
    async mount() {
      side.mount();
      await frames(2);
      return 0;
    },
    async updates(perSecond) {
      await every(perSecond, update);
      return 0;
    },
    async comings(perSecond) {
      await every(perSecond, (index) => {
        if (index % 2 === 0) return side.change([add()]);
        const [first = ''] = people.keys();
        people.delete(first);
        side.leave([first]);
      });
      return 0;
    },
    /** Lets videos play. */
    async play() {
      await every(1, () => {});
      return 0;
    },
  });
}

/** A picture that moves, as a stream of its own. */
export function movingPicture(): MediaStreamTrack | undefined {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [320, 180];
  const context = canvas.getContext('2d');
  let frame = 0;
  setInterval(() => {
    if (!context) return;
    context.fillStyle = `hsl(${(frame += 3) % 360} 60% 50%)`;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }, 1000 / 15);
  return canvas.captureStream(15).getVideoTracks()[0];
}
