import type {
  CallConnection,
  ChatConnectionParts,
  Connector,
  ConnectorOptions,
  Credential,
  KeyValueStorage,
} from '../../contracts/connector.js';
import { AcsError } from '../../contracts/errors.js';
import { browserOutbox } from '../../storage/browser-outbox.js';
import { isRoomName } from './chat-thread.js';
import { GuestIdentity } from './guest-identity.js';
import { LocalCallAdapter } from './local-call-adapter.js';
import { LocalChatAdapter } from './local-chat-adapter.js';
import { tokenFrom } from './token-url.js';

/** Where the name that somebody gave is kept. */
const NAME = 'acs-name';

/** The longest name that the server takes, in characters. */
const LONGEST_NAME = 256;

/** Whoever chats without having given a name. */
const NAMELESS = 'Guest';

/** Elements of one page with the same server and name are one person. */
const identities = new Map<string, GuestIdentity>();

/** Makes adapters for the embedded server from a tag's attributes. */
export const localConnector: Connector = {
  attributes: ['room', 'thread', 'display-name', 'server', 'token-url'],

  async connectCall(options: ConnectorOptions): Promise<CallConnection> {
    const server = serverOf(options);
    const room = required(options, 'room');
    if (!isRoomName(room)) throw badRoom(room, 'room');
    const name = nameOf(options);
    const credential = credentialOf(options);
    if (credential) return { adapter: new LocalCallAdapter({ server, room, credential }), name };

    const given = options.attributes.get('display-name');
    const identity = identityOf(server, given ?? '');
    const known = name ?? remembered();
    // Not waited for: the person may look at the preview meanwhile. What goes wrong is told when they join.
    if (given !== undefined && name !== undefined) identity.register(name).catch(() => {});
    const adapter = new LocalCallAdapter({
      server,
      room,
      credential: identity.credential(),
      identify: async (asked) => {
        const chosen = asked ?? known;
        if (chosen === undefined || chosen.trim() === '') {
          throw new AcsError('invalid-argument', 'A name is needed to join.', { target: 'name' });
        }
        if (given === undefined) remember(chosen);
        await identity.register(chosen);
      },
    });
    return Promise.resolve({ adapter, name: known });
  },

  async connectChat(options: ConnectorOptions): Promise<ChatConnectionParts> {
    const server = serverOf(options);
    const named = options.attributes.has('thread') ? 'thread' : 'room';
    const thread = required(options, named, 'thread');
    if (!isRoomName(thread) && !isThreadId(thread)) throw badRoom(thread, named);
    const name = nameOf(options);
    const storage = tabStorage();
    const credential = credentialOf(options);
    const kept = { thread, storage, outbox: browserOutbox(`local ${server.href}`) };
    if (credential) return { adapter: new LocalChatAdapter({ server, credential }), ...kept };

    const identity = identityOf(server, options.attributes.get('display-name') ?? '');
    const { person } = await identity.register(name ?? remembered() ?? NAMELESS);
    return {
      adapter: new LocalChatAdapter({ server, credential: identity.credential(), me: person }),
      ...kept,
    };
  },
};

/** @throws AcsError - It is no address that a browser can ask. */
function serverOf({ attributes }: ConnectorOptions): URL {
  const text = attributes.get('server') ?? '';
  const url = URL.parse(text === '' ? location.origin : text, document.baseURI);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new AcsError(
    'invalid-argument',
    `The attribute "server" must be an http or https address, not "${text}".`,
    { target: 'server' },
  );
}

function required({ attributes }: ConnectorOptions, name: string, told = name): string {
  const value = attributes.get(name)?.trim();
  if (value) return value;
  throw new AcsError('invalid-argument', `The attribute "${told}" is missing.`, { target: told });
}

function nameOf({ attributes }: ConnectorOptions): string | undefined {
  const name = attributes.get('display-name')?.trim();
  if (name && name.length > LONGEST_NAME) {
    throw new AcsError('invalid-argument', `"display-name" may have ${LONGEST_NAME} characters.`, {
      target: 'display-name',
    });
  }
  return name === '' ? undefined : name;
}

/** What the host gave; undefined for a guest. */
function credentialOf({ attributes, credential }: ConnectorOptions): Credential | undefined {
  if (credential !== undefined) return credential;
  const text = attributes.get('token-url');
  if (text === undefined) return undefined;
  const url = URL.parse(text, document.baseURI);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return () => tokenFrom(url);
  throw new AcsError(
    'invalid-argument',
    `The attribute "token-url" is no http or https address: "${text}".`,
    {
      target: 'token-url',
    },
  );
}

function identityOf(server: URL, key: string): GuestIdentity {
  const name = `${server.href} ${key}`;
  const known = identities.get(name) ?? new GuestIdentity({ server, key, storage: tabStorage() });
  identities.set(name, known);
  return known;
}

/** The ids of threads have a colon in them, which rooms have not. */
function isThreadId(text: string) {
  return /^\d+:\S{1,190}$/.test(text);
}

function badRoom(text: string, target: string): AcsError {
  return new AcsError(
    'invalid-argument',
    `The attribute "${target}" must be 1 to 64 of A-Z a-z 0-9 . _ ~ - and not "${text}".`,
    { target },
  );
}

function remembered(): string | undefined {
  try {
    return localStorage.getItem(NAME) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(name: string) {
  try {
    localStorage.setItem(NAME, name);
  } catch {
    // Then it has to be given again next time.
  }
}

/** Some pages may not even look at their storage. */
function tabStorage(): KeyValueStorage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
