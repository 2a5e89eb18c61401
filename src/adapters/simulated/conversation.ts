import type { Clock } from '../../contracts/clock.js';
import type { ParticipantId } from '../../contracts/identifiers.js';
import type { CallWorld } from './call-world.js';
import type { Random } from './random.js';
import { Timers } from './timers.js';

/** People who talk in turns: mostly the same few, now and then two at once. */
export class Conversation {
  readonly #call: CallWorld;
  readonly #random: Random;
  readonly #timers: Timers;
  readonly #people: () => readonly ParticipantId[];
  #running = false;
  #liveliness = 0.5;

  constructor(call: CallWorld, clock: Clock, random: Random, people: () => readonly ParticipantId[]) {
    this.#call = call;
    this.#random = random;
    this.#timers = new Timers(clock);
    this.#people = people;
  }

  start(liveliness: number): void {
    this.#liveliness = Math.min(1, Math.max(0, liveliness));
    if (this.#running) return;
    this.#running = true;
    this.#turn();
  }

  stop(): void {
    this.#running = false;
    this.#timers.stopAll();
    this.#call.setSpeaking(this.#people(), false);
  }

  #turn() {
    const able = this.#people().filter((id) => this.#call.people.get(id)?.muted === false);
    if (able.length > 0) {
      const talk = this.#random.between(1.5, 6);
      this.#speak(this.#oneOf(able), talk);
      if (this.#random.next() < this.#liveliness * 0.25) this.#speak(this.#oneOf(able), talk / 3);
      this.#timers.in(talk + this.#random.between(0.2, 3) * (1.2 - this.#liveliness), () => this.#turn());
    } else {
      this.#timers.in(2, () => this.#turn());
    }
  }

  #speak(id: ParticipantId, seconds: number) {
    this.#call.setSpeaking([id], true);
    this.#timers.in(seconds, () => this.#call.setSpeaking([id], false), id);
  }

  /** The first ones of the list talk most, as in most meetings. */
  #oneOf(able: readonly ParticipantId[]): ParticipantId {
    return able[Math.floor(this.#random.next() ** 2 * able.length)] ?? '';
  }
}
