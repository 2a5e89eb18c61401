import type { Member } from '../../contracts/chat.js';
import type { Clock } from '../../contracts/clock.js';
import type { ChatWorld } from './chat-world.js';
import type { Random } from './random.js';
import { answerTo, smallTalk } from './sentences.js';
import { Timers } from './timers.js';

/** Seconds that a person types before they send, at most; longer texts are not worth the wait. */
const LONGEST_TYPING = 5;

/** People who write in a chat: by themselves now and then, and in answer to what others write. */
export class Chatter {
  readonly #chat: ChatWorld;
  readonly #random: Random;
  readonly #timers: Timers;
  readonly #people: () => readonly Member[];
  readonly #replies: boolean;
  #every = 0;

  constructor(
    chat: ChatWorld,
    clock: Clock,
    random: Random,
    options: { readonly replies: boolean; readonly people: () => readonly Member[] },
  ) {
    this.#chat = chat;
    this.#random = random;
    this.#timers = new Timers(clock);
    this.#people = options.people;
    this.#replies = options.replies;
  }

  /** Somebody writes now and then, `every` so many seconds on average. */
  start(every: number): void {
    this.#every = every;
    this.#timers.in(this.#random.between(0.5, 1.5) * every, () => this.#now(), 'chat');
  }

  /** Nobody writes by themselves any more; who was asked still answers. */
  rest(): void {
    this.#timers.stop('chat');
  }

  /** Nobody writes any more. */
  stop(): void {
    this.#timers.stopAll();
  }

  /** Types for a while and then says it. */
  write({ id, name }: Member, text = smallTalk(this.#random), seconds = typingTime(text)): void {
    this.#chat.readAll(id);
    this.#chat.type({ id, name });
    this.#timers.in(seconds, () => this.#chat.say({ id, name }, text));
  }

  /** What people do when somebody who is not simulated has written. */
  react(text: string): void {
    if (!this.#replies) return;
    const [first, ...others] = this.#random.shuffle(this.#people()).slice(0, 8);
    if (!first) return;
    for (const [index, { id }] of [first, ...others].entries()) {
      this.#timers.in(this.#random.between(0.6, 1.6) + index * 0.7, () => this.#chat.readAll(id));
    }
    const answer = answerTo(text, this.#random);
    this.#timers.in(this.#random.between(1.5, 3), () => this.write(first, answer), 'answer');
  }

  #now() {
    const who = this.#random.shuffle(this.#people())[0];
    if (who) this.write(who);
    this.start(this.#every);
  }
}

function typingTime(text: string) {
  return Math.min(LONGEST_TYPING, 1 + text.length / 30);
}
