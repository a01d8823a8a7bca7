import { MatrixService } from '@jeonghap/recompute';
import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { stringify } from 'csv-stringify/sync';
import { Allow } from '../access/allow.js';
import { ListAnswers } from '../entry/api-answers.js';
import { XLSX } from '../export/workbook-cells.js';
import { matrixCellTable } from './matrix-table.js';
import { writeMatrixWorkbook } from './matrix-workbook.js';
import { MatrixDto, MatrixFileQueryDto, MatrixQueryDto, toMatrixRequest } from './matrix.dto.js';

const file = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('coverage')
@Controller()
@Allow('everyone')
export class MatrixController {
  constructor(private readonly matrices: MatrixService) {}

  @Get('coverage/matrix')
  @ListAnswers('Published proposals by two facets: coverage, scores, and what moved', MatrixDto)
  async read(@Query() query: MatrixQueryDto): Promise<MatrixDto> {
    return (await this.matrices.read(toMatrixRequest(query))).matrix;
  }

  @Get('coverage/matrix.xlsx')
  @Header('Content-Type', XLSX)
  @Header('Content-Disposition', 'attachment; filename="matrix.xlsx"')
  @ApiOperation({ summary: 'The same as a workbook: the table of one measure, and all numbers by cell' })
  @ApiProduces(XLSX)
  @ApiOkResponse(file)
  async exportXlsx(@Query() query: MatrixFileQueryDto): Promise<StreamableFile> {
    const read = await this.matrices.read(toMatrixRequest(query));
    return new StreamableFile(await writeMatrixWorkbook(read, query));
  }

  @Get('coverage/matrix.csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="matrix.csv"')
  @ApiOperation({ summary: 'The same as CSV: all numbers, one line a cell' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async exportCsv(@Query() query: MatrixFileQueryDto): Promise<string> {
    const { matrix } = await this.matrices.read(toMatrixRequest(query));
    return stringify(
      [...matrixCellTable(matrix, query)].map((row) => [...row]),
      {
        bom: true,
        escape_formulas: true,
      },
    );
  }
}
