/** Every job of the product: queue, name and payload in one typed list. Payloads carry ids only. */
export interface JobPayloads {
  /** Look into the database for entries whose scores are out of date. */
  readonly 'recompute.drain': Readonly<Record<string, never>>;
  /** Look into the database for weeks whose report is due. */
  readonly 'reports.make': Readonly<Record<string, never>>;
}

export type JobName = keyof JobPayloads;

export const JOBS = {
  'recompute.drain': { queue: 'recompute', attempts: 1 },
  'reports.make': { queue: 'reports', attempts: 1 },
} as const satisfies Record<JobName, { queue: string; attempts: number }>;
