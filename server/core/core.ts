import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { CallLog } from './call-log.js';
import { Calls, type CallSettings } from './calls.js';
import { systemClock, type Clock } from './clock.js';
import { Events } from './events.js';
import { makeFolder } from './folder.js';
import { loadSigningKey, type SigningKey } from './keys.js';
import { Messages } from './messages.js';
import { People } from './people.js';
import { Rooms } from './rooms.js';
import { Store } from './store.js';
import { Threads } from './threads.js';
import { Tokens } from './tokens.js';

export interface CoreOptions extends CallSettings {
  /** The data folder, made if need be; undefined keeps everything in memory only. */
  readonly folder: string | undefined;
  /** Milliseconds. */
  readonly tokenLifetime: number;
  readonly clock?: Clock;
  /** Is given the faults that no answer can tell of. */
  readonly report: (error: unknown) => void;
}

/** What the server knows and does, whatever the protocol that asks for it. */
export interface Core {
  readonly clock: Clock;
  readonly events: Events;
  readonly people: People;
  readonly tokens: Tokens;
  readonly threads: Threads;
  readonly messages: Messages;
  readonly rooms: Rooms;
  readonly calls: Calls;
  /** Twice is once. */
  close(): void;
}

/** Opens a data folder. */
export async function openCore(options: CoreOptions): Promise<Core> {
  const { folder, clock = systemClock } = options;
  if (folder !== undefined) await makeFolder(resolve(folder));
  const events = new Events(options.report);
  // First: it makes sure that the folder is ours alone.
  const store = new Store(folder, events);
  let key: SigningKey;
  try {
    key = await loadSigningKey(folder);
  } catch (error) {
    store.close();
    throw error;
  }
  const resource = store.setting('resource', randomUUID);

  const people = new People(store, clock, resource);
  const tokens = new Tokens(people, key, resource, clock, options.tokenLifetime);
  const messages = new Messages(store, clock);
  const threads = new Threads(store, clock, people, messages);
  const rooms = new Rooms(store, clock, threads);
  const calls = new Calls(store, clock, rooms, threads, new CallLog(store, clock), options);

  events.subscribe((event) => {
    switch (event.type) {
      case 'members-left':
        for (const id of event.ids) calls.expel(event.thread, id, event.by);
        break;
      case 'person-renamed':
        threads.tellRenamed(event.person);
        calls.rename(event.person);
        break;
      case 'tokens-revoked':
        calls.leaveAll(event.person);
        break;
      default:
    }
  });

  return {
    clock,
    events,
    people,
    tokens,
    threads,
    messages,
    rooms,
    calls,
    close() {
      if (!store.open) return;
      calls.stop();
      store.close();
    },
  };
}
