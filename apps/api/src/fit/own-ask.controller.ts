import { CompanyProfileService } from '@jeonghap/fit';
import { type BoardItem, BoardService, ProposalAsksService } from '@jeonghap/recompute';
import { ReplyService } from '@jeonghap/review';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Actor } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ReplyViews } from '../reply/reply.view.js';
import { OwnAskQueryDto, OwnProposalPageDto } from './own-ask.dto.js';

/** What a company asked for, and what came of it. It is what everybody may see, picked out for the company of the account. */
@ApiTags('company fit')
@Controller('fit/asks')
@Allow('own-session')
export class OwnAskController {
  constructor(
    private readonly profiles: CompanyProfileService,
    private readonly board: BoardService,
    private readonly asks: ProposalAsksService,
    private readonly replies: ReplyService,
    private readonly views: ReplyViews,
  ) {}

  @Get()
  @ListAnswers(
    'Published proposals of my company, each ask with what answers it and the public official answer',
    OwnProposalPageDto,
  )
  async list(
    @Query() { limit, cursor }: OwnAskQueryDto,
    @Actor() actor: string,
  ): Promise<OwnProposalPageDto> {
    const company = await this.profiles.companyOf(actor);
    if (company === null) return { company, items: [], nextCursor: null, total: 0 };
    const filter = { stakeholder: [company.id] };
    const page = await this.board.list({ filter, sort: '-updated', limit, cursor });
    const items = await this.withAsks(page.items);
    return { company, items, nextCursor: page.nextCursor, total: page.total };
  }

  private async withAsks(proposals: readonly BoardItem[]): Promise<OwnProposalPageDto['items']> {
    const ids = proposals.map(({ id }) => id);
    const asks = await this.asks.ofProposals(ids);
    // as the public sees them, whoever asks
    const shown = await this.views.asks(await this.replies.ofProposals(ids, undefined), undefined);
    const replyOf = new Map(shown.map(({ askId, reply }) => [askId, reply]));
    return proposals.map(
      ({ id, externalRef, title, titleEn, occasion, occasionEn, occasionDate, coverage }) => ({
        ...{ id, externalRef, title, titleEn, occasion, occasionEn, occasionDate, coverage },
        asks: asks
          .filter(({ proposalId }) => proposalId === id)
          .map(({ proposalId: _proposalId, ...ask }) => ({ ...ask, reply: replyOf.get(ask.id) ?? null })),
      }),
    );
  }
}
