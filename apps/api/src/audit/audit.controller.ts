import { Readable } from 'node:stream';
import { type AuditEntry, AuditLogService } from '@jeonghap/audit';
import { type Principal } from '@jeonghap/identity';
import { Controller, Get, Header, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { stringify } from 'csv-stringify';
import { ActorNames } from '../access/actor-names.js';
import { Allow } from '../access/allow.js';
import { SignedIn } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { AuditPageDto, AuditQueryDto, ChainReportDto, SealStateDto } from './audit.dto.js';

const COLUMNS = [
  'id',
  'at',
  'actor',
  'key_id',
  'kind',
  'subject',
  'act',
  'before',
  'after',
  'network',
  'request_id',
  'method',
  'route',
  'seal',
];

@ApiTags('audit')
@Controller()
@Allow('administer')
export class AuditController {
  constructor(
    private readonly log: AuditLogService,
    private readonly actors: ActorNames,
  ) {}

  @Get('audit-entries')
  @ListAnswers('Who did what, with what was before and after, newest first', AuditPageDto)
  async list(
    @Query() { limit, cursor, ...filter }: AuditQueryDto,
    @SignedIn() me: Principal,
  ): Promise<AuditPageDto> {
    const page = await this.log.list(filter, limit, cursor);
    const shown = await this.actors.shownTo(
      me,
      page.items.map(({ actor }) => actor),
    );
    const nameOf = (actor: string): string | null => (actor.startsWith('user:') ? shown(actor) : null);
    return { ...page, items: page.items.map((entry) => ({ ...entry, actorName: nameOf(entry.actor) })) };
  }

  @Get('audit-entries.csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="audit-entries.csv"')
  @ApiOperation({ summary: `The same as CSV, which is an entry itself: ${COLUMNS.join(', ')}` })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  exportCsv(@Query() { limit: _limit, cursor: _cursor, ...filter }: AuditQueryDto): StreamableFile {
    const lines = Readable.from(this.log.export(filter)).map(toLine);
    const csv = stringify({ header: true, columns: COLUMNS, escape_formulas: true });
    lines.on('error', (error) => csv.destroy(error));
    return new StreamableFile(lines.pipe(csv));
  }

  @Get('audit-seal')
  @ApiOperation({ summary: 'How far the log is sealed' })
  @ApiOkResponse({ type: SealStateDto })
  sealState(): Promise<SealStateDto> {
    return this.log.sealState();
  }

  @Post('audit-verification')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Compute all hashes of the log anew, and tell the first place where one does not fit',
  })
  @ApiOkResponse({ type: ChainReportDto })
  verify(): Promise<ChainReportDto> {
    return this.log.verify();
  }
}

const toLine = (entry: AuditEntry): Readonly<Record<string, unknown>> => ({
  ...entry,
  at: entry.at.toISOString(),
  key_id: entry.keyId,
  before: entry.before === null ? null : JSON.stringify(entry.before),
  after: entry.after === null ? null : JSON.stringify(entry.after),
  request_id: entry.requestId,
});
