import { LegalChainService, LegislativeItemService, ProgrammeService } from '@jeonghap/catalogue';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { LegalBasisDto, LegalChainDto } from './legal-chain.dto.js';

const key = { name: 'key', description: 'Id or external reference' } as const;
const notFound = { description: 'No such entry', type: ProblemDto } as const;

@ApiTags('legal-chain')
@Controller()
@Allow('everyone')
export class LegalChainController {
  constructor(
    private readonly chains: LegalChainService,
    private readonly items: LegislativeItemService,
    private readonly programmes: ProgrammeService,
  ) {}

  @Get('legislative-items/:key/legal-chain')
  @ApiOperation({
    summary: 'What a legislative item rests on in law, what rests on it, and what it leaves to other rules',
  })
  @ApiParam({ ...key, example: 'law:ai-basic-act:16' })
  @ApiOkResponse({ type: LegalChainDto })
  @ApiNotFoundResponse(notFound)
  async ofItem(@Param('key') itemKey: string): Promise<LegalChainDto> {
    return this.chains.ofItem(await this.items.idOf(itemKey));
  }

  @Get('programmes/:key/legal-basis')
  @ApiOperation({ summary: 'The stated legal basis of a programme, with the entries that it cites' })
  @ApiParam({ ...key, example: 'seed:G16' })
  @ApiOkResponse({ type: LegalBasisDto })
  @ApiNotFoundResponse(notFound)
  async ofProgramme(@Param('key') programmeKey: string): Promise<LegalBasisDto> {
    const { legalBasis } = await this.programmes.get(programmeKey);
    return this.chains.ofText(legalBasis);
  }
}
