import {
  ALIGNMENT_FLOOR_TENTHS,
  type AskCoverage,
  decideCoverage,
  explainAlignment,
  explainCoverage,
  type MeasureHit,
  prepareAsk,
  rollUpCoverage,
  searchMeasures,
} from '@jeonghap/alignment';
import { Unavailable } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ALIGNMENTS_PER_ASK } from '../alignment/best-of-ask.js';
import { AskSplittingService } from '../asks/ask-splitting.service.js';
import { type MeasureReference } from '../board/board.js';
import { AlikeProposalsService } from '../duplicate/alike-proposals.service.js';
import { measureReferencesSql, readMeasureHeadings } from '../measure-reference/measure-reference.store.js';
import { Pauses } from '../pauses.js';
import { LiveMeasures, type LiveMeasuresView } from '../relevance/live-measures.js';
import { LIVE_SCORE_SET, LIVE_SCORE_SET_ID } from '../score-set/score-set.store.js';
import {
  type AlikeProposal,
  type DraftAsk,
  type DraftCheck,
  type DraftMeasure,
  type ProposalText,
} from './draft-check.js';

/** Measures that are shown of each ask, and proposals that ask the same. */
const MOST_MEASURES = 3;
const MOST_ALIKE = 5;

interface ScoredAsk {
  readonly text: string;
  readonly hits: readonly MeasureHit[];
  readonly coverage: AskCoverage;
}

type ShownMeasure = MeasureReference & { readonly body: string };

const MEASURES = `
SELECT m.*, coalesce(g.body, l.body) AS body FROM (${measureReferencesSql('SELECT unnest($1::uuid[])')}) m
  LEFT JOIN programme g ON g.id = m.id LEFT JOIN legislative_item l ON l.id = m.id`;

const ALIKE = `
WITH ${LIVE_SCORE_SET}
SELECT a.id AS "askId", a.text AS "askText", p.id, p.external_ref AS "externalRef", p.title, p.title_en AS "titleEn",
       s.title AS stakeholder, s.title_en AS "stakeholderEn", c.status
  FROM ask a JOIN proposal p ON p.id = a.proposal_id AND p.deleted_at IS NULL AND p.visibility = 'published'
  JOIN stakeholder s ON s.id = p.stakeholder_id
  LEFT JOIN proposal_coverage c ON c.score_set_id = ${LIVE_SCORE_SET_ID} AND c.proposal_id = p.id
 WHERE a.id = ANY ($1::uuid[])`;

/**
 * What answers a proposal that is not written down yet: its asks are split and scored as those on the board are, by the same model and the same
 * rules, and nothing of the text is kept. The decisions of people are missing, since nobody decided on it.
 */
@Injectable()
export class DraftCheckService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly asks: AskSplittingService,
    private readonly measures: LiveMeasures,
    private readonly proposals: AlikeProposalsService,
  ) {}

  /** @throws Unavailable `score-set.no-live-model` */
  async check(draft: ProposalText): Promise<DraftCheck> {
    const texts = (await this.asks.suggestFor(draft.title, draft.body)).map(({ text }) => text);
    const scored = await this.measures.search(['programme', 'legislative_item'], (view) =>
      scoreAsks(draft, texts, view),
    );
    if (scored === undefined) throw new Unavailable('score-set.no-live-model');
    const { asks, modelVersion } = scored;
    return {
      modelVersion,
      status: rollUpCoverage(asks.map(({ coverage }) => coverage)).status,
      asks: await this.toViews(asks),
      alike: await this.findAlike(draft, texts),
    };
  }

  private async toViews(asks: readonly ScoredAsk[]): Promise<readonly DraftAsk[]> {
    const { manager } = this.dataSource;
    const shown = asks.flatMap(({ hits }) => hits.slice(0, MOST_MEASURES).map(({ id }) => id));
    const rows = await manager.query<ShownMeasure[]>(MEASURES, [[...new Set(shown)]]);
    const found = new Map(rows.map((row) => [row.id, row]));
    const named = asks.flatMap(({ coverage }) => coverage.best);
    const headings = await readMeasureHeadings(manager, named);
    const titles = Object.fromEntries([...headings].map(([id, { title }]) => [id, title]));
    return asks.map(({ text, hits, coverage }, index) => ({
      no: index + 1,
      text,
      status: coverage.status,
      missing: coverage.missing,
      sentence: explainCoverage(coverage, { titles }),
      measures: hits.slice(0, MOST_MEASURES).flatMap((hit) => {
        const measure = found.get(hit.id);
        return measure === undefined ? [] : [toDraftMeasure(hit, measure)];
      }),
    }));
  }

  private async findAlike(
    { title, body }: ProposalText,
    texts: readonly string[],
  ): Promise<readonly AlikeProposal[]> {
    const inputs = texts.map((text) => ({ title, text, context: body }));
    const alike = (await this.proposals.findLike(inputs)).slice(0, MOST_ALIKE);
    const rows = await this.dataSource.query<
      (Omit<AlikeProposal, 'likeness'> & { readonly askId: string })[]
    >(ALIKE, [alike.map(({ askId }) => askId)]);
    const found = new Map(rows.map((row) => [row.askId, row]));
    return alike.flatMap(({ askId, likeness }) => {
      const row = found.get(askId);
      if (row === undefined) return []; // gone since they were compared
      const { askId: _askId, ...proposal } = row;
      return [{ ...proposal, likeness }];
    });
  }
}

async function scoreAsks(
  { title, body }: ProposalText,
  texts: readonly string[],
  { model, indexes }: LiveMeasuresView,
): Promise<{ readonly modelVersion: string; readonly asks: readonly ScoredAsk[] }> {
  const pauses = new Pauses();
  const options = { floorTenths: ALIGNMENT_FLOOR_TENTHS, limit: ALIGNMENTS_PER_ASK };
  const asks: ScoredAsk[] = [];
  for (const text of texts) {
    const prepared = prepareAsk({ title, text, context: body }, model);
    const hits = indexes
      .flatMap((index) => searchMeasures(index, prepared, model, options))
      .sort((a, b) => b.alignment.scoreTenths - a.alignment.scoreTenths || (a.id < b.id ? -1 : 1))
      .slice(0, ALIGNMENTS_PER_ASK);
    const inputs = hits.map(({ id, alignment }) => ({ measureId: id, ...alignment }));
    asks.push({ text, hits, coverage: decideCoverage(prepared, inputs, model) });
    if (pauses.isDue) await pauses.take();
  }
  return { modelVersion: model.version, asks };
}

function toDraftMeasure({ alignment }: MeasureHit, measure: ShownMeasure): DraftMeasure {
  const { scoreTenths, band, confidence, opposes, evidence } = alignment;
  const { title: measureTitle, titleEn } = measure;
  const context = { measureTitle, ...(titleEn === null ? {} : { measureTitleEn: titleEn }) };
  return {
    ...measure,
    score: scoreTenths / 10,
    ...{ band, confidence, opposes, evidence },
    sentence: explainAlignment(alignment, context),
  };
}
