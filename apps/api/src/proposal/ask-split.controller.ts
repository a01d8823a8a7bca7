import { AskSplittingService } from '@jeonghap/recompute';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { AskSuggestionListDto, SplitAsksDto } from './ask-split.dto.js';

@ApiTags('proposals')
@Controller('asks')
@Allow('edit-catalogue')
export class AskSplitController {
  constructor(private readonly asks: AskSplittingService) {}

  @Post('split')
  @HttpCode(200)
  @ApiOperation({ summary: 'Suggest the asks of a text with their facets; stores nothing' })
  @ApiOkResponse({ type: AskSuggestionListDto })
  async split(@Body() { text }: SplitAsksDto): Promise<AskSuggestionListDto> {
    return { items: await this.asks.suggest(text) };
  }
}
