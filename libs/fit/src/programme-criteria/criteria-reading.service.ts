import { isDatabaseAway } from '@jeonghap/platform';
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { extractCriteria } from '../extract/extract-criteria.js';
import { CRITERIA_RULES_VERSION } from './rules-version.js';
import { listUnread, putRead, type UnreadProgramme } from './criteria.store.js';

/** Programmes that are read before others get at the event loop again. */
const READ_AT_ONCE = 20;

/** Reads the criteria out of programmes; the database says of which. For workers. */
@Injectable()
export class CriteriaReadingService {
  private readonly logger = new Logger(CriteriaReadingService.name);

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Reads all programmes that need it. Two workers at once do the same work twice and store the same. A text at which the rules fail is
   * passed over until the next call.
   * @returns how many were read
   */
  async readMissing(): Promise<number> {
    const { manager } = this.dataSource;
    const failed: string[] = [];
    let count = 0;
    for (;;) {
      const unread = await listUnread(manager, CRITERIA_RULES_VERSION, {
        except: failed,
        limit: READ_AT_ONCE,
      });
      if (unread.length === 0) return count;
      for (const programme of unread) {
        if (await this.read(programme)) count += 1;
        else failed.push(programme.id);
      }
    }
  }

  private async read({ id, revision, body }: UnreadProgramme): Promise<boolean> {
    try {
      const criteria = extractCriteria(body);
      await putRead(this.dataSource.manager, id, {
        ...{ programmeRevision: revision, rulesVersion: CRITERIA_RULES_VERSION, criteria },
      });
      return true;
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      this.logger.error(`reading the criteria of programme ${id} failed: ${String(error)}`);
      return false;
    }
  }
}
