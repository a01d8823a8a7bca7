import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** A piece of a source file and what stands in its place in a bundle. */
export interface Replacement {
  /** Path from the root. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface BundleOrder {
  /** Path of the program from the root. */
  readonly entry: string;
  /** Path of the bundle from the root. */
  readonly output: string;
  /** Whether npm packages go into the bundle, which then starts faster, or stay outside as in the built product. */
  readonly packages: 'inside' | 'outside';
  readonly replacements: readonly Replacement[];
}

const ROOT = path.resolve(__dirname, '..', '..');

/** Bundles a program with pieces of its sources replaced. @returns path of the bundle */
export function bundleProgram(order: BundleOrder): string {
  const bundler = path.join(__dirname, 'bundle-program.mjs');
  execFileSync(process.execPath, [bundler, JSON.stringify(order)], { cwd: ROOT, stdio: 'inherit' });
  return path.join(ROOT, order.output);
}
