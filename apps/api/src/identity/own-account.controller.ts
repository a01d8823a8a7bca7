import { ApiKeyService, type Principal, SessionService } from '@jeonghap/identity';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Allow } from '../access/allow.js';
import { traceOf } from '../access/client-trace.js';
import { SignedIn } from '../access/principal.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { idFrom } from '../http/id-from.js';
import {
  ApiKeyListDto,
  ChangePasswordDto,
  CreateApiKeyDto,
  NewApiKeyDto,
  SessionListDto,
  SessionStateDto,
} from './identity.dto.js';
import { sendSession } from './session.controller.js';

/** What people do with their own sessions, password and keys. Keys themselves may not: a lost one shall not make more. */
@ApiTags('own account')
@Controller()
@Allow('own-session')
export class OwnAccountController {
  constructor(
    private readonly sessions: SessionService,
    private readonly keys: ApiKeyService,
  ) {}

  @Get('sessions')
  @ApiOperation({ summary: 'My sessions, last used first' })
  @ApiOkResponse({ type: SessionListDto })
  async listSessions(@SignedIn() me: Principal): Promise<SessionListDto> {
    return { items: await this.sessions.list(me) };
  }

  @Delete('sessions')
  @HttpCode(204)
  @ApiOperation({ summary: 'End all my sessions but this one' })
  @ApiNoContentResponse()
  endOtherSessions(@SignedIn() me: Principal): Promise<void> {
    return this.sessions.endOthers(me);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'End one of my sessions' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such session of mine' })
  endSession(@SignedIn() me: Principal, @Param('id') id: string): Promise<void> {
    return this.sessions.end(me, idFrom(id, 'session.not-found'));
  }

  @Put('password')
  @ApiOperation({ summary: 'Change my password. All my sessions end, and a new one begins here' })
  @ApiOkResponse({ type: SessionStateDto, description: 'The new session is in a cookie' })
  @ApiBadRequestResponse({
    type: ProblemDto,
    description: 'The present password is not right, or the new one is weak',
  })
  @ApiResponse({
    status: 429,
    type: ProblemDto,
    description: 'Too many failures; try again after Retry-After seconds',
  })
  async changePassword(
    @SignedIn() me: Principal,
    @Body() passwords: ChangePasswordDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionStateDto> {
    return sendSession(request, reply, await this.sessions.changePassword(me, passwords, traceOf(request)));
  }

  @Get('api-keys')
  @ApiOperation({ summary: 'My API keys, newest first' })
  @ApiOkResponse({ type: ApiKeyListDto })
  async listApiKeys(@SignedIn() me: Principal): Promise<ApiKeyListDto> {
    return { items: await this.keys.list(me) };
  }

  @Post('api-keys')
  @ApiOperation({ summary: 'Make an API key; the key itself is in this answer and nowhere else' })
  @ApiCreatedResponse({ type: NewApiKeyDto })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'Fields need correcting; each is named' })
  @ApiConflictResponse({ type: ProblemDto, description: 'Too many keys' })
  createApiKey(@SignedIn() me: Principal, @Body() draft: CreateApiKeyDto): Promise<NewApiKeyDto> {
    return this.keys.create(me, draft);
  }

  @Delete('api-keys/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove one of my API keys; it stops to work at once' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such key of mine' })
  removeApiKey(@SignedIn() me: Principal, @Param('id') id: string): Promise<void> {
    return this.keys.remove(me, idFrom(id, 'api-key.not-found'));
  }
}
