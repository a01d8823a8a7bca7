import { CONCEPT_TYPES, type ConceptType } from '@jeonghap/alignment';
import {
  type ConceptDraft,
  type ConceptFault,
  type ConceptReference,
  type ConceptSummary,
  type ConceptView,
  type ShownConcept,
} from '@jeonghap/recompute';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, registerDecorator } from 'class-validator';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { FlagQuery, ObjectListField, TextField, TextListField, WordField } from '../http/fields.js';

const conceptType = { enum: [...CONCEPT_TYPES], enumName: 'ConceptType' } as const;
const wordings = { maxItems: 200, max: 200 } as const;
const links = { maxItems: 100, max: 200 } as const;

export class ConceptQueryDto extends ListQueryDto {
  @TextField({
    max: 200,
    optional: true,
    description: 'Words of a name or wording, or lead consonants (초성)',
  })
  q?: string;
  @WordField(CONCEPT_TYPES, { optional: true }) type?: ConceptType;
  @FlagQuery('Only those that the draft changes for readers') pending?: boolean;
  @FlagQuery('Only those with faults, conflicts with the release, or changes that wait') troubled?: boolean;
}

/** A concept as an editor writes it. Its faults are told by field. */
export class ConceptDraftDto implements Omit<ConceptDraft, 'en_alt' | 'patterns'> {
  @TextField({ max: 200, description: 'Preferred term in Korean' }) ko: string;
  @TextField({ max: 200, description: 'Preferred term in English' }) en: string;
  @TextListField({ ...wordings, description: 'Words of ministries and statutes' }) official: string[];
  @TextListField({ ...wordings, description: 'What people say' }) lay: string[];
  @TextListField({ ...wordings, description: 'Abbreviations' }) abbr: string[];
  @TextListField({ ...wordings, description: 'Other English wordings' }) en_alt: string[];
  @ArrayMaxSize(200)
  @IsArray()
  @IsStems()
  @ApiProperty({
    type: 'array',
    maxItems: 200,
    items: { type: 'array', items: { type: 'string' } },
    description: 'Stems that together in one sentence mean it, two or three each',
  })
  patterns: string[][];
  @TextListField({ ...links, description: 'Ids of wider concepts' }) broader: string[];
  @TextListField({ ...links, description: 'Ids of neighbouring concepts' }) related: string[];
  @WordField(['+', '-'], { nullable: true, description: 'Direction, where it has a contrary' })
  polarity: '+' | '-' | null;
  @TextField({ max: 200, nullable: true, description: 'Id of the concept that says the contrary' })
  opposite: string | null;
}

export class ShownConceptDto extends ConceptDraftDto implements ShownConcept {
  @ApiProperty() id: string;
  @ApiProperty(conceptType) type: ConceptType;
}

export class ConceptReferenceDto implements ConceptReference {
  @ApiProperty() id: string;
  @ApiProperty(conceptType) type: ConceptType;
  @ApiProperty() ko: string;
  @ApiProperty() en: string;
}

class ConceptFaultDto implements Omit<ConceptFault, 'code'> {
  @ApiProperty() conceptId: string;
  @ApiProperty({ description: 'Stable code, such as `contradictory-wording`' }) code: string;
  @ApiProperty({ enum: ['error', 'warning'] }) severity: 'error' | 'warning';
  @ApiProperty({ description: 'Where it is mended' }) field: string;
  @ApiProperty() messageKo: string;
  @ApiProperty() messageEn: string;
}

const pendingChange = {
  type: String,
  nullable: true,
  enum: ['added', 'changed', 'removed'],
  description: 'How the draft differs from what readers see the scores of',
} as const;

export class ConceptSummaryDto extends ConceptReferenceDto implements ConceptSummary {
  @ApiProperty({ type: 'integer', description: 'Wordings by which texts are found to mean it' })
  wordings: number;
  @ApiProperty(pendingChange) pending: ConceptSummary['pending'];
  @ApiProperty({ description: 'Whether staff changed what shipped' }) isEdited: boolean;
  @ApiProperty({ description: 'Whether the release changed it too; what staff wrote is in effect' })
  isConflict: boolean;
  @ApiProperty({ type: 'integer' }) faults: number;
}

class ConceptTypeCountDto {
  @ApiProperty(conceptType) type: ConceptType;
  @ApiProperty({ type: 'integer' }) concepts: number;
}

export class ConceptPageDto extends PageDto {
  @ApiProperty({ type: [ConceptSummaryDto] }) items: readonly ConceptSummaryDto[];
  @ApiProperty({ type: [ConceptTypeCountDto], description: 'Over all types' })
  types: readonly ConceptTypeCountDto[];
}

const concept = (description: string) => ({ type: ShownConceptDto, nullable: true, description }) as const;

export class ConceptDto extends ConceptReferenceDto implements Omit<ConceptView, 'faults'> {
  @ApiProperty({
    type: 'integer',
    description: 'For `If-Match` of an edit; 0 where the draft has no change of it',
  })
  revision: number;
  @ApiProperty({ type: 'integer' }) wordings: number;
  @ApiProperty(pendingChange) pending: ConceptSummary['pending'];
  @ApiProperty() isEdited: boolean;
  @ApiProperty() isConflict: boolean;
  @ApiProperty(concept('As the draft has it; null where it is taken out')) concept: ShownConcept | null;
  @ApiProperty(concept('As readers see the scores of')) live: ShownConcept | null;
  @ApiProperty(concept('As it ships with the product')) shipped: ShownConcept | null;
  @ApiProperty(concept('A change that waits, since it does not fit what a release brought'))
  deferred: ShownConcept | null;
  @ApiProperty({ type: [ConceptReferenceDto] }) narrower: readonly ConceptReferenceDto[];
  @ApiProperty({ type: [ConceptReferenceDto], description: 'All that it is linked to, in either direction' })
  linked: readonly ConceptReferenceDto[];
  @ApiProperty({ type: [ConceptFaultDto] }) faults: readonly ConceptFaultDto[];
}

export class ImportedConceptDto extends ConceptDraftDto {
  @TextField({ max: 200, description: '`type.lower-case-words`' }) id: string;
}

export class ConceptImportDto {
  @ObjectListField(() => ImportedConceptDto, {
    maxItems: 1_000,
    description: 'Each replaces the concept with its id, or is new',
  })
  rows: ImportedConceptDto[];
}

export class ConceptTableDto {
  @TextField({ max: 1_000_000, description: 'Text of a CSV file with the columns of `concepts.csv`' })
  csv: string;
}

export class ConceptImportAnswerDto {
  @ApiProperty({ type: 'integer', description: 'Concepts that differ from what the draft had' })
  changed: number;
}

/** Lists of texts, of at most ten each. */
function IsStems(): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name: 'isString',
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: (value) => Array.isArray(value) && value.every(isStemList) },
    });
  };
}

const isStemList = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length <= 10 &&
  value.every((stem) => typeof stem === 'string' && stem.length <= 100);
