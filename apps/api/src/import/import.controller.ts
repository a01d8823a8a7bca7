import { ImportService } from '@jeonghap/catalogue';
import { RecomputeStatusService } from '@jeonghap/recompute';
import { Body, Controller, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiCreatedResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Actor } from '../access/principal.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { ImportCountsDto, ImportDto } from './import.dto.js';

@ApiTags('import')
@Controller('import')
@Allow('edit-catalogue')
export class ImportController {
  constructor(
    private readonly imports: ImportService,
    private readonly recompute: RecomputeStatusService,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Create up to 1,000 entries at once, all or none' })
  @ApiCreatedResponse({ type: ImportCountsDto })
  @ApiBadRequestResponse({
    type: ProblemDto,
    description: 'Each bad row and field is named; nothing was stored',
  })
  @ApiResponse({
    status: 429,
    type: ProblemDto,
    description: 'Too much waits for computation; try again after Retry-After seconds',
  })
  async import(@Body() draft: ImportDto, @Actor() actor: string): Promise<ImportCountsDto> {
    await this.recompute.assertCapacity();
    return this.imports.import(draft, actor);
  }
}
