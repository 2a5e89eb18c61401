import { execFile, execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
let made = 0;

/** Why no network can be made here, to be given to `skip`; false where one can. */
export function whyNoNetworks(): string | false {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'Networks that can be broken need Linux and root.';
  const name = `acs-probe-${process.pid}`;
  try {
    execFileSync('ip', ['netns', 'add', name], { stdio: 'ignore' });
  } catch {
    return 'This machine makes no network namespaces (or lacks iproute2).';
  }
  try {
    execFileSync('ip', ['netns', 'exec', name, 'nft', 'add', 'table', 'inet', 't'], { stdio: 'ignore' });
    return false;
  } catch {
    return 'This machine filters no packets in a namespace (or lacks nftables).';
  } finally {
    execFileSync('ip', ['netns', 'delete', name], { stdio: 'ignore' });
  }
}

/** What a network lets through no more: sound and picture, or what goes between the server and one address. */
export type Cut = { readonly media: true } | { readonly signalOf: string };

/**
 * A network of its own, in a namespace of the kernel: what is run in it reaches nothing else, and breaking it breaks
 * nothing else.
 */
export class Network {
  readonly name: string;
  readonly #folder: string;

  private constructor(name: string, folder: string) {
    this.name = name;
    this.#folder = folder;
  }

  static async make(): Promise<Network> {
    const name = `acs-${process.pid}-${++made}`;
    const network = new Network(name, await mkdtemp(join(tmpdir(), 'acs-network-')));
    await run('ip', ['netns', 'add', name]);
    await run('ip', ['-n', name, 'link', 'set', 'lo', 'up']);
    await network.#nft('add table inet t');
    await network.#nft('add chain inet t i { type filter hook input priority 0 ; }');
    return network;
  }

  /** A program that runs another one in here, with the same arguments. */
  async wrap(program: string): Promise<string> {
    const path = join(this.#folder, 'run');
    await writeFile(path, `#!/bin/sh\nexec ip netns exec ${this.name} ${program} "$@"\n`);
    await chmod(path, 0o755);
    return path;
  }

  async cut(...cuts: readonly Cut[]): Promise<void> {
    for (const cut of cuts) {
      if ('media' in cut) await this.#nft('add rule inet t i udp dport 1-65535 drop');
      else {
        await this.#nft(`add rule inet t i ip protocol tcp ip saddr ${cut.signalOf} drop`);
        await this.#nft(`add rule inet t i ip protocol tcp ip daddr ${cut.signalOf} drop`);
      }
    }
  }

  /** Loses this many of a hundred packets of sound and picture. */
  lose(percent: number): Promise<void> {
    return this.#nft(`add rule inet t i udp dport 1-65535 numgen random mod 100 < ${percent} drop`);
  }

  /** Everything gets through again. */
  heal(): Promise<void> {
    return this.#nft('flush chain inet t i');
  }

  /** Nothing may run in it any more. */
  async close(): Promise<void> {
    await run('ip', ['netns', 'delete', this.name]);
    await rm(this.#folder, { recursive: true });
  }

  async #nft(rule: string): Promise<void> {
    await run('ip', ['netns', 'exec', this.name, 'nft', ...rule.split(' ')]);
  }
}
