import assert from 'node:assert/strict';
import { eventually } from '../../support/eventually.js';
import type { Actor } from './actor.js';

export const SMALL = 'position: fixed; inset: 0 auto auto 0; width: 160px; height: 90px';
export const LARGE = 'position: fixed; inset: 0 auto auto 0; width: 640px; height: 360px';
export const ELSEWHERE = 'position: fixed; inset: 0 auto auto -2000px; width: 640px; height: 360px';
export const GONE = 'display: none';

export const video = ({ page }: Actor) => page.evaluate(() => window.person.video());
export const restyle = ({ page }: Actor, stream: string, style: string) =>
  page.evaluate(([id, css]) => window.person.restyle(id, css), [stream, style] as const);
export const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function cameraOf(viewer: Actor, name: string) {
  let id = '';
  await viewer.untilOther(name, 'with a camera', ({ streams: [camera] }) => {
    id = camera?.id ?? '';
    return camera?.available;
  });
  return id;
}

export async function place(viewer: Actor, name: string, style: string) {
  const stream = await cameraOf(viewer, name);
  await viewer.page.evaluate(([id, css]) => window.person.place(id, css), [stream, style] as const);
  await viewer.moves(stream);
  return stream;
}

/** Waits until nothing comes, and makes sure that it stays so: not one byte. */
export async function receivesNothing(viewer: Actor) {
  await eventually(`${viewer.name} to receive no video`, async () => {
    const before = await video(viewer);
    await wait(700);
    return (await video(viewer)).received === before.received;
  });
  const before = await video(viewer);
  await wait(1500);
  assert.equal((await video(viewer)).received, before.received);
}

export async function receivesAgain(viewer: Actor, stream: string) {
  const before = await video(viewer);
  await eventually(`${viewer.name} to receive pictures again`, async () => {
    const now = await video(viewer);
    return now.received > before.received && now.framesDecoded > before.framesDecoded + 3;
  });
  await viewer.moves(stream);
}

/** Nobody is told of a pause: it was their own wish. */
export async function saysNothingOfIt(viewer: Actor, name: string) {
  const other = (await viewer.other(name))!;
  const [camera] = other.streams;
  assert.deepEqual(
    { state: other.state, available: camera?.available, paused: camera?.paused },
    { state: 'connected', available: true, paused: false },
  );
}
