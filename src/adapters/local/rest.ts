import { AcsError, type ErrorCode } from '../../contracts/errors.js';
import type { WireFailure } from '../../contracts/native.js';
import type { Tokens } from './tokens.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** For answers that are not the server's own, such as a proxy's page. */
const codesByStatus: Readonly<Partial<Record<number, ErrorCode>>> = {
  400: 'invalid-argument',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  429: 'throttled',
  502: 'unreachable',
  503: 'unreachable',
  504: 'unreachable',
};

/** What the server has answered. */
export class Refusal extends AcsError {
  constructor({ code, message, target, retryAfter }: WireFailure['error']) {
    super(code, message, { target, retryAfter: retryAfter === undefined ? undefined : retryAfter * 1000 });
  }
}

/** The server's REST API, as the bearer of a token. */
export class Rest {
  readonly #base: URL;
  readonly #tokens: Tokens;

  /** @param server - The server's address; the API stands below it. */
  constructor(server: URL, tokens: Tokens) {
    this.#base = apiOf(server);
    this.#tokens = tokens;
  }

  /**
   * Asks with the present token, and once more with a new one where the server refuses that.
   *
   * @throws AcsError - What the server answered, or `unreachable`.
   */
  async request<Answer>(method: Method, path: string, body?: object, signal?: AbortSignal): Promise<Answer> {
    const token = await this.#tokens.get();
    try {
      return await ask<Answer>(this.#base, method, path, token, body, signal);
    } catch (error) {
      if (!isRefusedToken(error) || !this.#tokens.renewable) throw error;
      await this.#tokens.refuse(token);
      return ask<Answer>(this.#base, method, path, await this.#tokens.get(), body, signal);
    }
  }
}

/** Where the native API of a server stands. */
export function apiOf(server: URL): URL {
  return new URL('api/v1/', server.href.endsWith('/') ? server : `${server.href}/`);
}

/** The token is the reason, so that another one may help. */
export function isRefusedToken(error: unknown): boolean {
  return error instanceof AcsError && (error.code === 'token-expired' || error.code === 'unauthenticated');
}

/** One request and its answer. */
export async function ask<Answer>(
  base: URL,
  method: Method,
  path: string,
  token: string | undefined,
  body?: object,
  signal?: AbortSignal,
): Promise<Answer> {
  const headers = new Headers();
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (body) headers.set('content-type', 'application/json');
  const request: RequestInit = {
    method,
    headers,
    cache: 'no-store',
    credentials: 'omit',
    body: body ? JSON.stringify(body) : null,
    signal: signal ?? null,
  };
  try {
    const response = await fetch(new URL(path, base), request);
    const answer: unknown =
      response.status === 204 ? undefined : await response.json().catch(() => undefined);
    if (!response.ok) throw refusalOf(response, answer);
    return answer as Answer;
  } catch (error) {
    if (error instanceof AcsError) throw error;
    if (signal?.aborted) throw AcsError.from(signal.reason);
    throw new AcsError('unreachable', `No answer from ${base.host}.`, { cause: error });
  }
}

function refusalOf(response: Response, answer: unknown): AcsError {
  if (isFailure(answer)) return new Refusal(answer.error);
  const code = codesByStatus[response.status] ?? 'internal';
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return new AcsError(code, `The server answered with status ${response.status}.`, {
    retryAfter: Number.isFinite(seconds) ? seconds * 1000 : undefined,
  });
}

function isFailure(answer: unknown): answer is WireFailure {
  return typeof answer === 'object' && answer !== null && 'error' in answer;
}
