import { type Principal, type ProviderOutcome, ProviderSignInService } from '@jeonghap/identity';
import { Body, Controller, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Allow } from '../access/allow.js';
import {
  browserOf,
  clearAttemptToken,
  readAttemptToken,
  sendAttemptToken,
} from '../access/attempt-cookie.js';
import { Viewer } from '../access/principal.js';
import { readSessionToken } from '../access/session-cookie.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { ProviderAnswerDto, ProviderAttemptDto, ProviderDto, ProviderOutcomeDto } from './provider.dto.js';
import { sendSession, toSessionState } from './session.controller.js';

const away = ApiResponse({ status: 503, type: ProblemDto, description: 'The provider cannot be reached' });

/** Signing in through the OpenID provider. */
@ApiTags('session')
@Controller('session/provider')
@Allow('everyone')
export class ProviderController {
  constructor(private readonly provider: ProviderSignInService) {}

  @Get()
  @ApiOperation({ summary: 'Whether people can sign in through a provider, and its name' })
  @ApiOkResponse({ type: ProviderDto })
  get(): ProviderDto {
    return { label: this.provider.label ?? null };
  }

  @Post('attempts')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Begin to sign in through the provider. Needs the header X-Jeonghap-Request' })
  @ApiOkResponse({ type: ProviderAttemptDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No provider is set up' })
  @ApiResponse({ status: 429, type: ProblemDto, description: 'Too many attempts from this address' })
  @away
  async begin(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProviderAttemptDto> {
    const { address, browserToken } = await this.provider.beginSignIn(browserOf(request));
    sendAttemptToken(request, reply, browserToken);
    return { address };
  }

  @Post()
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Hand over what the provider answered: signs in, or links the sign-in' })
  @ApiOkResponse({ type: ProviderOutcomeDto, description: 'A session that began is in a cookie' })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'No attempt of this browser, or one that is over' })
  @ApiUnauthorizedResponse({
    type: ProblemDto,
    description: 'The provider refused, or its answer is not right',
  })
  @ApiForbiddenResponse({ type: ProblemDto, description: 'This person is not let in' })
  @ApiConflictResponse({ type: ProblemDto, description: 'The address or the sign-in is another account’s' })
  @away
  async complete(
    @Body() answer: ProviderAnswerDto,
    @Viewer() viewer: Principal | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProviderOutcomeDto> {
    clearAttemptToken(request, reply);
    const outcome = await this.provider.complete(answer, {
      ...browserOf(request),
      browserToken: readAttemptToken(request),
      formerToken: readSessionToken(request),
      viewer,
    });
    return sendOutcome(request, reply, outcome);
  }
}

function sendOutcome(
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: ProviderOutcome,
): ProviderOutcomeDto {
  const session =
    outcome.purpose === 'sign-in'
      ? sendSession(request, reply, outcome.session)
      : toSessionState(outcome.principal);
  return { purpose: outcome.purpose, session };
}
