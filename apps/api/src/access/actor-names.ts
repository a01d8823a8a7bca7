import { AccountService, type Principal } from '@jeonghap/identity';
import { Injectable } from '@nestjs/common';

/** Who did what, for those who work here; the public learns what was done and when, and no names. */
@Injectable()
export class ActorNames {
  constructor(private readonly accounts: AccountService) {}

  /** @returns what to show for each of the actors to this viewer: the person's name, else null */
  async shownTo(
    viewer: Principal | undefined,
    actors: readonly (string | null)[],
  ): Promise<(actor: string | null) => string | null> {
    if (viewer?.rights.includes('see-internal') !== true) return () => null;
    const names = await this.accounts.namesOfActors(actors);
    return (actor) => (actor === null ? null : (names.get(actor) ?? actor));
  }
}
