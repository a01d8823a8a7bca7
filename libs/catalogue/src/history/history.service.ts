import { cutPage, decodeCursor, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type EntryKind } from '../entry/entry.js';
import { type Revision } from './history.js';

interface RevisionRow {
  readonly revision: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly operation: Revision['operation'];
  readonly changed: string[];
  readonly snapshot: Record<string, unknown>;
}

/** Reads the history that triggers keep of every entry. */
@Injectable()
export class HistoryService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One page of an entry's revisions, newest first. */
  async list(kind: EntryKind, entryId: string, limit: number, cursor?: string): Promise<Page<Revision>> {
    const scope = [kind, entryId];
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, scope, 1);
    const rows = await this.dataSource.query<RevisionRow[]>(
      `SELECT revision, at, actor, operation, changed, snapshot FROM entry_revision
        WHERE entry_kind = $1 AND entry_id = $2 AND ($3::bigint IS NULL OR revision < $3::bigint)
        ORDER BY revision DESC LIMIT $4`,
      [kind, entryId, before, limit + 1],
    );
    const [count] = await this.dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM entry_revision WHERE entry_kind = $1 AND entry_id = $2`,
      [kind, entryId],
    );
    const revisions = rows.map((row) => ({ ...row, revision: Number(row.revision) }));
    const page = cutPage(revisions, limit, scope, ({ revision }) => [revision]);
    return { ...page, total: count?.n ?? 0 };
  }
}
