import { cutPage, decodeCursor, type Page, readHolidays } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dayInSeoul } from '../day-in-seoul.js';
import { type CompanyFacts } from '../facts/company-facts.js';
import { SIZE_TABLE } from '../size/statutory-sizes.js';
import { type FitVerdict } from '../verdict/verdict.js';
import { assess, type Assessment, toFitItem } from './assess.js';
import { type FitItem, type FitSummary } from './fit-answer.js';
import { FitProgrammeCache, type ProgrammesById } from './fit-programme.store.js';

/** How far ahead holidays are looked up, days: no period of application is counted further. */
const HOLIDAY_DAYS = 400;
const DAY_MS = 86_400_000;

/** What is known of a company, and how well programmes answer what it wants. */
export interface FitRequest {
  readonly facts: CompanyFacts;
  /** Scores by programme, 0 to 100; undefined where nothing could be scored. */
  readonly relevance: ReadonlyMap<string, number> | undefined;
}

/** The first page of each group and all that is no list. */
export interface FitAnswer extends FitSummary {
  readonly groups: Readonly<Record<FitVerdict, Page<FitItem>>>;
}

export interface FitPageRequest extends FitRequest {
  readonly group: FitVerdict;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface Measured extends Assessment {
  readonly programmes: ProgrammesById;
  /** What all of it was computed from; a cursor fits no other. */
  readonly scope: string;
}

/** Measures companies by the published programmes. What is known of a company is kept nowhere. */
@Injectable()
export class FitService {
  private readonly cache = new FitProgrammeCache();
  /** Calls wait for each other, since they bring one cache up to date. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Measures a company by all programmes. @param limit of each group's page */
  async assess(request: FitRequest, limit: number, now = new Date()): Promise<FitAnswer> {
    const measured = await this.measure(request, now);
    const of = (group: FitVerdict) => toPage(measured, { group, limit });
    return {
      ...measured.summary,
      groups: { eligible: of('eligible'), check: of('check'), not_eligible: of('not_eligible') },
    };
  }

  /**
   * One page of a group, best first.
   * @throws InvalidInput `request.cursor-invalid`, also when the facts, the programmes or the day are no longer those of the page before
   */
  async page(request: FitPageRequest, now = new Date()): Promise<Page<FitItem>> {
    return toPage(await this.measure(request, now), request);
  }

  /** All programmes of the groups, best first, for a file. */
  async all(
    request: FitRequest,
    groups: readonly FitVerdict[],
    now = new Date(),
  ): Promise<{ readonly decidedOn: string; readonly items: readonly FitItem[] }> {
    const measured = await this.measure(request, now);
    const items = groups.flatMap((group) =>
      measured.groups[group].map((fit) => toFitItem(fit, measured.programmes)),
    );
    return { decidedOn: measured.summary.decidedOn, items };
  }

  private async measure({ facts, relevance }: FitRequest, now: Date): Promise<Measured> {
    const { byId: programmes, digest } = await this.inTurn(() => this.cache.refresh(this.dataSource.manager));
    const today = dayInSeoul(now);
    const until = dayInSeoul(new Date(now.getTime() + HOLIDAY_DAYS * DAY_MS));
    const holidays = await readHolidays(today, until);
    const context = { today, sizes: SIZE_TABLE };
    const assessment = assess({ facts, programmes, relevance, holidays, context });
    const scope = createHash('sha256').update(JSON.stringify([today, facts, digest]));
    return { ...assessment, programmes, scope: scope.digest('base64url') };
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }
}

function toPage(
  { groups, programmes, scope }: Measured,
  { group, limit, cursor }: Omit<FitPageRequest, keyof FitRequest>,
): Page<FitItem> {
  const cursorScope = ['fit', group, scope];
  const [after = -1] = cursor === undefined ? [] : decodeCursor(cursor, cursorScope, 1);
  const from = Number(after) + 1;
  const rows = groups[group].slice(from, from + limit + 1).map((fit, at) => ({ fit, place: from + at }));
  const { items, nextCursor } = cutPage(rows, limit, cursorScope, ({ place }) => [place]);
  return {
    items: items.map(({ fit }) => toFitItem(fit, programmes)),
    nextCursor,
    total: groups[group].length,
  };
}
