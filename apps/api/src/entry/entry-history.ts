import { AuditLogService } from '@jeonghap/audit';
import { type EntryKind, HistoryService } from '@jeonghap/catalogue';
import { type Principal } from '@jeonghap/identity';
import { Injectable } from '@nestjs/common';
import { ActorNames } from '../access/actor-names.js';
import { type HistoryQueryDto, type RevisionPageDto } from './entry.dto.js';

/** The history of an entry as a viewer may see it. Whoever sees names of people in it is in the audit log. */
@Injectable()
export class EntryHistory {
  constructor(
    private readonly history: HistoryService,
    private readonly actors: ActorNames,
    private readonly audit: AuditLogService,
  ) {}

  async list(
    kind: EntryKind,
    entryId: string,
    { limit, cursor }: HistoryQueryDto,
    viewer: Principal | undefined,
  ): Promise<RevisionPageDto> {
    const page = await this.history.list(kind, entryId, limit, cursor);
    const count = page.items.filter(({ actor }) => actor !== null).length;
    if (viewer?.rights.includes('see-internal') === true && count > 0) {
      await this.audit.note({ kind, subject: entryId, act: 'export', detail: { what: 'history', count } });
    }
    const shown = await this.actors.shownTo(
      viewer,
      page.items.map(({ actor }) => actor),
    );
    return { ...page, items: page.items.map((item) => ({ ...item, actor: shown(item.actor) })) };
  }
}
