import type { Target } from './report.js';

export interface WorkloadOptions {
  /** How often everything is measured. */
  readonly rounds: number;
  /** Only to see that it runs: the smallest sizes, for a moment. */
  readonly quick: boolean;
  /** One size only. */
  readonly size: number | undefined;
}

/** Measures something, prints it, and says what of it was promised. */
export type Workload = (options: WorkloadOptions) => Promise<readonly Target[]>;
