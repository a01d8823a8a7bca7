/** What every kind of catalogue entry has, and the rules that hold for all of them. */

export const ENTRY_KINDS = ['stakeholder', 'proposal', 'programme', 'legislative_item'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const VISIBILITIES = ['draft', 'internal', 'published'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** The policy field that a proposal or measure belongs to (의제 축). */
export const AXES = [
  'infrastructure',
  'data',
  'research',
  'trust',
  'diffusion',
  'talent',
  'finance',
  'market',
  'global',
  'governance',
] as const;
export type Axis = (typeof AXES)[number];

/** Where an entry comes from: a place in a source document, or an address that was fetched. */
export interface Provenance {
  readonly document: SourceDocumentReference | null;
  readonly heading: string | null;
  /** First and last line in the document, counted from 1. */
  readonly lines: readonly [from: number, to: number] | null;
  /** Further places in the same document. */
  readonly also: readonly Passage[];
  readonly url: string | null;
  readonly fetchedAt: Date | null;
  /** SHA-256 of the payload as fetched, lower-case hex. */
  readonly payloadSha256: string | null;
}

export interface Passage {
  readonly heading: string;
  readonly lines: readonly [from: number, to: number] | null;
}

export interface SourceDocumentReference {
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly fileName: string | null;
  readonly url: string | null;
}

/** Facet values that a person set by hand; a facet named here replaces the automatic one. Values are concept ids. */
export type FacetOverrides = Readonly<Partial<Record<OverridableFacet, readonly string[]>>>;
export const OVERRIDABLE_FACETS = ['instrument', 'object', 'beneficiary', 'sector', 'region'] as const;
export type OverridableFacet = (typeof OVERRIDABLE_FACETS)[number];

export interface Entry {
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly body: string;
  readonly visibility: Visibility;
  /** First and last day on which the entry holds, `YYYY-MM-DD`. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly owner: string | null;
  readonly provenance: Provenance;
  /** Counts from 1; every committed change adds one. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Upper bounds of texts, in UTF-16 code units. */
export const TEXT_LIMITS = { title: 500, body: 20_000, askText: 5_000, name: 200, short: 500 } as const;

/** The columns that an editor may set on any entry. In an edit, an absent field stays as it is. */
export interface EntryDraft {
  readonly externalRef?: string | null | undefined;
  readonly title: string;
  readonly titleEn?: string | null | undefined;
  readonly body?: string | undefined;
  readonly visibility?: Visibility | undefined;
  readonly validFrom?: string | null | undefined;
  readonly validTo?: string | null | undefined;
  readonly owner?: string | null | undefined;
  readonly facetOverrides?: FacetOverrides | undefined;
  readonly provenance?: ProvenanceDraft | undefined;
}

export interface ProvenanceDraft {
  /** Id or external reference of a source document. */
  readonly document?: string | null | undefined;
  readonly heading?: string | null | undefined;
  readonly lines?: readonly number[] | null | undefined;
  readonly url?: string | null | undefined;
}

/** What an edit starts from: which entry, and the revision that the editor saw. */
export interface EditTarget {
  /** Id or external reference. */
  readonly key: string;
  readonly revision: number;
}
