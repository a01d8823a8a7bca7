import { type CompanyFacts } from '../api/model.js';

/** What somebody has answered so far, and the saved profile that it came from or was saved as. */
export interface KeptAnswers {
  readonly facts: CompanyFacts;
  readonly profile: SavedAs | null;
}

export interface SavedAs {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
}

/** A company of which nothing is known. */
export const NO_FACTS: CompanyFacts = {
  ...{ foundedOn: null, preFounder: null, salesKrw: null, employees: null, sites: null, industries: null },
  ...{ certificates: {}, representativeBornOn: null, aiStages: null, wants: null, exclusions: {} },
  statedSize: null,
};

export const NO_ANSWERS: KeptAnswers = { facts: NO_FACTS, profile: null };

/** Raised whenever the shape changes: what an earlier release kept is not read. */
const VERSION = 1;
const KEY = 'jeonghap.fit';

/** Answers as this tab keeps them: they go when it is closed. */
export function readAnswers(store: Storage): KeptAnswers {
  try {
    return parseAnswers(store.getItem(KEY)) ?? NO_ANSWERS;
  } catch {
    return NO_ANSWERS;
  }
}

/** Keeps the answers for this tab; false where the browser does not. */
export function keepAnswers(store: Storage, answers: KeptAnswers): boolean {
  try {
    store.setItem(KEY, JSON.stringify({ version: VERSION, ...answers }));
    return true;
  } catch {
    return false;
  }
}

export function forgetAnswers(store: Storage): void {
  try {
    store.removeItem(KEY);
  } catch {
    // Without a store nothing was kept.
  }
}

function parseAnswers(text: string | null): KeptAnswers | undefined {
  if (text === null) return undefined;
  const kept = JSON.parse(text) as Partial<KeptAnswers & { readonly version: number }> | null;
  if (kept?.version !== VERSION || typeof kept.facts !== 'object') return undefined;
  return { facts: { ...NO_FACTS, ...kept.facts }, profile: kept.profile ?? null };
}
