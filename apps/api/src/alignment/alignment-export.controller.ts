import { Readable } from 'node:stream';
import { AlignmentService } from '@jeonghap/recompute';
import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { stringify } from 'csv-stringify';
import { Allow } from '../access/allow.js';

const COLUMNS = [
  'proposal_ref',
  'ask_no',
  'measure_ref',
  'measure_kind',
  'score',
  'confidence',
  'band',
  'opposes',
  'verdict',
  'coverage',
];

@ApiTags('alignments')
@Controller()
@Allow('everyone')
export class AlignmentExportController {
  constructor(private readonly alignments: AlignmentService) {}

  @Get('alignments.csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="alignments.csv"')
  @ApiOperation({ summary: `All stored alignments as CSV: ${COLUMNS.join(', ')}` })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  exportCsv(): StreamableFile {
    const lines = Readable.from(this.alignments.exportRows());
    const csv = stringify({ header: true, columns: COLUMNS, escape_formulas: true });
    lines.on('error', (error) => csv.destroy(error));
    return new StreamableFile(lines.pipe(csv));
  }
}
