import type { Credential } from '../../contracts/connector.js';
import { AcsError } from '../../contracts/errors.js';

/** Keeps a token and asks for another when the server refuses it. Whoever asks meanwhile shares the answer. */
export class Tokens {
  readonly #credential: Credential;
  #token: Promise<string> | undefined;

  constructor(credential: Credential) {
    this.#credential = credential;
  }

  /** Whether a refused token can be replaced by another. */
  get renewable(): boolean {
    return typeof this.#credential === 'function';
  }

  /** @throws AcsError - What the credential rejected with; `unauthenticated` around anything else. */
  get(): Promise<string> {
    this.#token ??= this.#ask().catch((error: unknown) => {
      this.#token = undefined;
      throw error;
    });
    return this.#token;
  }

  /** Forgets a token that was refused, unless another has taken its place already. */
  async refuse(token: string): Promise<void> {
    const asked = this.#token;
    const known = await asked?.catch(() => undefined);
    if (this.renewable && known === token && asked === this.#token) this.#token = undefined;
  }

  async #ask(): Promise<string> {
    if (typeof this.#credential === 'string') return this.#credential;
    try {
      return await this.#credential();
    } catch (error) {
      if (error instanceof AcsError) throw error;
      throw new AcsError('unauthenticated', 'The credential gave no token.', { cause: error });
    }
  }
}
