import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readBench } from '../evaluate/read-bench.js';
import { type CountedText } from './build-statistics.js';

/** Folders of labelled pairs under `libs/alignment/bench`, in the order of their names. */
export function benchFolders(root: string): readonly string[] {
  const folder = join(root, 'libs/alignment/bench');
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, 'proposals.jsonl')));
}

/** All texts of our own that statistics are counted over: bench texts and the sample catalogue, each once. */
export function readCorpus(root: string): readonly CountedText[] {
  const bench = benchFolders(root).flatMap((folder) => {
    const { proposals, measures } = readBench(folder);
    return [
      ...proposals.map(({ title, body }) => ({ text: `${title}\n${body}`, isMeasure: false })),
      ...measures.map(({ title, body }) => ({ text: `${title}\n${body}`, isMeasure: true })),
    ];
  });
  return [...new Map([...bench, ...readSample(root)].map((entry) => [entry.text, entry] as const)).values()];
}

function readSample(root: string): readonly CountedText[] {
  const files = [
    ['proposals.json', false],
    ['programmes.json', true],
    ['legislative-items.json', true],
  ] as const;
  return files.flatMap(([name, isMeasure]) => {
    const path = join(root, 'libs/catalogue/sample', name);
    if (!existsSync(path)) return [];
    const entries = JSON.parse(readFileSync(path, 'utf8')) as readonly {
      readonly title: string;
      readonly body: string;
    }[];
    return entries.map(({ title, body }) => ({ text: `${title}\n${body}`, isMeasure }));
  });
}
