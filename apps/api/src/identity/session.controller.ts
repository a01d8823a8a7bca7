import {
  type OpenedSession,
  type Principal,
  SampleAccountService,
  scopesFor,
  SessionService,
} from '@jeonghap/identity';
import { Body, Controller, Delete, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiForbiddenResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Allow } from '../access/allow.js';
import { traceOf } from '../access/client-trace.js';
import { isLocal } from '../access/local-request.js';
import { Viewer } from '../access/principal.js';
import { clearSessionToken, readSessionToken, sendSessionToken } from '../access/session-cookie.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { SampleAccountListDto, SessionStateDto, SignInDto } from './identity.dto.js';

@ApiTags('session')
@Controller('session')
@Allow('everyone')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly samples: SampleAccountService,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Who is signed in, and what that person may do' })
  @ApiOkResponse({ type: SessionStateDto })
  get(@Viewer() viewer: Principal | undefined): SessionStateDto {
    return toSessionState(viewer);
  }

  @Post()
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Sign in. Needs the header X-Jeonghap-Request, like every change without an API key',
  })
  @ApiOkResponse({ type: SessionStateDto, description: 'The session is in a cookie' })
  @ApiUnauthorizedResponse({ type: ProblemDto, description: 'No such account, or another password' })
  @ApiForbiddenResponse({
    type: ProblemDto,
    description: 'Sent by another site, or a sample account from elsewhere',
  })
  @ApiResponse({
    status: 429,
    type: ProblemDto,
    description: 'Too many failures; try again after Retry-After seconds',
  })
  async signIn(
    @Body() credentials: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionStateDto> {
    const former = readSessionToken(request);
    return sendSession(request, reply, await this.sessions.signIn(credentials, traceOf(request), former));
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out' })
  @ApiNoContentResponse({ description: 'Also when nobody was signed in' })
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = readSessionToken(request);
    if (token !== undefined) await this.sessions.signOut(token);
    clearSessionToken(request, reply);
    void reply.header('clear-site-data', '"cache"');
  }

  @Get('sample-accounts')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Accounts for trying, with their passwords: with the sample catalogue, on this machine only',
  })
  @ApiOkResponse({ type: SampleAccountListDto })
  async listSampleAccounts(@Req() request: FastifyRequest): Promise<SampleAccountListDto> {
    return { items: isLocal(request) ? await this.samples.list() : [] };
  }
}

/** Puts the token into the cookie and tells the rest. */
export function sendSession(
  request: FastifyRequest,
  reply: FastifyReply,
  { token, principal }: OpenedSession,
): SessionStateDto {
  sendSessionToken(request, reply, token);
  return toSessionState(principal);
}

/** What a page is told of whoever is signed in. */
export function toSessionState(viewer: Principal | undefined): SessionStateDto {
  if (viewer === undefined) return { person: null, rights: [], keyScopes: [] };
  const { accountId: id, email, name, roles, stakeholderId, isSample, rights } = viewer;
  const keyScopes = isSample ? [] : scopesFor(roles);
  return { person: { id, email, name, roles, stakeholderId, isSample }, rights, keyScopes };
}
