import type { Credential, KeyValueStorage } from '../../contracts/connector.js';
import { AcsError } from '../../contracts/errors.js';
import type { Session } from '../../contracts/native.js';
import { holdForThisPage } from './held-names.js';
import { apiOf, ask, isRefusedToken } from './rest.js';

export interface GuestIdentityOptions {
  readonly server: URL;
  /** Tells several people of one page apart; elements with the same one are the same person. */
  readonly key: string;
  /** Lives as long as the tab. */
  readonly storage: KeyValueStorage | undefined;
}

/**
 * Who a visitor without an account is: registered by name, and the same person after a reload, for as long as the tab
 * lives. A duplicated tab, which begins with a copy of the storage, becomes another person.
 */
export class GuestIdentity {
  readonly #server: URL;
  readonly #storage: KeyValueStorage | undefined;
  readonly #storageKey: string;
  #session: Promise<Session> | undefined;
  #name: string | undefined;

  constructor({ server, key, storage }: GuestIdentityOptions) {
    this.#server = server;
    this.#storage = storage;
    this.#storageKey = `acs-guest:${server.href}:${key}`;
  }

  /** Becomes somebody: whoever this tab was before, else a new person of this name. Once for all who ask. */
  register(name: string): Promise<Session> {
    this.#name ??= name;
    this.#session ??= this.#resume(this.#name).catch((error: unknown) => {
      this.#session = undefined;
      throw error;
    });
    return this.#session;
  }

  /** A credential that renews itself, for one connection. */
  credential(): Credential {
    let given: string | undefined;
    return async () => {
      if (!this.#session)
        throw new AcsError('invalid-argument', 'A name is needed to join.', { target: 'name' });
      let session = await this.#session;
      // Asked again: the server refuses the last one, unless another connection has renewed it already.
      if (session.token === given) session = await this.#renew(session);
      given = session.token;
      return given;
    };
  }

  async #resume(name: string): Promise<Session> {
    const stored = this.#load();
    const mine = stored && (await holdForThisPage(`${this.#storageKey}:${stored.person.id}`));
    // A token that ends within the hour may end in the middle of the call.
    if (stored && mine && stored.expiresAt - Date.now() > 60 * 60_000) return stored;
    const next = stored && mine ? await this.#exchange(stored).catch(() => undefined) : undefined;
    return this.#keep(next ?? (await this.#add(name)));
  }

  async #renew(refused: Session): Promise<Session> {
    const renewing = this.#exchange(refused).catch(async (error: unknown) => {
      if (!isRefusedToken(error)) throw error;
      // This server has never heard of the person: its data are new.
      return this.#add(this.#name ?? refused.person.name);
    });
    this.#session = renewing.then((session) => this.#keep(session));
    return this.#session.catch((error: unknown) => {
      this.#session = Promise.resolve(refused);
      throw error;
    });
  }

  #exchange({ token }: Session): Promise<Session> {
    return ask(apiOf(this.#server), 'POST', 'tokens', token);
  }

  async #add(name: string): Promise<Session> {
    const session = await ask<Session>(apiOf(this.#server), 'POST', 'people', undefined, { name });
    await holdForThisPage(`${this.#storageKey}:${session.person.id}`);
    return session;
  }

  #load(): Session | undefined {
    try {
      const session = JSON.parse(this.#storage?.getItem(this.#storageKey) ?? 'null') as Session | null;
      return session ?? undefined;
    } catch {
      return undefined;
    }
  }

  #keep(session: Session): Session {
    try {
      this.#storage?.setItem(this.#storageKey, JSON.stringify(session));
    } catch {
      // Then a reload becomes another person; nothing else is lost.
    }
    return session;
  }
}
