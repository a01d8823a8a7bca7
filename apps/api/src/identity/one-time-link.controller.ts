import { OneTimeLinkService } from '@jeonghap/identity';
import { Body, Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Allow } from '../access/allow.js';
import { traceOf } from '../access/client-trace.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { LinkPreviewDto, LinkTokenDto, SessionStateDto, UseLinkDto } from './identity.dto.js';
import { sendSession } from './session.controller.js';

const notFound = ApiNotFoundResponse({ type: ProblemDto, description: 'No such link' });
const gone = ApiResponse({ status: 410, type: ProblemDto, description: 'The link was used or has expired' });

/** Tokens come in bodies: addresses end up in logs. */
@ApiTags('one-time links')
@Controller('one-time-links')
@Allow('everyone')
export class OneTimeLinkController {
  constructor(private readonly links: OneTimeLinkService) {}

  @Post('look')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What a one-time link is for' })
  @ApiOkResponse({ type: LinkPreviewDto })
  @notFound
  @gone
  look(@Body() { token }: LinkTokenDto): Promise<LinkPreviewDto> {
    return this.links.look(token);
  }

  @Post('use')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Choose a password by a one-time link, and be signed in' })
  @ApiOkResponse({ type: SessionStateDto, description: 'The session is in a cookie' })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'Fields need correcting; each is named' })
  @notFound
  @gone
  async use(
    @Body() { token, ...use }: UseLinkDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionStateDto> {
    return sendSession(request, reply, await this.links.use(token, use, traceOf(request)));
  }
}
