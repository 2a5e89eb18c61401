import { parseArgs } from 'node:util';
import { printTargets } from './harness/report.js';
import type { Workload } from './harness/workload.js';

const workloads: Readonly<Record<string, () => Promise<Workload>>> = {
  grid: async () => (await import('./workloads/grid.js')).grid,
  video: async () => (await import('./workloads/grid.js')).video,
  chat: async () => (await import('./workloads/chat.js')).chat,
  people: async () => (await import('./workloads/people.js')).people,
  start: async () => (await import('./workloads/start.js')).start,
  server: async () => (await import('./workloads/server.js')).server,
  join: () =>
    Promise.resolve(async () => {
      await import('./join.js');
      return [];
    }),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    size: { type: 'string' },
  },
});
const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
const names = positionals.length > 0 ? positionals : Object.keys(workloads);
const targets = [];
for (const name of names) {
  const workload = await workloads[name]?.();
  if (!workload)
    throw new Error(`There is no workload ${name}: choose among ${Object.keys(workloads).join(', ')}.`);
  const size = values.size === undefined ? undefined : Number(values.size);
  targets.push(...(await workload({ rounds, quick: values.quick, size })));
}
printTargets(targets);
