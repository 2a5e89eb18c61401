import { errors, jwtVerify, SignJWT } from 'jose';
import { createHash, randomUUID } from 'node:crypto';
import type { Session } from '../../src/contracts/native.js';
import type { Clock } from './clock.js';
import { ALGORITHM, type SigningKey } from './keys.js';
import type { People } from './people.js';
import { Refusal } from './refusal.js';

export type Scope = 'chat' | 'voip';

/** Who asks, as proven by a token. */
export interface Bearer {
  readonly id: string;
  readonly scopes: ReadonlySet<Scope>;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Of the person's tokens; an earlier one is revoked. */
  readonly generation: number;
}

const ALL_SCOPES: readonly Scope[] = ['chat', 'voip'];

/** Of how many tokens it is remembered that they were right. */
const MOST_KNOWN = 10_000;

/** Makes tokens and judges them. No token is kept or logged. */
export class Tokens {
  readonly #people: People;
  readonly #key: SigningKey;
  readonly #resource: string;
  readonly #clock: Clock;
  readonly #lifetime: number;
  /** Whose signature was right, by digest: to check one takes longer than most requests. */
  readonly #known = new Map<string, Bearer>();

  /** @param lifetime - Milliseconds. */
  constructor(people: People, key: SigningKey, resource: string, clock: Clock, lifetime: number) {
    this.#people = people;
    this.#key = key;
    this.#resource = resource;
    this.#clock = clock;
    this.#lifetime = lifetime;
  }

  /** A new token for a person. */
  async issue(id: string, scopes: readonly Scope[] = ALL_SCOPES): Promise<Session> {
    const person = this.#people.get(id);
    const now = Math.floor(this.#clock.now() / 1000);
    const expires = now + Math.max(1, Math.round(this.#lifetime / 1000));
    // The claims are those that clients of Azure Communication Services read.
    const token = await new SignJWT({
      skypeid: id.replace(/^8:/, ''),
      acsScope: scopes.join(','),
      scp: 1792,
      csi: String(now),
      resourceId: this.#resource,
      resourceLocation: 'local',
      generation: this.#people.generation(id),
    })
      .setProtectedHeader({ alg: ALGORITHM, kid: this.#key.id, typ: 'JWT' })
      .setIssuedAt(now)
      .setExpirationTime(expires)
      .setJti(randomUUID())
      .sign(this.#key.sign);
    return { person, token, expiresAt: expires * 1000 };
  }

  /** @throws Refusal - `unauthenticated`, or `token-expired` where it was right once. */
  async verify(token: string): Promise<Bearer> {
    const digest = createHash('sha256').update(token).digest('base64');
    const known = this.#known.get(digest);
    if (known) this.recheck(known);
    const bearer = known ?? (await this.#read(token));
    this.#known.delete(digest);
    this.#known.set(digest, bearer);
    if (this.#known.size > MOST_KNOWN) {
      const [oldest] = this.#known.keys();
      if (oldest !== undefined) this.#known.delete(oldest);
    }
    return bearer;
  }

  /** Judges a bearer again whose token was right some time ago. @throws Refusal - As `verify`. */
  recheck({ id, generation, expiresAt }: Bearer): void {
    if (this.#people.generation(id) !== generation) throw unauthenticated();
    if (expiresAt <= this.#clock.now()) throw expired();
  }

  async #read(token: string): Promise<Bearer> {
    const { skypeid, acsScope, resourceId, generation, exp } = await this.#claims(token);
    if (typeof skypeid !== 'string' || resourceId !== this.#resource || exp === undefined)
      throw unauthenticated();
    const id = `8:${skypeid}`;
    if (typeof generation !== 'number' || this.#people.generation(id) !== generation) throw unauthenticated();
    const scopes = typeof acsScope === 'string' ? acsScope.split(',') : [];
    return {
      id,
      scopes: new Set(ALL_SCOPES.filter((scope) => scopes.includes(scope))),
      expiresAt: exp * 1000,
      generation,
    };
  }

  async #claims(token: string) {
    try {
      const { payload } = await jwtVerify(token, this.#key.verify, {
        algorithms: [ALGORITHM],
        currentDate: new Date(this.#clock.now()),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw expired();
      throw unauthenticated();
    }
  }
}

function expired() {
  return new Refusal('token-expired', 'The token has expired.');
}

function unauthenticated() {
  return new Refusal('unauthenticated', 'The token is missing, malformed, revoked or not for this server.');
}
