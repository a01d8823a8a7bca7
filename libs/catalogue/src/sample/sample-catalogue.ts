import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AXES, type Axis } from '../entry/entry.js';
import {
  LEGAL_RANKS,
  type LegalRank,
  LEGISLATIVE_STAGES,
  type LegislativeStage,
} from '../legislative-item/legislative-item.js';
import {
  APPLICATION_PERIOD_KINDS,
  type ApplicationPeriod,
  PROGRAMME_STATUSES,
  type ProgrammeStatus,
} from '../programme/programme.js';
import { SOURCE_DOCUMENT_KINDS, type SourceDocumentKind } from '../source-document/source-document.js';
import { STAKEHOLDER_TYPES, type StakeholderType } from '../stakeholder/stakeholder.js';
import {
  FieldFault,
  type Fields,
  readDayOrNull,
  readFlag,
  readLinesOrNull,
  readObject,
  readObjects,
  readText,
  readTextOrNull,
  readTexts,
  readWholeNumber,
  readWord,
} from './read-fields.js';

/** A place in a document: its heading, and first and last line counted from 1 where the document has lines. */
export interface SamplePassage {
  readonly heading: string;
  readonly lines: readonly [from: number, to: number] | null;
}

/** Where an entry of the sample comes from. */
export interface SampleProvenance extends SamplePassage {
  /** External reference of a source document, such as `doc:D3`. */
  readonly document: string;
  /** Further places in the same document that the entry draws on. */
  readonly also: readonly SamplePassage[];
}

export interface SampleSourceDocument {
  readonly externalRef: string;
  readonly title: string;
  readonly titleEn: string;
  readonly kind: SourceDocumentKind;
  readonly publishedOn: string | null;
  readonly fileName: string | null;
  readonly url: string | null;
  readonly note: string;
  readonly noteEn: string;
}

export interface SampleStakeholder {
  readonly externalRef: string;
  readonly name: string;
  readonly nameEn: string;
  readonly type: StakeholderType;
  readonly aliases: readonly string[];
  readonly note: string;
  readonly provenance: SampleProvenance;
}

export interface SampleAsk {
  /** Place within the proposal, from 1. */
  readonly no: number;
  readonly text: string;
}

export interface SampleProposal {
  readonly externalRef: string;
  /** External reference of a stakeholder, such as `seed:S01`. */
  readonly stakeholder: string;
  readonly speakerRole: string;
  readonly speakerRoleEn: string;
  readonly title: string;
  readonly titleEn: string;
  readonly body: string;
  readonly occasion: string;
  readonly occasionEn: string;
  readonly occasionDate: string | null;
  readonly axis: Axis;
  readonly asks: readonly SampleAsk[];
  readonly provenance: SampleProvenance;
}

export interface SampleProgramme {
  readonly externalRef: string;
  readonly title: string;
  readonly titleEn: string;
  readonly body: string;
  readonly ministry: string | null;
  readonly agency: string | null;
  readonly status: ProgrammeStatus;
  readonly axis: Axis;
  readonly regions: readonly string[];
  /** Size that the document states, in won, whoever pays. */
  readonly budgetKrw: number | null;
  readonly applicationPeriod: ApplicationPeriod;
  readonly provenance: SampleProvenance;
}

export interface SampleLegislativeItem {
  readonly externalRef: string;
  readonly title: string;
  readonly titleEn: string;
  readonly body: string;
  readonly law: string | null;
  readonly lawAliases: readonly string[];
  readonly article: string | null;
  readonly stage: LegislativeStage;
  readonly ministry: string | null;
  readonly promulgatedOn: string | null;
  readonly effectiveOn: string | null;
  readonly delegation: string | null;
  readonly rank: LegalRank | null;
  /** External references of items that stand before this one in the file. */
  readonly delegatedBy: readonly string[];
  readonly confirmed: boolean;
  readonly unconfirmedNote: string | null;
  readonly axis: Axis;
  readonly provenance: SampleProvenance;
}

/** The catalogue that ships with the product. */
export interface SampleCatalogue {
  readonly sourceDocuments: readonly SampleSourceDocument[];
  readonly stakeholders: readonly SampleStakeholder[];
  readonly proposals: readonly SampleProposal[];
  readonly programmes: readonly SampleProgramme[];
  readonly legislativeItems: readonly SampleLegislativeItem[];
}

/** The sample files are missing, are not JSON or have fields of the wrong shape. One line for each fault. */
export class InvalidSampleCatalogue extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The sample catalogue cannot be read:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    this.name = 'InvalidSampleCatalogue';
  }
}

/**
 * Reads the five sample files. Checks the shape of every field, not whether the catalogue is complete
 * (that is `checkSampleCatalogue`).
 * @param directory folder with `source-documents.json`, `stakeholders.json`, `proposals.json`, `programmes.json`
 *   and `legislative-items.json`
 * @throws InvalidSampleCatalogue with the first fault of every faulty file and entry
 */
export function readSampleCatalogue(directory: string): SampleCatalogue {
  const faults: string[] = [];
  const read = <T>(fileName: string, readEntry: (fields: Fields) => T): readonly T[] =>
    readEntries({ directory, fileName, readEntry, faults });
  const catalogue: SampleCatalogue = {
    sourceDocuments: read('source-documents.json', readSourceDocument),
    stakeholders: read('stakeholders.json', readStakeholder),
    proposals: read('proposals.json', readProposal),
    programmes: read('programmes.json', readProgramme),
    legislativeItems: read('legislative-items.json', readLegislativeItem),
  };
  if (faults.length > 0) throw new InvalidSampleCatalogue(faults);
  return catalogue;
}

interface EntryFile<T> {
  readonly directory: string;
  readonly fileName: string;
  readonly readEntry: (fields: Fields) => T;
  readonly faults: string[];
}

function readEntries<T>({ directory, fileName, readEntry, faults }: EntryFile<T>): readonly T[] {
  const entries: T[] = [];
  for (const [index, value] of readList(directory, fileName, faults).entries()) {
    try {
      entries.push(readObject(value, toEntryPath(fileName, index, value), readEntry));
    } catch (error) {
      if (!(error instanceof FieldFault)) throw error;
      faults.push(error.message);
    }
  }
  return entries;
}

function readList(directory: string, fileName: string, faults: string[]): readonly unknown[] {
  try {
    const content: unknown = JSON.parse(readFileSync(join(directory, fileName), 'utf8'));
    if (Array.isArray(content)) return content;
    faults.push(`${fileName} must be a list`);
  } catch (error) {
    faults.push(`${fileName} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return [];
}

function toEntryPath(fileName: string, index: number, value: unknown): string {
  const isNamed = typeof value === 'object' && value !== null && 'externalRef' in value;
  return isNamed ? `${fileName} ${String(value.externalRef)}` : `${fileName}[${String(index)}]`;
}

function readSourceDocument(fields: Fields): SampleSourceDocument {
  return {
    externalRef: readText(fields, 'externalRef'),
    title: readText(fields, 'title'),
    titleEn: readText(fields, 'titleEn'),
    kind: readWord(fields, 'kind', SOURCE_DOCUMENT_KINDS),
    publishedOn: readDayOrNull(fields, 'publishedOn'),
    fileName: readTextOrNull(fields, 'fileName'),
    url: readTextOrNull(fields, 'url'),
    note: readText(fields, 'note'),
    noteEn: readText(fields, 'noteEn'),
  };
}

function readStakeholder(fields: Fields): SampleStakeholder {
  return {
    externalRef: readText(fields, 'externalRef'),
    name: readText(fields, 'name'),
    nameEn: readText(fields, 'nameEn'),
    type: readWord(fields, 'type', STAKEHOLDER_TYPES),
    aliases: readTexts(fields, 'aliases'),
    note: readText(fields, 'note'),
    provenance: readProvenance(fields),
  };
}

function readProposal(fields: Fields): SampleProposal {
  return {
    externalRef: readText(fields, 'externalRef'),
    stakeholder: readText(fields, 'stakeholder'),
    speakerRole: readText(fields, 'speakerRole'),
    speakerRoleEn: readText(fields, 'speakerRoleEn'),
    title: readText(fields, 'title'),
    titleEn: readText(fields, 'titleEn'),
    body: readText(fields, 'body'),
    occasion: readText(fields, 'occasion'),
    occasionEn: readText(fields, 'occasionEn'),
    occasionDate: readDayOrNull(fields, 'occasionDate'),
    axis: readWord(fields, 'axis', AXES),
    asks: readObjects(fields, 'asks', (ask) => ({
      no: readWholeNumber(ask, 'no', 1),
      text: readText(ask, 'text'),
    })),
    provenance: readProvenance(fields),
  };
}

function readProgramme(fields: Fields): SampleProgramme {
  return {
    externalRef: readText(fields, 'externalRef'),
    title: readText(fields, 'title'),
    titleEn: readText(fields, 'titleEn'),
    body: readText(fields, 'body'),
    ministry: readTextOrNull(fields, 'ministry'),
    agency: readTextOrNull(fields, 'agency'),
    status: readWord(fields, 'status', PROGRAMME_STATUSES),
    axis: readWord(fields, 'axis', AXES),
    regions: readTexts(fields, 'regions'),
    budgetKrw: (fields.take('budgetKrw') ?? null) === null ? null : readWholeNumber(fields, 'budgetKrw', 0),
    applicationPeriod: readObject(
      fields.take('applicationPeriod'),
      `${fields.path}.applicationPeriod`,
      (period) => ({
        kind: readWord(period, 'kind', APPLICATION_PERIOD_KINDS),
        from: readDayOrNull(period, 'from'),
        to: readDayOrNull(period, 'to'),
      }),
    ),
    provenance: readProvenance(fields),
  };
}

function readLegislativeItem(fields: Fields): SampleLegislativeItem {
  return {
    externalRef: readText(fields, 'externalRef'),
    title: readText(fields, 'title'),
    titleEn: readText(fields, 'titleEn'),
    body: readText(fields, 'body'),
    law: readTextOrNull(fields, 'law'),
    lawAliases: readTexts(fields, 'lawAliases'),
    article: readTextOrNull(fields, 'article'),
    stage: readWord(fields, 'stage', LEGISLATIVE_STAGES),
    ministry: readTextOrNull(fields, 'ministry'),
    promulgatedOn: readDayOrNull(fields, 'promulgatedOn'),
    effectiveOn: readDayOrNull(fields, 'effectiveOn'),
    delegation: readTextOrNull(fields, 'delegation'),
    rank: fields.take('rank') === null ? null : readWord(fields, 'rank', LEGAL_RANKS),
    delegatedBy: readTexts(fields, 'delegatedBy'),
    confirmed: readFlag(fields, 'confirmed'),
    unconfirmedNote: readTextOrNull(fields, 'unconfirmedNote'),
    axis: readWord(fields, 'axis', AXES),
    provenance: readProvenance(fields),
  };
}

function readProvenance(entry: Fields): SampleProvenance {
  return readObject(entry.take('provenance'), `${entry.path}.provenance`, (fields) => ({
    document: readText(fields, 'document'),
    ...readPassage(fields),
    also: fields.take('also') === undefined ? [] : readObjects(fields, 'also', readPassage),
  }));
}

function readPassage(fields: Fields): SamplePassage {
  return { heading: readText(fields, 'heading'), lines: readLinesOrNull(fields, 'lines') };
}
