import { NotFound } from '@jeonghap/platform';
import { REPORT_FORMATS, type ReportFormat } from '@jeonghap/reports';
import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiServiceUnavailableResponse } from '@nestjs/swagger';
import { ProblemDto } from '../entry/entry.dto.js';
import { XLSX } from '../export/workbook-cells.js';

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  html: 'text/html; charset=utf-8',
  hwpx: 'application/hwp+zip',
  pdf: 'application/pdf',
  xlsx: XLSX,
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** The form that an address names. @throws NotFound `report.not-found` */
export function formatFrom(name: string): ReportFormat {
  const format = REPORT_FORMATS.find((one) => one === name);
  if (format === undefined) throw new NotFound('report.not-found');
  return format;
}

/** A file of a report as an answer that browsers save. */
export function toDownload(
  { bytes, name }: { readonly bytes: Buffer; readonly name: string },
  format: ReportFormat,
): StreamableFile {
  return new StreamableFile(bytes, {
    type: MEDIA_TYPES[format],
    disposition: `attachment; filename="${name}"`,
  });
}

/** What the document says of an endpoint `…/files/{format}` of a report. */
export const ReportFileAnswers = (): MethodDecorator =>
  applyDecorators(
    ApiParam({ name: 'format', enum: [...REPORT_FORMATS] }),
    ApiProduces(...Object.values(MEDIA_TYPES).map((type) => type.split(';')[0] ?? type)),
    ApiOkResponse({ schema: { type: 'string', format: 'binary' } }),
    ApiServiceUnavailableResponse({
      type: ProblemDto,
      description: 'A program that makes the file is not there, is busy, or failed',
    }),
  );
