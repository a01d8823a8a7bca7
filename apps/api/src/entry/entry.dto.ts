import { AXES, TEXT_LIMITS, VISIBILITIES, type Visibility } from '@jeonghap/catalogue';
import { ApiProperty } from '@nestjs/swagger';
import {
  DayField,
  HttpUrlField,
  LinesField,
  ObjectField,
  PageSizeQuery,
  TextField,
  TextListField,
  WordField,
} from '../http/fields.js';

const nullableText = { type: String, nullable: true } as const;

export class ProvenanceDto {
  @TextField({
    max: 200,
    optional: true,
    nullable: true,
    description: 'Id or external reference of a source document',
  })
  document?: string | null;
  @TextField({ max: TEXT_LIMITS.short, optional: true, nullable: true }) heading?: string | null;
  @LinesField() lines?: number[] | null;
  @HttpUrlField({ optional: true, nullable: true }) url?: string | null;
}

export class FacetOverridesDto {
  @TextListField({ maxItems: 20, max: 200, optional: true }) instrument?: string[];
  @TextListField({ maxItems: 20, max: 200, optional: true }) object?: string[];
  @TextListField({ maxItems: 20, max: 200, optional: true }) beneficiary?: string[];
  @TextListField({ maxItems: 20, max: 200, optional: true }) sector?: string[];
  @TextListField({ maxItems: 20, max: 200, optional: true }) region?: string[];
}

/** Fields that every entry takes. */
export abstract class EntryDraftDto {
  @TextField({ max: 200, optional: true, nullable: true, example: 'ministry:2026-014' }) externalRef?:
    string | null;
  @TextField({ max: TEXT_LIMITS.title }) title: string;
  @TextField({ max: TEXT_LIMITS.title, optional: true, nullable: true }) titleEn?: string | null;
  @TextField({ max: TEXT_LIMITS.body, allowEmpty: true, optional: true }) body?: string;
  @DayField({ optional: true, nullable: true }) validFrom?: string | null;
  @DayField({ optional: true, nullable: true }) validTo?: string | null;
  @TextField({ max: TEXT_LIMITS.name, optional: true, nullable: true }) owner?: string | null;
  @ObjectField(() => ProvenanceDto, { optional: true }) provenance?: ProvenanceDto;
  @WordField(VISIBILITIES, {
    optional: true,
    description: 'Who sees it: the public only what is `published`, which it is when left out',
  })
  visibility?: Visibility;
}

/** Query of every list. */
export abstract class ListQueryDto {
  @PageSizeQuery() limit = 50;
  @TextField({ max: 2_000, optional: true, description: '`nextCursor` of the page before' }) cursor?: string;
}

export class HistoryQueryDto extends ListQueryDto {}

export class BilingualDto {
  @ApiProperty() ko: string;
  @ApiProperty() en: string;
}

export class SourceDocumentReferenceDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(nullableText) externalRef: string | null;
  @ApiProperty() title: string;
  @ApiProperty(nullableText) titleEn: string | null;
  @ApiProperty(nullableText) fileName: string | null;
  @ApiProperty(nullableText) url: string | null;
}

export class PassageDto {
  @ApiProperty() heading: string;
  @ApiProperty({ type: [Number], nullable: true, minItems: 2, maxItems: 2 })
  lines: readonly [number, number] | null;
}

export class ProvenanceViewDto {
  @ApiProperty({ type: SourceDocumentReferenceDto, nullable: true })
  document: SourceDocumentReferenceDto | null;
  @ApiProperty(nullableText) heading: string | null;
  @ApiProperty({ type: [Number], nullable: true, minItems: 2, maxItems: 2 })
  lines: readonly [number, number] | null;
  @ApiProperty({ type: [PassageDto] }) also: readonly PassageDto[];
  @ApiProperty(nullableText) url: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) fetchedAt: Date | null;
  @ApiProperty(nullableText) payloadSha256: string | null;
}

/** What every entry shows. */
export abstract class EntryViewDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(nullableText) externalRef: string | null;
  @ApiProperty() title: string;
  @ApiProperty(nullableText) titleEn: string | null;
  @ApiProperty() body: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) validFrom: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) validTo: string | null;
  @ApiProperty(nullableText) owner: string | null;
  @ApiProperty({ type: ProvenanceViewDto }) provenance: ProvenanceViewDto;
  @ApiProperty({ type: 'integer' }) revision: number;
  @ApiProperty({ format: 'date-time' }) createdAt: Date;
  @ApiProperty({ format: 'date-time' }) updatedAt: Date;
}

/** Documentation of who sees an entry. */
export const visibilityOf = { enum: [...VISIBILITIES], enumName: 'Visibility' } as const;

/** Documentation of a nullable axis. */
export const nullableAxis = { type: String, enum: [...AXES], enumName: 'Axis', nullable: true } as const;

export abstract class PageDto {
  @ApiProperty({ ...nullableText, description: 'Opaque; null on the last page' }) nextCursor: string | null;
  @ApiProperty({ type: 'integer', description: 'Items over all pages' }) total: number;
}

export class RevisionDto {
  @ApiProperty({ type: 'integer' }) revision: number;
  @ApiProperty({ format: 'date-time' }) at: Date;
  @ApiProperty(nullableText) actor: string | null;
  @ApiProperty({ enum: ['create', 'edit', 'delete', 'restore'] }) operation:
    'create' | 'edit' | 'delete' | 'restore';
  @ApiProperty({ type: [String], description: 'Columns that differ from the revision before' })
  changed: readonly string[];
  @ApiProperty({ type: 'object', additionalProperties: true }) snapshot: Readonly<Record<string, unknown>>;
}

export class RevisionPageDto extends PageDto {
  @ApiProperty({ type: [RevisionDto] }) items: readonly RevisionDto[];
}

export class FieldErrorDto {
  @ApiProperty() field: string;
  @ApiProperty() messageKo: string;
  @ApiProperty() messageEn: string;
}

export class ProblemDto {
  @ApiProperty() type: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: 'integer' }) status: number;
  @ApiProperty({ description: 'Stable code, such as `entry.stale`' }) code: string;
  @ApiProperty({ description: 'Korean wording' }) detail: string;
  @ApiProperty({ description: 'English wording' }) detailEn: string;
  @ApiProperty() instance: string;
  @ApiProperty() requestId: string;
  @ApiProperty({ type: [FieldErrorDto] }) errors: FieldErrorDto[];
  @ApiProperty({ type: 'integer', required: false, description: 'Present revision, where an edit was stale' })
  currentRevision?: number;
  @ApiProperty({
    format: 'uuid',
    required: false,
    description: 'What the entry is part of now, where it was merged',
  })
  mergedInto?: string;
}
