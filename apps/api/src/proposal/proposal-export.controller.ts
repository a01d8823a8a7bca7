import { AuditLogService } from '@jeonghap/audit';
import { actorOf, type Principal } from '@jeonghap/identity';
import { Forbidden } from '@jeonghap/platform';
import { BoardService } from '@jeonghap/recompute';
import { WorkBoardService } from '@jeonghap/review';
import { Body, Controller, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { stringify } from 'csv-stringify/sync';
import { Allow } from '../access/allow.js';
import { Viewer } from '../access/principal.js';
import { WorkView } from '../collaboration/work.view.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { XLSX } from '../export/workbook-cells.js';
import { toMoment, withViewer } from '../work-board/work-filter.js';
import { ExportProposalsDto } from './proposal-export.dto.js';
import { type ExportedProposals, proposalTable, writeProposalWorkbook } from './proposal-table.js';

/** Most lines of a file. */
const MOST_LINES = 20_000;
const CSV = 'text/csv; charset=utf-8';

/** Takes proposals of the board along as a file. It is a POST since the ids of a choice do not fit into an address. */
@ApiTags('proposals')
@Controller('proposals')
@Allow('everyone')
export class ProposalExportController {
  constructor(
    private readonly board: BoardService,
    private readonly workBoard: WorkBoardService,
    private readonly view: WorkView,
    private readonly audit: AuditLogService,
  ) {}

  @Post('export')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Proposals of the board that match, or some of them, as a workbook or CSV; for those who work here with ' +
      `who looks after them and what was reviewed. ${String(MOST_LINES)} lines at most`,
  })
  @ApiProduces(XLSX, 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'Fields need correcting' })
  async export(
    @Body() request: ExportProposalsDto,
    @Viewer() viewer: Principal | undefined,
  ): Promise<StreamableFile> {
    const { format, lang } = request;
    const proposals = viewer?.rights.includes('see-internal')
      ? await this.readInternal(request, viewer)
      : await this.readPublished(request);
    const name = (end: string) => `attachment; filename="proposals.${end}"`;
    if (format === 'csv') {
      const rows = proposalTable(proposals, lang).map((row) => [...row]);
      const csv = stringify(rows, { bom: true, escape_formulas: true });
      return new StreamableFile(Buffer.from(csv), { type: CSV, disposition: name('csv') });
    }
    const workbook = await writeProposalWorkbook(proposals, { lang, readAt: new Date() });
    return new StreamableFile(workbook, { type: XLSX, disposition: name('xlsx') });
  }

  /** What leaves the house is noted before it does. */
  private async readInternal(request: ExportProposalsDto, me: Principal): Promise<ExportedProposals> {
    const { assignee, review } = request;
    const { work, ...lines } = await this.workBoard.lines(
      toLinesRequest(request),
      { assignee: withViewer(assignee, me), review },
      actorOf(me),
    );
    await this.audit.note({
      ...{ kind: 'proposal', act: 'export', detail: { what: 'board', count: lines.items.length } },
    });
    const named = await this.view.ofAssignments(
      [...work].map(([proposalId, one]) => ({ ...one, proposalId })),
    );
    return { ...lines, work: new Map(named.map((one) => [one.proposalId, one])) };
  }

  /** @throws Forbidden `access.denied` */
  private readPublished(request: ExportProposalsDto): Promise<ExportedProposals> {
    const { assignee = [], review = [] } = request;
    if (assignee.length + review.length > 0) throw new Forbidden('access.denied');
    return this.board.lines(toLinesRequest(request));
  }
}

function toLinesRequest({ ids, since, sort, ...rest }: ExportProposalsDto) {
  const { format: _format, lang: _lang, assignee: _assignee, review: _review, ...filter } = rest;
  return { filter, ids, sort, since: toMoment(since), limit: MOST_LINES };
}
