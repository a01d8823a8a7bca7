/** The test run's cluster, handed from the global set-up to the global teardown, which share nothing but the process. */
export interface RunningCluster {
  readonly dataDir: string;
  readonly stop: () => Promise<void>;
  readonly dismissWatchdog: () => void;
}

const holder = globalThis as { jeonghapTestCluster?: RunningCluster | undefined };

/** Tells the cluster of this run, after setting it when one is given. */
export function runningCluster(cluster?: RunningCluster): RunningCluster | undefined {
  if (cluster !== undefined) holder.jeonghapTestCluster = cluster;
  return holder.jeonghapTestCluster;
}

/** Forgets the cluster, so that a next run (watch mode) starts one of its own. */
export function forgetCluster(): void {
  holder.jeonghapTestCluster = undefined;
}
