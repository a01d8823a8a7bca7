import { type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { fetchPage } from '../entry/entry-list.js';
import { likePattern } from '../entry/entry-table.js';
import { SourceDocumentEntity } from './source-document.entity.js';
import { type SourceDocument } from './source-document.js';

export interface SourceDocumentFilter {
  /** Words of the title, in Korean or English, of the file's name or address, or the whole reference. */
  readonly q?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const BY_TITLE = { sql: 'entry.title', type: 'text', direction: 'ASC' } as const;

/** The documents that entries are taken from. */
@Injectable()
export class SourceDocumentService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One page by title. @throws InvalidInput `request.cursor-invalid` */
  list({ q, limit, cursor }: SourceDocumentFilter): Promise<Page<SourceDocument>> {
    const builder = this.dataSource.manager.createQueryBuilder(SourceDocumentEntity, 'entry');
    if (q !== undefined) {
      builder.where(
        `(entry.title || ' ' || coalesce(entry.title_en, '') || ' ' || coalesce(entry.file_name, '') || ' ' ||
          coalesce(entry.url, '')) ILIKE :q OR entry.external_ref = :exact`,
        { q: likePattern(q), exact: q },
      );
    }
    return fetchPage(builder, { sort: BY_TITLE, limit, cursor, scope: ['source-documents', q] });
  }
}
