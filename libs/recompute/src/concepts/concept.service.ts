import { type ConceptRecord, facetOfType } from '@jeonghap/alignment';
import { OVERRIDABLE_FACETS, type OverridableFacet } from '@jeonghap/catalogue';
import { cutPage, decodeCursor, type Page, Unavailable } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { findThesaurus } from '../model/model.store.js';
import { findLiveScoreSet } from '../score-set/score-set.store.js';

/** A value that a facet may have. */
export interface Concept {
  readonly id: string;
  readonly facet: OverridableFacet;
  readonly ko: string;
  readonly en: string;
}

export interface ConceptFilter {
  readonly facet?: OverridableFacet | undefined;
  /** Part of a name or of another wording. */
  readonly q?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface SearchableConcept extends Concept {
  /** All that it is called, in lower case. */
  readonly wordings: string;
}

/** The concepts of the live model, for those who set facets by hand. */
@Injectable()
export class ConceptService {
  private kept: { readonly version: string; readonly concepts: readonly SearchableConcept[] } | undefined;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One page by Korean name. @throws InvalidInput `request.cursor-invalid`, Unavailable `score-set.no-live-model` */
  async list({ facet, q, ids, limit, cursor }: ConceptFilter): Promise<Page<Concept>> {
    const { version, concepts } = await this.liveConcepts();
    const scope = ['concepts', version, facet, q, ids];
    const after = cursor === undefined ? undefined : decodeCursor(cursor, scope, 1)[0];
    const wanted = ids === undefined ? undefined : new Set(ids);
    const words = q?.toLowerCase().split(/\s+/) ?? [];
    const found = concepts.filter(
      (one) =>
        (facet === undefined || one.facet === facet) &&
        (wanted === undefined || wanted.has(one.id)) &&
        words.every((word) => one.wordings.includes(word)),
    );
    const from = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1;
    const { items, nextCursor } = cutPage(found.slice(from, from + limit + 1), limit, scope, ({ id }) => [
      id,
    ]);
    return {
      items: items.map(({ wordings: _wordings, ...concept }) => concept),
      nextCursor,
      total: found.length,
    };
  }

  private async liveConcepts() {
    const version = (await findLiveScoreSet(this.dataSource.manager))?.modelVersion;
    if (version !== undefined && this.kept?.version === version) return this.kept;
    const thesaurus =
      version === undefined ? undefined : await findThesaurus(this.dataSource.manager, version);
    if (version === undefined || thesaurus === undefined) throw new Unavailable('score-set.no-live-model');
    this.kept = { version, concepts: thesaurus.flatMap(toSearchable).sort(byName) };
    return this.kept;
  }
}

function toSearchable(record: ConceptRecord): readonly SearchableConcept[] {
  const facet = OVERRIDABLE_FACETS.find((one) => one === facetOfType(record.type));
  if (facet === undefined) return [];
  const { id, ko, en, official, lay, abbr, en_alt } = record;
  const wordings = [ko, en, ...official, ...lay, ...abbr, ...en_alt].join('\n').toLowerCase();
  return [{ id, facet, ko, en, wordings }];
}

const byName = (a: Concept, b: Concept): number =>
  a.ko < b.ko ? -1 : a.ko > b.ko ? 1 : a.id < b.id ? -1 : 1;
