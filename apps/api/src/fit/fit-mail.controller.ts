import { FitMailChoiceService } from '@jeonghap/delivery';
import { CompanyProfileService } from '@jeonghap/fit';
import { type Principal } from '@jeonghap/identity';
import { Conflict } from '@jeonghap/platform';
import { Body, Controller, Get, Put } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Actor, SignedIn } from '../access/principal.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { FitMailChoiceDto, FitMailDto } from './fit-mail.dto.js';

/** Whether I am told by mail of what changes for my company. */
@ApiTags('company fit')
@Controller('fit/mail')
@Allow('own-session')
export class FitMailController {
  constructor(
    private readonly choices: FitMailChoiceService,
    private readonly profiles: CompanyProfileService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Whether I am told by mail of changed verdicts and near deadlines of my company' })
  @ApiOkResponse({ type: FitMailDto })
  async get(@SignedIn() { accountId, email }: Principal): Promise<FitMailDto> {
    return { ...(await this.choices.get(accountId)), email };
  }

  @Put()
  @ApiOperation({ summary: 'Switch that mail on, from now on, or off' })
  @ApiOkResponse({ type: FitMailDto })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'Fields need correcting' })
  @ApiConflictResponse({ type: ProblemDto, description: 'The account acts for no company' })
  async set(
    @Body() choice: FitMailChoiceDto,
    @SignedIn() { accountId, email }: Principal,
    @Actor() actor: string,
  ): Promise<FitMailDto> {
    // whoever left a company may still switch it off
    if (choice.isOn && (await this.profiles.companyOf(actor)) === null)
      throw new Conflict('profile.no-company');
    return { ...(await this.choices.set(accountId, choice)), email };
  }
}
