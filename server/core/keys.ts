import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './folder.js';

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
  return fromJwk((await readJwk(path)) ?? (await writeJwk(path)));
}

async function readJwk(path: string): Promise<JWK | undefined> {
  let text;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  await chmod(path, 0o600); // A copy or a backup may have opened it up.
  try {
    return JSON.parse(text) as JWK;
  } catch {
    // Without the parser's message: it may quote the key.
    throw new Error(`${path} is no key. Remove it to make a new one; tokens signed with the old one end.`);
  }
}

async function writeJwk(path: string) {
  const jwk = await makeJwk();
  // Before any token is signed with it: they must hold after a power cut.
  await writeWhole(path, JSON.stringify(jwk));
  return jwk;
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
