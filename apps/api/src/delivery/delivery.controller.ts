import { AuditLogService } from '@jeonghap/audit';
import { type Delivery, DeliveryLogService } from '@jeonghap/delivery';
import { actorOf, type Principal } from '@jeonghap/identity';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ActorNames } from '../access/actor-names.js';
import { Allow } from '../access/allow.js';
import { SignedIn } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { idFrom } from '../http/id-from.js';
import { DeliveryDto, DeliveryPageDto, DeliveryQueryDto } from './delivery.dto.js';

const personOf = ({ accountId }: Delivery): string | null =>
  accountId === null ? null : actorOf({ accountId });

/** What was sent to whom, for administrators. */
@ApiTags('deliveries')
@Controller('deliveries')
@Allow('administer')
export class DeliveryController {
  constructor(
    private readonly log: DeliveryLogService,
    private readonly actors: ActorNames,
    private readonly audit: AuditLogService,
  ) {}

  @Get()
  @ListAnswers('What went out, what waits and what did not go out, newest first', DeliveryPageDto)
  async list(
    @Query() { limit, cursor, ...filter }: DeliveryQueryDto,
    @SignedIn() me: Principal,
  ): Promise<DeliveryPageDto> {
    const page = await this.log.list(filter, { limit, cursor }, actorOf(me));
    return { ...page, items: await this.toViews(page.items, me) };
  }

  @Post(':id/retry')
  @HttpCode(200)
  @ApiOperation({ summary: 'Try a delivery again at once, and for its full time' })
  @ApiOkResponse({ type: DeliveryDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such delivery' })
  @ApiConflictResponse({ type: ProblemDto, description: 'It was sent, is being sent, or is not to be sent' })
  async retry(@Param('id') id: string, @SignedIn() me: Principal): Promise<DeliveryDto> {
    const delivery = await this.log.retry(idFrom(id, 'delivery.not-found'), actorOf(me));
    await this.audit.note({
      kind: 'delivery',
      act: 'change',
      subject: delivery.id,
      detail: { retried: true },
    });
    const [view] = await this.toViews([delivery], me);
    if (view === undefined) throw new Error('a delivery has no view');
    return view;
  }

  private async toViews(deliveries: readonly Delivery[], me: Principal): Promise<readonly DeliveryDto[]> {
    const shown = await this.actors.shownTo(me, deliveries.map(personOf));
    return deliveries.map((delivery) => {
      const { accountId: _accountId, endpointHost, ...rest } = delivery;
      return { ...rest, target: endpointHost ?? shown(personOf(delivery)) };
    });
  }
}
