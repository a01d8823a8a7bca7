import { COVERAGE_STATUSES } from '@jeonghap/recompute';
import {
  type Audience,
  AUDIENCES,
  type Cell,
  type Chart,
  type DocumentDifference,
  type FrontNumber,
  type FrontNumberView,
  type Language,
  LANGUAGES,
  type ReportDocument,
  type ReportSummary,
  type ReportView,
  type RowDifference,
  type Section,
  type Table,
  type TableDifference,
  type Week,
} from '@jeonghap/reports';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { BilingualDto, ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { TextField, WholeNumberField, WordField } from '../http/fields.js';

const WEEK = { max: 8, example: '2026-W47', description: 'A week of ISO 8601 in Seoul' } as const;
const text = { type: String, nullable: true } as const;
const AUDIENCE = 'For those who work here: their edition, with what is due and overdue';

export class ReportListQueryDto extends ListQueryDto {
  @WordField(AUDIENCES, { optional: true, description: AUDIENCE }) audience: Audience = 'public';
}

export class ReportQueryDto {
  @WordField(AUDIENCES, { optional: true, description: AUDIENCE }) audience: Audience = 'public';
  @WordField(LANGUAGES, { optional: true }) lang: Language = 'ko';
  @Type(() => Number)
  @WholeNumberField({ min: 1, max: 10_000, optional: true, description: 'The latest where it is left out' })
  edition?: number;
}

export class ReportComparisonQueryDto extends ReportQueryDto {
  @TextField({ ...WEEK, description: 'The earlier week to compare with' }) with: string;
}

export class MakeReportDto {
  @TextField(WEEK) week: string;
  @TextField({
    max: 500,
    optional: true,
    description: 'Why, for the readers of a further edition; left out for a first one',
  })
  reason?: string;
}

export class PreviewReportDto {
  @TextField(WEEK) week: string;
  @WordField(AUDIENCES, { optional: true }) audience: Audience = 'public';
  @WordField(LANGUAGES, { optional: true }) lang: Language = 'ko';
}

export class ReportFeedQueryDto {
  @WordField(LANGUAGES, { optional: true }) lang: Language = 'ko';
}

class FrontNumberDto implements FrontNumber {
  @ApiProperty({ enum: ['gaps', 'answered', 'closing'] }) name: FrontNumber['name'];
  @ApiProperty({ type: 'integer' }) now: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Null where it is not known' })
  weekBefore: number | null;
}

export class ReportSummaryDto implements ReportSummary {
  @ApiProperty({ type: String, example: '2026-W47' }) week: Week;
  @ApiProperty({ format: 'date' }) firstDay: string;
  @ApiProperty({ format: 'date' }) lastDay: string;
  @ApiProperty({ type: 'integer' }) edition: number;
  @ApiProperty({ ...text, description: 'Why it was corrected' }) reason: string | null;
  @ApiProperty({ format: 'date-time' }) madeAt: Date;
  @ApiProperty({ description: 'SHA-256 of the canonical JSON' }) contentSha256: string;
  @ApiProperty({ type: [FrontNumberDto] }) numbers: readonly FrontNumberDto[];
  @ApiProperty({ type: BilingualDto }) answer: BilingualDto;
}

export class ReportPageDto extends PageDto {
  @ApiProperty({ type: [ReportSummaryDto] }) items: readonly ReportSummaryDto[];
  @ApiProperty({ format: 'date-time', description: 'When the next report is due' }) nextDueAt: Date;
  @ApiProperty({ type: String, description: 'The week that is on' }) presentWeek: Week;
  @ApiProperty({ type: String, description: 'The last week that is over' }) lastWeek: Week;
}

class ReportEntryDto {
  @ApiProperty({ enum: ['proposal', 'programme', 'legislative_item', 'stakeholder'] })
  kind: NonNullable<Cell['entry']>['kind'];
  @ApiProperty({ format: 'uuid' }) id: string;
}

class ReportCellDto implements Cell {
  @ApiProperty() text: string;
  @ApiProperty({ type: Number, nullable: true }) value: number | null;
  @ApiProperty({ type: ReportEntryDto, nullable: true }) entry: ReportEntryDto | null;
}

class ReportColumnDto {
  @ApiProperty() label: string;
  @ApiProperty() isNumber: boolean;
}

class ReportRowDto {
  @ApiProperty() key: string;
  @ApiProperty({ type: [ReportCellDto] }) cells: readonly ReportCellDto[];
}

class ReportTableDto implements Table {
  @ApiProperty() id: string;
  @ApiProperty() caption: string;
  @ApiProperty({ type: [ReportColumnDto] }) columns: readonly ReportColumnDto[];
  @ApiProperty({ type: [ReportRowDto] }) rows: readonly ReportRowDto[];
  @ApiProperty({ type: [String] }) notes: readonly string[];
}

const STATUS = { enum: [...COVERAGE_STATUSES, 'unknown'] };

class ChartLegendDto {
  @ApiProperty(STATUS) status: string;
  @ApiProperty() label: string;
}

class ChartSegmentDto {
  @ApiProperty(STATUS) status: string;
  @ApiProperty({ type: 'integer' }) value: number;
}

class ChartBarDto {
  @ApiProperty() label: string;
  @ApiProperty({ type: [ChartSegmentDto] }) segments: readonly ChartSegmentDto[];
}

class ReportChartDto implements Chart {
  @ApiProperty() id: string;
  @ApiProperty() caption: string;
  @ApiProperty({ type: [ChartLegendDto] }) legend: readonly ChartLegendDto[];
  @ApiProperty({ type: [ChartBarDto] }) bars: readonly ChartBarDto[];
}

class ReportSectionDto implements Section {
  @ApiProperty() id: string;
  @ApiProperty() heading: string;
  @ApiProperty({ type: [String] }) paragraphs: readonly string[];
  @ApiProperty({ type: [ReportChartDto] }) charts: readonly ReportChartDto[];
  @ApiProperty({ type: [ReportTableDto] }) tables: readonly ReportTableDto[];
}

class FrontNumberViewDto implements FrontNumberView {
  @ApiProperty() label: string;
  @ApiProperty() value: string;
  @ApiProperty({ description: 'Against the week before, in words' }) change: string;
}

export class ReportDocumentDto implements ReportDocument {
  @ApiProperty({ enum: [...LANGUAGES] }) lang: Language;
  @ApiProperty() title: string;
  @ApiProperty() subtitle: string;
  @ApiProperty({ type: [String] }) banners: readonly string[];
  @ApiProperty({ description: 'One sentence that says the week' }) answer: string;
  @ApiProperty({ type: [FrontNumberViewDto] }) numbers: readonly FrontNumberViewDto[];
  @ApiProperty() changesHeading: string;
  @ApiProperty({ type: [String] }) changes: readonly string[];
  @ApiProperty() actionsHeading: string;
  @ApiProperty({ type: [String] }) actions: readonly string[];
  @ApiProperty({ type: [ReportSectionDto] }) sections: readonly ReportSectionDto[];
}

class CellDifferenceDto {
  @ApiProperty() column: string;
  @ApiProperty(text) before: string | null;
  @ApiProperty(text) after: string | null;
}

class RowDifferenceDto implements RowDifference {
  @ApiProperty({ enum: ['added', 'removed', 'changed'] }) kind: RowDifference['kind'];
  @ApiProperty() row: string;
  @ApiProperty({ type: [CellDifferenceDto] }) cells: readonly CellDifferenceDto[];
}

class TableDifferenceDto implements TableDifference {
  @ApiProperty() id: string;
  @ApiProperty() section: string;
  @ApiProperty() caption: string;
  @ApiProperty({ type: [RowDifferenceDto] }) rows: readonly RowDifferenceDto[];
  @ApiProperty({ type: 'integer' }) furtherRows: number;
}

class NumberDifferenceDto {
  @ApiProperty() label: string;
  @ApiProperty(text) before: string | null;
  @ApiProperty() after: string;
}

export class ReportDifferenceDto implements DocumentDifference {
  @ApiProperty({ type: [NumberDifferenceDto] }) numbers: readonly NumberDifferenceDto[];
  @ApiProperty({ type: [TableDifferenceDto] }) tables: readonly TableDifferenceDto[];
}

class EditionDto {
  @ApiProperty({ type: 'integer' }) edition: number;
  @ApiProperty(text) reason: string | null;
  @ApiProperty({ format: 'date-time' }) madeAt: Date;
  @ApiProperty() contentSha256: string;
}

export class ReportViewDto implements ReportView {
  @ApiProperty({ type: String }) week: Week;
  @ApiProperty({ enum: [...AUDIENCES] }) audience: Audience;
  @ApiProperty({ type: 'integer' }) edition: number;
  @ApiProperty() contentSha256: string;
  @ApiProperty({ format: 'date-time' }) madeAt: Date;
  @ApiProperty({ type: [EditionDto] }) editions: readonly EditionDto[];
  @ApiProperty({ ...text, description: 'The week before, if it has a report' }) previous: Week | null;
  @ApiProperty({ ...text, description: 'The week after, if it has a report' }) next: Week | null;
  @ApiProperty({ type: ReportDocumentDto }) document: ReportDocumentDto;
  @ApiProperty({ description: 'Whether this server has a browser that makes a PDF of it' })
  isPdfMade: boolean;
  @ApiProperty({
    type: ReportDifferenceDto,
    nullable: true,
    description: 'What this edition says otherwise than the one before',
  })
  correction: ReportDifferenceDto | null;
}
