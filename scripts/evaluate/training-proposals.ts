import { benchFolders } from '../train/count-corpus.js';
import { type Bench, type BenchProposal, readBench } from './read-bench.js';

/** How many proposals of a bench stand, word for word, in the benches that the shipped model was trained on. */
export function countTrainingProposals({ proposals }: Bench, root: string): number {
  const key = ({ title, body }: BenchProposal): string => `${title}\n${body}`;
  const known = new Set(benchFolders(root).flatMap((folder) => readBench(folder).proposals.map(key)));
  return proposals.filter((proposal) => known.has(key(proposal))).length;
}
