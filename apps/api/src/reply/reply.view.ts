import { type Principal } from '@jeonghap/identity';
import { type AskReply, type Reply } from '@jeonghap/review';
import { Injectable } from '@nestjs/common';
import { ActorNames } from '../access/actor-names.js';
import { type AskReplyDto, type ReplyDto } from './reply.dto.js';

/** Answers as a viewer may see them: with names and clocks for those who work here. */
@Injectable()
export class ReplyViews {
  constructor(private readonly actors: ActorNames) {}

  async versions(replies: readonly Reply[], viewer: Principal | undefined): Promise<readonly ReplyDto[]> {
    const shown = await this.actors.shownTo(
      viewer,
      replies.map(({ actor }) => actor),
    );
    return replies.map((reply) => toDto(reply, shown));
  }

  async asks<T extends AskReply>(
    asks: readonly T[],
    viewer: Principal | undefined,
  ): Promise<readonly (Omit<T, 'reply' | 'clocks'> & Pick<AskReplyDto, 'reply' | 'clocks'>)[]> {
    const shown = await this.actors.shownTo(
      viewer,
      asks.map(({ reply }) => reply?.actor ?? null),
    );
    const isStaff = viewer?.rights.includes('see-internal') === true;
    return asks.map(({ reply, clocks, ...ask }) => ({
      ...ask,
      reply: reply && toDto(reply, shown),
      clocks: isStaff ? clocks : null,
    }));
  }
}

function toDto(
  { proposalId: _proposalId, ...reply }: Reply,
  shown: (actor: string | null) => string | null,
): ReplyDto {
  return { ...reply, actor: shown(reply.actor) };
}

/** In whose name the ledger is read; undefined for whoever sees only what is public. */
export const readerOf = (
  viewer: Principal | undefined,
  actorOf: (who: Principal) => string,
): string | undefined => (viewer?.rights.includes('see-internal') === true ? actorOf(viewer) : undefined);
