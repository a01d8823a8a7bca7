import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type AlignmentModel,
  type AskInput,
  buildModel,
  type CorpusStatistics,
  type EncoderWeights,
  type MeasureInput,
  type ModelParameters,
  parseThesaurus,
} from '../../src/index.js';

const LIBS = path.resolve(__dirname, '..', '..', '..');
const read = (...steps: readonly string[]): string => readFileSync(path.join(LIBS, ...steps), 'utf8');
const readJson = (...steps: readonly string[]): unknown => JSON.parse(read(...steps));

let model: AlignmentModel | undefined;

/** The model that ships; built once a test file. */
export function shippedModel(): AlignmentModel {
  model ??= buildModel({
    thesaurus: readdirSync(path.join(LIBS, 'alignment', 'thesaurus'))
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .flatMap((name) => parseThesaurus(read('alignment', 'thesaurus', name))),
    parameters: readJson('alignment', 'assets', 'parameters.json') as ModelParameters,
    statistics: readJson('alignment', 'assets', 'statistics.json') as CorpusStatistics,
    encoder: readJson('alignment', 'assets', 'encoder.json') as EncoderWeights,
  });
  return model;
}

interface SampleEntry {
  readonly externalRef: string;
  readonly title: string;
  readonly body: string;
}

/** The asks of the sample catalogue, by reference and number. */
export function sampleAsks(): readonly (readonly [id: string, ask: AskInput])[] {
  const proposals = readJson('catalogue', 'sample', 'proposals.json') as readonly (SampleEntry & {
    readonly asks: readonly { readonly no: number; readonly text: string }[];
  })[];
  return proposals.flatMap(({ externalRef, title, body, asks }) =>
    asks.map(({ no, text }) => [`${externalRef}/${String(no)}`, { title, text, context: body }] as const),
  );
}

/** The measures of the sample catalogue, by reference. */
export function sampleMeasures(): readonly (readonly [id: string, measure: MeasureInput])[] {
  const programmes = readJson('catalogue', 'sample', 'programmes.json') as readonly (SampleEntry &
    Pick<MeasureInput, 'status' | 'regions'>)[];
  const items = readJson('catalogue', 'sample', 'legislative-items.json') as readonly (SampleEntry & {
    readonly stage: MeasureInput['status'];
    readonly law: string | null;
    readonly lawAliases: readonly string[];
  })[];
  return [
    ...programmes.map(
      ({ externalRef, title, body, status, regions = [] }) =>
        [externalRef, { kind: 'programme', title, body, status, regions }] as const,
    ),
    ...items.map(
      ({ externalRef, title, body, stage, law, lawAliases }) =>
        [
          externalRef,
          {
            kind: 'legislative_item',
            title,
            body,
            status: stage,
            aliases: [...(law === null ? [] : [law]), ...lawAliases],
          },
        ] as const,
    ),
  ];
}
