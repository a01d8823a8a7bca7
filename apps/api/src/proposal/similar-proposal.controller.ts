import { ProposalService } from '@jeonghap/catalogue';
import { SimilarProposalsService } from '@jeonghap/recompute';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { SublistAnswers } from '../entry/api-answers.js';
import { SimilarProposalPageDto, SimilarProposalQueryDto } from './similar-proposal.dto.js';

@ApiTags('proposals')
@Controller('proposals')
@Allow('everyone')
export class SimilarProposalController {
  constructor(
    private readonly proposals: ProposalService,
    private readonly similar: SimilarProposalsService,
  ) {}

  @Get(':key/similar')
  @SublistAnswers(
    'Published proposals that ask what a proposal asks, the most alike first',
    SimilarProposalPageDto,
  )
  async list(
    @Param('key') key: string,
    @Query() { limit, cursor }: SimilarProposalQueryDto,
  ): Promise<SimilarProposalPageDto> {
    return this.similar.list(await this.proposals.idOf(key), { limit, cursor });
  }
}
