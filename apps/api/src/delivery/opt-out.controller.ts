import { OptOutService } from '@jeonghap/delivery';
import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Allow, SecretInAddress } from '../access/allow.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { OptOutDto } from './subscription.dto.js';

const tokenParam = ApiParam({ name: 'token', description: 'The secret of the link in a mail' });
const notFound = ApiNotFoundResponse({ type: ProblemDto, description: 'No subscription has this link' });

/** Ending a subscription by the link in its mail, without signing in (RFC 8058). */
@ApiTags('opt-outs')
@Controller('opt-outs')
@Allow('everyone')
export class OptOutController {
  constructor(private readonly optOuts: OptOutService) {}

  @Get(':token')
  @ApiOperation({
    summary: 'The subscription that a link is of; a browser is led to the page with the button',
  })
  @tokenParam
  @ApiOkResponse({ type: OptOutDto })
  @notFound
  async look(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OptOutDto | undefined> {
    void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    // mail programs without a button of their own open the very address that the others send a form to
    if (request.headers.accept?.includes('text/html') === true) {
      void reply.redirect(`/opt-out/${encodeURIComponent(token)}`, 303);
      return undefined;
    }
    return this.optOuts.look(token);
  }

  @Post(':token')
  @SecretInAddress()
  @HttpCode(204)
  @ApiOperation({
    summary: 'End the subscription; again and again to the same end. What is sent along is not read',
  })
  @tokenParam
  @ApiNoContentResponse()
  @notFound
  use(@Param('token') token: string): Promise<void> {
    return this.optOuts.use(token);
  }
}
