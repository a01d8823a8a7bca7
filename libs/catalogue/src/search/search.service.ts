import { cutPage, decodeCursor, InvalidInput } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type EntryKind } from '../entry/entry.js';
import { inOtherLayout, toSearchWords } from './search-words.js';
import { findEntries, type FoundRow, mostSimilarName } from './search.store.js';
import {
  type FoundEntry,
  SEARCH_KINDS,
  type SearchAnswer,
  type SearchGroup,
  type SearchRequest,
  type SearchSuggestion,
} from './search.js';

/** Finds published entries of all kinds with the least typing. */
@Injectable()
export class SearchService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Looks in numbers, names and texts; see `findEntries` for what comes first. A cursor leads on within one kind.
   * @throws InvalidInput `request.cursor-invalid`
   */
  async search({ q, kind, limit, cursor }: SearchRequest): Promise<SearchAnswer> {
    const scope = ['search', q, kind];
    if (cursor !== undefined && kind === undefined) throw new InvalidInput('request.cursor-invalid');
    const after = cursor === undefined ? undefined : decodeCursor(cursor, scope, 3);
    const words = toSearchWords(q);
    const kinds = kind === undefined ? SEARCH_KINDS : [kind];
    const rows = await findEntries(this.dataSource.manager, { words, kinds, limit: limit + 1, after });
    const groups = kinds.flatMap((one) => toGroup(one, rows, limit, ['search', q, one]));
    const isNothing = groups.length === 0 && cursor === undefined;
    return { groups, suggestion: isNothing ? await this.suggest(q, kinds) : null };
  }

  private async suggest(q: string, kinds: readonly EntryKind[]): Promise<SearchSuggestion | null> {
    const { manager } = this.dataSource;
    const other = inOtherLayout(q);
    if (other !== undefined) {
      const words = toSearchWords(other);
      const rows = await findEntries(manager, { words, kinds, limit: 1 });
      if (rows.length > 0) return { q: other, reason: 'keyboard' };
    }
    const name = await mostSimilarName(manager, q);
    return name === undefined ? null : { q: name, reason: 'spelling' };
  }
}

function toGroup(
  kind: EntryKind,
  rows: readonly FoundRow[],
  limit: number,
  scope: readonly unknown[],
): SearchGroup[] {
  const own = rows.filter((row) => row.kind === kind);
  const [first] = own;
  if (first === undefined) return [];
  const page = cutPage(own, limit, scope, ({ tier, title, id }) => [tier, title, id]);
  return [{ ...page, kind, total: first.total, items: page.items.map(toFound) }];
}

function toFound({ tier: _tier, total: _total, ...found }: FoundRow): FoundEntry {
  return found;
}
