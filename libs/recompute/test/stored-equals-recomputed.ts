import {
  ALIGNMENT_FLOOR_TENTHS,
  type AlignmentModel,
  decideCoverage,
  explainAlignment,
  rollUpCoverage,
  scoreAlignment,
} from '@jeonghap/alignment';
import { type DataSource } from 'typeorm';
import { SnapshotCache } from '../src/snapshot/snapshot-cache.js';

/** JSON with sorted keys, since jsonb does not keep their order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

interface StoredPair {
  readonly key: string;
  readonly value: Record<string, unknown>;
}

/**
 * Asserts that the live score set holds, byte for byte, what one plain pass over the present catalogue gives: the slow
 * obvious version, with no claims, fences or caches.
 */
export async function expectStoredEqualsRecomputed(
  dataSource: DataSource,
  model: AlignmentModel,
): Promise<void> {
  const snapshot = await dataSource.transaction('REPEATABLE READ', (manager) =>
    new SnapshotCache(model).refresh(manager),
  );
  const pairs = new Map<string, string>();
  const coverage = new Map<string, string>();
  for (const proposal of snapshot.proposals.values()) {
    const asks = proposal.asks.map((ask) => {
      const inputs = [...snapshot.measures.values()].flatMap((measure) => {
        const alignment = scoreAlignment(ask.prepared, measure.prepared, model);
        if (alignment.scoreTenths < ALIGNMENT_FLOOR_TENTHS) return [];
        const {
          parts,
          evidence,
          facets,
          scoreTenths,
          confidence,
          band,
          opposes,
          measureStatus,
          measureKind,
        } = alignment;
        const sentence = explainAlignment(alignment, {
          measureTitle: measure.title,
          ...(measure.titleEn === null ? {} : { measureTitleEn: measure.titleEn }),
        });
        pairs.set(
          `${ask.id}/${measure.id}`,
          canonical({
            parts,
            evidence,
            facets,
            scoreTenths,
            confidence,
            band,
            opposes,
            measureStatus,
            measureKind,
            sentence,
            revisions: [proposal.revision, measure.revision],
          }),
        );
        return [
          { measureId: measure.id, scoreTenths, opposes, confidence, facets, measureStatus, measureKind },
        ];
      });
      inputs.sort((a, b) => b.scoreTenths - a.scoreTenths || (a.measureId < b.measureId ? -1 : 1));
      return decideCoverage(ask.prepared, inputs, model);
    });
    const { status, missing } = rollUpCoverage(asks);
    coverage.set(proposal.id, canonical({ status, missing, revision: proposal.revision }));
  }
  expect(await readStoredPairs(dataSource)).toEqual(pairs);
  expect(await readStoredCoverage(dataSource)).toEqual(coverage);
}

async function readStoredPairs(dataSource: DataSource): Promise<ReadonlyMap<string, string>> {
  const rows = await dataSource.query<StoredPair[]>(
    `SELECT a.ask_id || '/' || a.measure_id AS key,
            jsonb_build_object('parts', a.parts, 'evidence', a.evidence, 'facets', a.facets,
              'scoreTenths', a.score_tenths, 'confidence', a.confidence_hundredths, 'band', a.band,
              'opposes', a.opposes, 'measureStatus', a.measure_status, 'measureKind', a.measure_kind,
              'sentence', a.sentence, 'revisions', jsonb_build_array(a.proposal_revision, a.measure_revision)) AS value
       FROM alignment a JOIN score_set s ON s.id = a.score_set_id AND s.state = 'live'`,
  );
  return new Map(
    rows.map(({ key, value }) => [
      key,
      canonical({ ...value, confidence: (value['confidence'] as number) / 100 }),
    ]),
  );
}

async function readStoredCoverage(dataSource: DataSource): Promise<ReadonlyMap<string, string>> {
  const rows = await dataSource.query<StoredPair[]>(
    `SELECT c.proposal_id AS key,
            jsonb_build_object('status', c.status, 'missing', c.missing, 'revision', c.proposal_revision) AS value
       FROM proposal_coverage c JOIN score_set s ON s.id = c.score_set_id AND s.state = 'live'`,
  );
  return new Map(rows.map(({ key, value }) => [key, canonical(value)]));
}
