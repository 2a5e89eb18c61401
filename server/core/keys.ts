import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What tokens are signed and checked with. */
export interface SigningKey {
  readonly id: string;
  readonly sign: CryptoKey;
  readonly verify: CryptoKey;
}

/** RSA, because that is what clients of Azure Communication Services expect. */
export const ALGORITHM = 'RS256';

/**
 * The signing key of a data folder, made at the first run and readable by its owner only.
 *
 * @param folder - Undefined for a key that is gone with the process.
 */
export async function loadSigningKey(folder: string | undefined): Promise<SigningKey> {
  if (folder === undefined) return fromJwk(await makeJwk());
  const path = join(folder, 'signing-key.json');
  try {
    // `wx`: of two servers that start at once, one writes and the other reads.
    await writeFile(path, JSON.stringify(await readOrMake(path)), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
  return fromJwk(await readJwk(path));
}

async function readOrMake(path: string) {
  try {
    return await readJwk(path);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return makeJwk();
    throw error;
  }
}

async function readJwk(path: string) {
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text) as JWK;
  } catch {
    // Without the parser's message: it may quote the key.
    throw new Error(`${path} is no key. Remove it to make a new one; tokens signed with the old one end.`);
  }
}

async function makeJwk() {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return exportJWK(privateKey);
}

async function fromJwk(jwk: JWK): Promise<SigningKey> {
  const { kty, n, e } = jwk;
  const publicJwk = { kty, n, e } as JWK;
  return {
    id: await calculateJwkThumbprint(publicJwk),
    sign: (await importJWK(jwk, ALGORITHM)) as CryptoKey,
    verify: (await importJWK(publicJwk, ALGORITHM)) as CryptoKey,
  };
}

function isCode(error: unknown, code: string) {
  return error instanceof Error && 'code' in error && error.code === code;
}
