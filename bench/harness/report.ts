import type { Comparison } from './compare.js';
import type { Cost } from './stage.js';

/** A figure that we have promised. */
export interface Target {
  readonly what: string;
  readonly value: number;
  readonly most: number;
  readonly unit?: string;
}

/** Costs of a step are told for each of so many. */
export type Steps = Readonly<Record<string, number>>;

const WIDTHS = [34, 21, 21, 23, 11, 11, 9];

/** Prints what both sides cost, one line for each step: floor, ours, and how many times the floor that is. */
export function printComparison(title: string, { floor, ours }: Comparison, steps: Steps = {}): void {
  console.log(`\n${title}`);
  line('', 'script ms', 'layout ms', 'task ms', 'long tasks', 'dropped', 'shift px');
  line('', ...Array<string>(3).fill('floor → ours  ratio'), ...Array<string>(3).fill('floor→ours'));
  for (const [step, mine] of ours.costs) {
    const theirs = floor.costs.get(step);
    if (!theirs) continue;
    const count = steps[step] ?? 1;
    const both = (name: keyof Cost) => pair(theirs[name] / count, mine[name] / count);
    const felt = (name: keyof Cost) => `${round(theirs[name])}→${round(mine[name])}`;
    const shifts = mine.result !== 0 || theirs.result !== 0;
    line(
      count === 1 ? step : `${step}, each`,
      both('script'),
      both('layout'),
      both('task'),
      felt('long'),
      felt('dropped'),
      shifts ? felt('result') : '',
    );
  }
  const mega = (bytes: number) => bytes / 1024 / 1024;
  console.log(`  DOM nodes ${pair(floor.residue.nodes, ours.residue.nodes)}`);
  console.log(`  heap MB   ${pair(mega(floor.residue.heap), mega(ours.residue.heap))}`);
}

/** What nobody should feel where the floor has none of it. */
export function felt(title: string, { floor, ours }: Comparison): readonly Target[] {
  return [...ours.costs].flatMap(([step, mine]) => {
    const theirs = floor.costs.get(step);
    return [
      { what: `${title}: long tasks, ${step}`, value: mine.long, most: theirs?.long ?? 0 },
      { what: `${title}: dropped frames, ${step}`, value: mine.dropped, most: theirs?.dropped ?? 0 },
      { what: `${title}: shift, ${step}`, value: mine.result, most: theirs?.result ?? 0, unit: ' px' },
    ];
  });
}

/** Prints what was promised and whether it holds; false where anything does not. */
export function printTargets(targets: readonly Target[]): boolean {
  if (targets.length === 0) return true;
  console.log('\nTargets');
  for (const { what, value, most, unit = '' } of targets) {
    const sign = value <= most ? 'met   ' : 'MISSED';
    console.log(`  ${sign}  ${what}: ${round(value)}${unit} (at most ${round(most)}${unit})`);
  }
  const missed = targets.filter(({ value, most }) => !(value <= most)).length;
  console.log(missed === 0 ? `All ${targets.length} are met.` : `${missed} of ${targets.length} are missed.`);
  return missed === 0;
}

export function round(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en');
  return value.toFixed(value === 0 ? 0 : Math.abs(value) < 10 ? (Math.abs(value) < 1 ? 3 : 2) : 1);
}

function pair(floor: number, ours: number): string {
  return `${round(floor)} → ${round(ours)}  ×${round(ours / floor)}`;
}

function line(...cells: readonly string[]) {
  console.log(
    `  ${cells
      .map((cell, index) => cell.padEnd(WIDTHS[index] ?? 10))
      .join('')
      .trimEnd()}`,
  );
}
