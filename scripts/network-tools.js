import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say } from './log.js';
import { run } from './run.js';

/** Programs by which tests make networks of their own and break them, and the packages that have them. */
const packages = { ip: 'iproute2', nft: 'nftables' };

const isThere = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** Installs what is missing where that is possible. The tests that need it skip themselves elsewhere, and say why. */
export async function ensureNetworkTools() {
  const missing = Object.keys(packages).filter((program) => !isThere(program));
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (missing.length === 0 || !mayInstall) return;
  const names = missing.map((program) => packages[program]);
  say(`Installing ${names.join(' and ')}…`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { quiet: true, env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...names], { quiet: true, env });
}
