import { AcsError } from '../../contracts/errors.js';

/**
 * Asks an endpoint of the host for a token: a GET with the page's own cookies, answered by `{"token": "…"}` or by the
 * bare token.
 *
 * @throws AcsError - `unauthenticated` when it refuses, `unreachable` when it does not answer, `internal` otherwise.
 */
export async function tokenFrom(url: URL): Promise<string> {
  let response;
  let text;
  try {
    response = await fetch(url, { cache: 'no-store', credentials: 'same-origin' });
    text = (await response.text()).trim();
  } catch (error) {
    throw new AcsError('unreachable', `No answer from "token-url" (${url.host}).`, { cause: error });
  }
  if (!response.ok) {
    const code = response.status === 401 || response.status === 403 ? 'unauthenticated' : 'internal';
    throw new AcsError(code, `"token-url" answered with status ${response.status}.`, { target: 'token-url' });
  }
  const token = text.startsWith('{') ? tokenIn(text) : text;
  if (token) return token;
  throw new AcsError('unauthenticated', '"token-url" gave no token.', { target: 'token-url' });
}

function tokenIn(json: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(json);
    const found = typeof answer === 'object' && answer && 'token' in answer ? answer.token : undefined;
    return typeof found === 'string' ? found : undefined;
  } catch {
    return undefined;
  }
}
