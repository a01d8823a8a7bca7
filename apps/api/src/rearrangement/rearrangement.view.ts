import { type Rearrangement } from '@jeonghap/catalogue';
import { type Principal } from '@jeonghap/identity';
import { Injectable } from '@nestjs/common';
import { ActorNames } from '../access/actor-names.js';
import { type RearrangementDto } from './rearrangement.dto.js';

/** Steps as a viewer may see them: with reasons and names for those who work here. */
@Injectable()
export class RearrangementViews {
  constructor(private readonly actors: ActorNames) {}

  async of(
    steps: readonly Rearrangement[],
    viewer: Principal | undefined,
  ): Promise<readonly RearrangementDto[]> {
    const isStaff = viewer?.rights.includes('see-internal') === true;
    const shown = await this.actors.shownTo(
      viewer,
      steps.flatMap(({ actor, undoneBy }) => [actor, undoneBy]),
    );
    return steps.map(({ proposals, ...step }) => ({
      ...step,
      proposalCount: proposals.length,
      reason: isStaff ? step.reason : null,
      actor: shown(step.actor),
      undoneBy: shown(step.undoneBy),
    }));
  }
}
