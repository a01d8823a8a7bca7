import { type EntryState, type FieldValues } from '../edit/entry-edit.js';

/** What somebody typed into the form of an entry and has not saved. */
export interface KeptDraft {
  readonly values: FieldValues;
  /** What the form started from. */
  readonly base: EntryState;
  /** Moment of the last keystroke, milliseconds. */
  readonly at: number;
}

/** Whose draft it is, and of what: an entry, or a new one of its kind. */
export interface DraftAddress {
  readonly personId: string;
  readonly kind: string;
  readonly entry: string;
}

const PREFIX = 'jeonghap.draft.';
const TAB = 'jeonghap.tab';

const personPrefix = (personId: string): string => `${PREFIX}${personId}.`;

/** Drafts of one entry, of whichever tab. */
export const draftPrefix = ({ personId, kind, entry }: DraftAddress): string =>
  `${personPrefix(personId)}${kind}.${entry}.`;

/** Names this tab as long as it lives, through reloads; two tabs never write over each other's draft. */
export function tabName(session: Storage, makeName: () => string): string {
  const known = session.getItem(TAB);
  if (known !== null) return known;
  const name = makeName();
  session.setItem(TAB, name);
  return name;
}

/** A name that nobody guesses; works on pages without TLS, where `randomUUID` is missing. */
export const randomName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/** Keeps a draft; false where the browser does not. */
export function keepDraft(store: Storage, address: DraftAddress, tab: string, draft: KeptDraft): boolean {
  try {
    store.setItem(draftPrefix(address) + tab, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** The drafts of an entry: that of this tab first, then those of others, the latest first. */
export function findDrafts(store: Storage, address: DraftAddress, tab: string): readonly KeptDraft[] {
  const prefix = draftPrefix(address);
  return keysUnder(store, prefix)
    .flatMap((key) => {
      const draft = parseDraft(store.getItem(key));
      return draft === undefined ? [] : [{ draft, isOwn: key === prefix + tab }];
    })
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || b.draft.at - a.draft.at)
    .map(({ draft }) => draft);
}

/** Drops the draft of this tab, and those of other tabs that say the same. */
export function dropDraft(store: Storage, address: DraftAddress, tab: string, values: FieldValues): void {
  const prefix = draftPrefix(address);
  const text = JSON.stringify(values);
  for (const key of keysUnder(store, prefix)) {
    const isSame = JSON.stringify(parseDraft(store.getItem(key))?.values) === text;
    if (key === prefix + tab || isSame) store.removeItem(key);
  }
}

/** Drops all drafts of a person, who signs out. */
export function dropDraftsOf(store: Storage, personId: string): void {
  for (const key of keysUnder(store, personPrefix(personId))) store.removeItem(key);
}

/** The same in this browser, where it has a store. */
export function forgetDrafts(personId: string): void {
  try {
    dropDraftsOf(localStorage, personId);
  } catch {
    // Without a store nothing was kept.
  }
}

const keysUnder = (store: Storage, prefix: string): readonly string[] =>
  Array.from({ length: store.length }, (_, index) => store.key(index)).filter(
    (key): key is string => key?.startsWith(prefix) === true,
  );

/** What another version of this page wrote may have any shape. */
export function parseDraft(text: string | null): KeptDraft | undefined {
  if (text === null) return undefined;
  try {
    const draft: unknown = JSON.parse(text);
    return isKeptDraft(draft) ? draft : undefined;
  } catch {
    return undefined;
  }
}

function isKeptDraft(value: unknown): value is KeptDraft {
  if (typeof value !== 'object' || value === null) return false;
  const { values, base, at } = value as Partial<Record<keyof KeptDraft, unknown>>;
  if (!isValues(values) || typeof at !== 'number' || typeof base !== 'object' || base === null) return false;
  const { revision, values: started } = base as Partial<Record<keyof EntryState, unknown>>;
  return typeof revision === 'number' && isValues(started);
}

const isValues = (value: unknown): value is FieldValues =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string');
