import { AuditLogService } from '@jeonghap/audit';
import { AccountService, type Principal } from '@jeonghap/identity';
import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPreconditionFailedResponse,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../access/allow.js';
import { SignedIn } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { idFrom } from '../http/id-from.js';
import { IfMatchRevision, sendRevision } from '../http/preconditions.js';
import {
  ChangeUserDto,
  InvitedUserDto,
  InviteUserDto,
  IssuedLinkDto,
  UserDto,
  UserPageDto,
  UserQueryDto,
} from './identity.dto.js';

const NOT_FOUND = 'account.not-found';
const notFound = ApiNotFoundResponse({ type: ProblemDto, description: 'No such account' });
const badFields = ApiBadRequestResponse({
  type: ProblemDto,
  description: 'Fields need correcting; each is named',
});

@ApiTags('users')
@Controller('users')
@Allow('administer')
export class UserController {
  constructor(
    private readonly accounts: AccountService,
    private readonly audit: AuditLogService,
  ) {}

  @Get()
  @ListAnswers('Accounts by e-mail address', UserPageDto)
  async list(@Query() { limit, cursor }: UserQueryDto): Promise<UserPageDto> {
    const page = await this.accounts.list(limit, cursor);
    await this.audit.note({ kind: 'account', act: 'export', detail: { count: page.items.length } });
    return page;
  }

  @Post()
  @ApiOperation({ summary: 'Invite somebody; the link is in this answer and nowhere else' })
  @ApiCreatedResponse({ type: InvitedUserDto })
  @badFields
  @ApiConflictResponse({ type: ProblemDto, description: 'There is an account with this address' })
  async invite(@Body() draft: InviteUserDto, @SignedIn() me: Principal): Promise<InvitedUserDto> {
    const { account, link } = await this.accounts.invite(draft, me);
    return { user: account, link };
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change name, roles or state. Who gains or loses rights has to sign in anew' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'Revision that the editor saw, such as `"3"`' })
  @ApiOkResponse({ type: UserDto })
  @badFields
  @notFound
  @ApiConflictResponse({ type: ProblemDto, description: 'The last administrator, or a sample account' })
  @ApiPreconditionFailedResponse({ type: ProblemDto, description: 'Somebody changed the account meanwhile' })
  @ApiResponse({ status: 428, type: ProblemDto, description: 'If-Match is missing' })
  async change(
    @Param('id') id: string,
    @IfMatchRevision() revision: number,
    @Body() patch: ChangeUserDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserDto> {
    return sendRevision(reply, await this.accounts.change(idFrom(id, NOT_FOUND), revision, patch));
  }

  @Post(':id/links')
  @ApiOperation({ summary: 'A new link for somebody who lost the invitation or forgot the password' })
  @ApiCreatedResponse({ type: IssuedLinkDto })
  @notFound
  @ApiConflictResponse({ type: ProblemDto, description: 'Deactivated, or a sample account' })
  renewLink(@Param('id') id: string, @SignedIn() me: Principal): Promise<IssuedLinkDto> {
    return this.accounts.renewLink(idFrom(id, NOT_FOUND), me);
  }
}
