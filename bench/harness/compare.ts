import type { Browser } from 'playwright-core';
import { bundle } from './bundle.js';
import { Stage, type Cost, type Residue } from './stage.js';

export type Side = 'floor' | 'ours';

/** What one side has cost, in the middle of all rounds. */
export interface Outcome {
  readonly costs: ReadonlyMap<string, Cost>;
  readonly residue: Residue;
}

export type Comparison = Readonly<Record<Side, Outcome>>;

/** Does what is to be measured on a page, and names what each step has cost. */
export type Play = (stage: Stage) => AsyncIterable<readonly [step: string, cost: Cost]>;

/**
 * Plays the same on two pages, `pages/{name}-floor.ts` and `pages/{name}-ours.ts`, in turn: whatever else the machine
 * does falls on both. Each time in a new page, as nobody opens the same one a hundred times.
 */
export async function compare(
  browser: Browser,
  name: string,
  rounds: number,
  play: Play,
): Promise<Comparison> {
  const scripts = { floor: await bundle(`${name}-floor`), ours: await bundle(`${name}-ours`) };
  const costs = { floor: new Map<string, Cost[]>(), ours: new Map<string, Cost[]>() };
  const residues: Record<Side, Residue[]> = { floor: [], ours: [] };
  for (let round = 0; round < rounds; round++) {
    for (const side of ['floor', 'ours'] as const) {
      const stage = await Stage.open(browser, scripts[side]);
      for await (const [step, cost] of play(stage)) {
        costs[side].set(step, [...(costs[side].get(step) ?? []), cost]);
      }
      residues[side].push(await stage.residue());
      await stage.close();
    }
  }
  const outcome = (side: Side): Outcome => ({
    costs: new Map([...costs[side]].map(([step, all]) => [step, middle(all)])),
    residue: middle(residues[side]),
  });
  return { floor: outcome('floor'), ours: outcome('ours') };
}

/** The median of each figure. */
function middle<Figures extends object>(all: readonly Figures[]): Figures {
  const [first] = all;
  if (!first) throw new Error('There is nothing to take the median of.');
  const names = Object.keys(first) as (keyof Figures)[];
  return Object.fromEntries(
    names.map((name) => [name, median(all.map((figures) => Number(figures[name])))]),
  ) as Figures;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? NaN)) / 2;
}
