import { spawn, type ChildProcess } from 'node:child_process';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

export const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const children = new Set<ChildProcess>();
after(() => {
  for (const child of children) child.kill('SIGKILL');
});

export interface Run {
  readonly child: ChildProcess;
  readonly exit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  output: string;
  errors: string;
}

/** The command line as users run it. */
export function run(...args: string[]): Run {
  return runScript(main, ...args);
}

/** A script of its own process. */
export function runScript(script: string, ...args: string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TURN_SECRET: '' },
  });
  children.add(child);
  const exit = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => {
      children.delete(child);
      resolve({ code, signal });
    });
  });
  const running: Run = { child, exit, output: '', errors: '' };
  child.stdout.on('data', (data: Buffer) => (running.output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (running.errors += data.toString()));
  return running;
}

/** Resolves with the address once it has been printed. */
export async function ready(running: Run): Promise<{ url: string }> {
  for (let tries = 0; tries < 600; tries++) {
    const url = /https?:\/\/\S+/.exec(running.output)?.[0];
    if (url !== undefined) return { url };
    if (running.child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`It did not start: ${running.errors}`);
}
