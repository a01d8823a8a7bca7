import { AuditLogService } from '@jeonghap/audit';
import { CompanyDraftService, CompanyProfileService, FitNoticeService } from '@jeonghap/fit';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPreconditionFailedResponse,
  ApiProduces,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../access/allow.js';
import { Actor } from '../access/principal.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { idFrom } from '../http/id-from.js';
import { IfMatchRevision, sendRevision } from '../http/preconditions.js';
import {
  CompanyProfileChangeDto,
  CompanyProfileDraftDto,
  CompanyProfileDto,
  CompanyProfileListDto,
  ErasedProfilesDto,
} from './company-profile.dto.js';

const problem = (description: string) => ({ type: ProblemDto, description });
const badFields = ApiBadRequestResponse(problem('Fields need correcting'));
const notFound = ApiNotFoundResponse(problem("No such profile, or another company's"));
const conflict = ApiConflictResponse(
  problem('The account acts for no company, the name is taken, or there are too many'),
);

const profileId = (id: string): string => idFrom(id, 'profile.not-found');

/** Profiles of the company for which a person acts; nobody else sees them. */
@ApiTags('company fit')
@Controller('fit/profiles')
@Allow('own-session')
export class CompanyProfileController {
  constructor(
    private readonly profiles: CompanyProfileService,
    private readonly drafts: CompanyDraftService,
    private readonly notices: FitNoticeService,
    private readonly audit: AuditLogService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'My company and its profiles, by name' })
  @ApiOkResponse({ type: CompanyProfileListDto })
  async list(@Actor() actor: string): Promise<CompanyProfileListDto> {
    return { company: await this.profiles.companyOf(actor), items: await this.profiles.list(actor) };
  }

  @Get('export')
  @ApiOperation({ summary: 'All that is stored of my company, as a file' })
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(@Actor() actor: string): Promise<StreamableFile> {
    const company = await this.profiles.companyOf(actor);
    const profiles = await this.profiles.list(actor);
    const [drafts, notices] = [await this.drafts.all(actor), await this.notices.all(actor)];
    const detail = { count: profiles.length, drafts: drafts.length };
    await this.audit.note({ kind: 'company_profile', act: 'export', detail });
    const text = JSON.stringify({ company, profiles, drafts, notices }, null, 2);
    return new StreamableFile(Buffer.from(text), {
      type: 'application/json; charset=utf-8',
      disposition: 'attachment; filename="company-profiles.json"',
    });
  }

  @Post()
  @ApiOperation({ summary: 'Save a profile of my company' })
  @ApiCreatedResponse({ type: CompanyProfileDto })
  @badFields
  @conflict
  async create(
    @Body() draft: CompanyProfileDraftDto,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CompanyProfileDto> {
    return sendRevision(reply, await this.profiles.create(draft, actor));
  }

  @Delete()
  @ApiOperation({ summary: 'Erase all profiles of my company' })
  @ApiOkResponse({ type: ErasedProfilesDto })
  async removeAll(@Actor() actor: string): Promise<ErasedProfilesDto> {
    return { erased: await this.profiles.removeAll(actor) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One profile of my company' })
  @ApiOkResponse({ type: CompanyProfileDto })
  @notFound
  async get(
    @Param('id') id: string,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CompanyProfileDto> {
    return sendRevision(reply, await this.profiles.get(profileId(id), actor));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a profile of my company' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'Revision that was seen, such as `"3"`' })
  @ApiOkResponse({ type: CompanyProfileDto })
  @ApiPreconditionFailedResponse(problem('Somebody changed the profile meanwhile'))
  @ApiResponse({ status: 428, ...problem('If-Match is missing') })
  @badFields
  @notFound
  @conflict
  change(
    @Param('id') id: string,
    @IfMatchRevision() revision: number,
    @Body() change: CompanyProfileChangeDto,
    @Actor() actor: string,
  ): Promise<CompanyProfileDto> {
    return this.profiles.change({ id: profileId(id), revision }, change, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Erase a profile of my company' })
  @ApiNoContentResponse()
  @notFound
  remove(@Param('id') id: string, @Actor() actor: string): Promise<void> {
    return this.profiles.remove(profileId(id), actor);
  }
}
