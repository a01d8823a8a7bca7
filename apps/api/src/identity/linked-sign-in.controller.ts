import { LinkedSignInService, type Principal, ProviderSignInService } from '@jeonghap/identity';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Allow } from '../access/allow.js';
import { browserOf, sendAttemptToken } from '../access/attempt-cookie.js';
import { SignedIn } from '../access/principal.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { idFrom } from '../http/id-from.js';
import { BeginLinkDto, LinkedSignInListDto, ProviderAttemptDto } from './provider.dto.js';

/** The ways by which people sign in to their own account through a provider. */
@ApiTags('own account')
@Controller('linked-sign-ins')
@Allow('own-session')
export class LinkedSignInController {
  constructor(
    private readonly links: LinkedSignInService,
    private readonly provider: ProviderSignInService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'My linked sign-ins, oldest first' })
  @ApiOkResponse({ type: LinkedSignInListDto })
  list(@SignedIn() me: Principal): Promise<LinkedSignInListDto> {
    return this.links.list(me);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin to link my account at the provider; it ends like signing in there' })
  @ApiOkResponse({ type: ProviderAttemptDto })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'The present password is not right' })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No provider is set up' })
  @ApiConflictResponse({ type: ProblemDto, description: 'One of this provider is linked already' })
  @ApiResponse({ status: 429, type: ProblemDto, description: 'Too many failures or attempts' })
  @ApiResponse({ status: 503, type: ProblemDto, description: 'The provider cannot be reached' })
  async link(
    @SignedIn() me: Principal,
    @Body() { password }: BeginLinkDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProviderAttemptDto> {
    const { address, browserToken } = await this.provider.beginLink(me, password, browserOf(request));
    sendAttemptToken(request, reply, browserToken);
    return { address };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove one of my linked sign-ins; my sessions elsewhere end' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such linked sign-in of mine' })
  @ApiConflictResponse({ type: ProblemDto, description: 'It is the last way to sign in' })
  remove(@SignedIn() me: Principal, @Param('id') id: string): Promise<void> {
    return this.links.remove(me, idFrom(id, 'linked-sign-in.not-found'));
  }
}
