import { SAMPLE_INVENTORY, toArticleReference } from './inventory.js';
import {
  type SampleCatalogue,
  type SampleLegislativeItem,
  type SamplePassage,
  type SampleProgramme,
  type SampleProposal,
  type SampleProvenance,
} from './sample-catalogue.js';

/** Upper bounds of the sample's texts, in UTF-16 code units: a title fits one line of a list, a body one screen. */
export const SAMPLE_TEXT_LIMITS = { title: 40, titleEn: 100, body: 400, ask: 120, note: 300 } as const;

/**
 * Checks that the sample catalogue is complete and consistent: every row of the inventory is there once, references
 * lead somewhere, asks are numbered, every entry says where it comes from, texts keep to their limits.
 * @returns one English sentence for each problem, starting with the external reference; empty when all is well
 */
export function checkSampleCatalogue(catalogue: SampleCatalogue): readonly string[] {
  return [
    ...findMissing(catalogue),
    ...findDoubled(catalogue),
    ...catalogue.proposals.flatMap((proposal) => checkProposal(proposal, catalogue)),
    ...catalogue.programmes.flatMap(checkProgramme),
    ...catalogue.legislativeItems.flatMap(checkLegislativeItem),
    ...listSourcedEntries(catalogue).flatMap(({ externalRef, provenance }) =>
      checkProvenance(externalRef, provenance, catalogue),
    ),
    ...listTexts(catalogue).flatMap(checkText),
  ];
}

function findMissing(catalogue: SampleCatalogue): readonly string[] {
  const present = (entries: readonly { readonly externalRef: string }[]): ReadonlySet<string> =>
    new Set(entries.map((entry) => entry.externalRef));
  const missing = (wanted: readonly string[], there: ReadonlySet<string>, what: string): readonly string[] =>
    wanted.filter((ref) => !there.has(ref)).map((ref) => `${ref}: the ${what} is missing`);
  const names = new Map(
    catalogue.stakeholders.map((stakeholder) => [stakeholder.externalRef, stakeholder.name]),
  );
  const items = present(catalogue.legislativeItems);
  return [
    ...missing(
      Object.keys(SAMPLE_INVENTORY.sourceDocumentLines),
      present(catalogue.sourceDocuments),
      'source document',
    ),
    ...Object.entries(SAMPLE_INVENTORY.stakeholderNames)
      .filter(([ref, name]) => names.get(ref) !== name)
      .map(([ref, name]) => `${ref}: the stakeholder ${name} is missing`),
    ...missing(SAMPLE_INVENTORY.proposals, present(catalogue.proposals), 'proposal'),
    ...missing(SAMPLE_INVENTORY.programmes, present(catalogue.programmes), 'programme'),
    ...missing(SAMPLE_INVENTORY.legislativeItems, items, 'legislative item'),
    ...SAMPLE_INVENTORY.articles
      .filter((article) => !items.has(toArticleReference(article) ?? ''))
      .map((article) => `${toArticleReference(article) ?? article}: the article ${article} is missing`),
  ];
}

function findDoubled(catalogue: SampleCatalogue): readonly string[] {
  const counts = new Map<string, number>();
  for (const { externalRef } of [...catalogue.sourceDocuments, ...listSourcedEntries(catalogue)]) {
    counts.set(externalRef, (counts.get(externalRef) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([ref, count]) => `${ref}: the reference is used ${String(count)} times`);
}

function checkProposal(proposal: SampleProposal, catalogue: SampleCatalogue): readonly string[] {
  const { externalRef, stakeholder, asks } = proposal;
  const problems: string[] = [];
  if (!catalogue.stakeholders.some((candidate) => candidate.externalRef === stakeholder)) {
    problems.push(`${externalRef}: the stakeholder ${stakeholder} does not exist`);
  }
  if (asks.length === 0) problems.push(`${externalRef}: the proposal has no asks`);
  if (asks.some((ask, index) => ask.no !== index + 1)) {
    const found = asks.map((ask) => String(ask.no)).join(', ');
    problems.push(`${externalRef}: asks must be numbered 1 to ${String(asks.length)}, found ${found}`);
  }
  for (const ask of asks) {
    if (ask.text.trim() === '') problems.push(`${externalRef}: ask ${String(ask.no)} is empty`);
  }
  return problems;
}

function checkProgramme({ externalRef, regions, applicationPeriod }: SampleProgramme): readonly string[] {
  const problems: string[] = [];
  if (regions.length === 0) problems.push(`${externalRef}: the programme has no region`);
  const { kind, from, to } = applicationPeriod;
  if (kind === 'fixed' && (from === null || to === null)) {
    problems.push(`${externalRef}: a fixed application period needs both days`);
  }
  if (!isInOrder(from, to)) {
    problems.push(`${externalRef}: the application period ends before it begins`);
  }
  return problems;
}

/** Whether one day is not after another; an unknown day is no fault. */
function isInOrder(earlier: string | null, later: string | null): boolean {
  return earlier === null || later === null || earlier <= later;
}

function checkLegislativeItem(item: SampleLegislativeItem): readonly string[] {
  const { externalRef, article, promulgatedOn, effectiveOn } = item;
  const problems: string[] = [];
  if (externalRef.startsWith('law:') && toArticleReference(article ?? '') !== externalRef) {
    problems.push(`${externalRef}: the article ${article ?? 'null'} does not belong to this reference`);
  }
  if (!item.confirmed && (item.unconfirmedNote ?? '').trim() === '') {
    problems.push(`${externalRef}: an unconfirmed item must say what is not confirmed`);
  }
  if (!isInOrder(promulgatedOn, effectiveOn)) {
    problems.push(`${externalRef}: it takes effect before it is promulgated`);
  }
  return problems;
}

function checkProvenance(
  externalRef: string,
  provenance: SampleProvenance,
  catalogue: SampleCatalogue,
): readonly string[] {
  const { document } = provenance;
  if (document.trim() === '') return [`${externalRef}: the provenance is missing`];
  if (!catalogue.sourceDocuments.some((candidate) => candidate.externalRef === document)) {
    return [`${externalRef}: the source document ${document} does not exist`];
  }
  const lastLine = SAMPLE_INVENTORY.sourceDocumentLines[document] ?? null;
  return [provenance, ...provenance.also].flatMap((passage) => checkPassage(externalRef, passage, lastLine));
}

function checkPassage(
  externalRef: string,
  passage: SamplePassage,
  lastLine: number | null,
): readonly string[] {
  const { heading, lines } = passage;
  if (heading.trim() === '') return [`${externalRef}: the provenance has no heading`];
  if (lastLine === null)
    return lines === null ? [] : [`${externalRef}: the source document has no line numbers`];
  if (lines === null) return [`${externalRef}: the provenance has no lines`];
  const [from, to] = lines;
  const isWithin = from >= 1 && from <= to && to <= lastLine;
  return isWithin
    ? []
    : [`${externalRef}: lines ${String(from)} to ${String(to)} are not within 1 to ${String(lastLine)}`];
}

interface LimitedText {
  readonly externalRef: string;
  readonly name: string;
  readonly text: string;
  readonly limit: number;
}

function checkText({ externalRef, name, text, limit }: LimitedText): readonly string[] {
  return text.length > limit
    ? [`${externalRef}: ${name} has ${String(text.length)} characters, at most ${String(limit)} are allowed`]
    : [];
}

function listTexts(catalogue: SampleCatalogue): readonly LimitedText[] {
  const limits = SAMPLE_TEXT_LIMITS;
  const titled = [
    ...catalogue.sourceDocuments,
    ...catalogue.stakeholders.map((one) => ({ ...one, title: one.name, titleEn: one.nameEn })),
    ...catalogue.proposals,
    ...catalogue.programmes,
    ...catalogue.legislativeItems.map((item) => ({ ...item, note: item.unconfirmedNote ?? '' })),
  ];
  const titles = titled.flatMap((entry): readonly LimitedText[] => [
    { externalRef: entry.externalRef, name: 'title', text: entry.title, limit: limits.title },
    { externalRef: entry.externalRef, name: 'titleEn', text: entry.titleEn, limit: limits.titleEn },
  ]);
  const bodies = titled.flatMap((entry): readonly LimitedText[] => [
    ...('body' in entry
      ? [{ externalRef: entry.externalRef, name: 'body', text: entry.body, limit: limits.body }]
      : []),
    ...('note' in entry
      ? [{ externalRef: entry.externalRef, name: 'note', text: entry.note, limit: limits.note }]
      : []),
  ]);
  const asks = catalogue.proposals.flatMap(({ externalRef, asks: list }) =>
    list.map(({ no, text }) => ({ externalRef, name: `ask ${String(no)}`, text, limit: limits.ask })),
  );
  return [...titles, ...bodies, ...asks];
}

interface SourcedEntry {
  readonly externalRef: string;
  readonly provenance: SampleProvenance;
}

function listSourcedEntries(catalogue: SampleCatalogue): readonly SourcedEntry[] {
  return [
    ...catalogue.stakeholders,
    ...catalogue.proposals,
    ...catalogue.programmes,
    ...catalogue.legislativeItems,
  ];
}
