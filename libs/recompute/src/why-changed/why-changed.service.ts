import { cutPage, decodeCursor, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type AlignmentChange, type MovedPart } from './alignment-change.js';

interface ChangeRow {
  readonly id: string;
  readonly at: Date;
  readonly score_set_id: number;
  readonly score_tenths_before: number | null;
  readonly score_tenths_after: number | null;
  readonly moved_parts: readonly MovedPart[];
  readonly cause_kind: AlignmentChange['cause']['kind'];
  readonly cause_entry_id: string | null;
  readonly cause_revision: string | null;
  readonly cause_fields: string[];
}

/** Answers "why did it change" for an alignment. */
@Injectable()
export class WhyChangedService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One page of the changes of a pair, newest first. */
  async list(
    askId: string,
    measureId: string,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Page<AlignmentChange>> {
    const scope = [askId, measureId];
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, scope, 1);
    const rows = await this.dataSource.query<ChangeRow[]>(
      `SELECT id, at, score_set_id, score_tenths_before, score_tenths_after, moved_parts, cause_kind, cause_entry_id,
              cause_revision, cause_fields
         FROM alignment_change WHERE ask_id = $1 AND measure_id = $2 AND ($3::bigint IS NULL OR id < $3::bigint)
        ORDER BY id DESC LIMIT $4`,
      [askId, measureId, before, limit + 1],
    );
    const [count] = await this.dataSource.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM alignment_change WHERE ask_id = $1 AND measure_id = $2',
      [askId, measureId],
    );
    const page = cutPage(rows.map(toAlignmentChange), limit, scope, ({ id }) => [id]);
    return { ...page, total: count?.n ?? 0 };
  }
}

const toScore = (tenths: number | null): number | null => (tenths === null ? null : tenths / 10);

function toAlignmentChange(row: ChangeRow): AlignmentChange {
  return {
    id: Number(row.id),
    at: row.at,
    scoreSetId: row.score_set_id,
    scoreBefore: toScore(row.score_tenths_before),
    scoreAfter: toScore(row.score_tenths_after),
    movedParts: row.moved_parts.map(({ name, before, after }) => ({
      name,
      before: before / 10,
      after: after / 10,
    })),
    cause: {
      kind: row.cause_kind,
      entryId: row.cause_entry_id,
      revision: row.cause_revision === null ? null : Number(row.cause_revision),
      fields: row.cause_fields,
    },
  };
}
