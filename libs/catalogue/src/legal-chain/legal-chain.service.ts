import { NotFound } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { citedLaws, type LegalBasis, readBasis } from './legal-basis.js';
import { buildLegalChain, type LegalChain } from './legal-chain.js';
import { findChainItems, findItemsOfLaws } from './legal-chain.store.js';

/** What rests on what in law, of published entries. */
@Injectable()
export class LegalChainService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The chain of a published legislative item. @throws NotFound `legislative-item.not-found` */
  async ofItem(id: string): Promise<LegalChain> {
    const chain = buildLegalChain(await findChainItems(this.dataSource.manager, [id]), id);
    if (chain === undefined) throw new NotFound('legislative-item.not-found');
    return chain;
  }

  /** What a programme rests on. @param text what is stated as its basis; null when nothing is */
  async ofText(text: string | null): Promise<LegalBasis> {
    if (text === null) return { text, cited: [], items: [] };
    const { manager } = this.dataSource;
    const laws = citedLaws(text).map(({ law }) => law);
    const named = await findItemsOfLaws(manager, laws);
    const cited = readBasis(text, named);
    const ids = [...new Set(cited.flatMap(({ itemIds }) => itemIds))];
    const items = ids.length === 0 ? [] : await findChainItems(manager, ids);
    return { text, cited, items: ids.flatMap((id) => buildLegalChain(items, id)?.item ?? []) };
  }
}
