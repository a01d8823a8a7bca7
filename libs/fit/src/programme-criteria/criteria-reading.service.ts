import { isDatabaseAway } from '@jeonghap/platform';
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { extractCriteria } from '../extract/extract-criteria.js';
import { CRITERIA_RULES_VERSION } from './rules-version.js';
import {
  listUnread,
  putRead,
  type ReadCriteria,
  readUnread,
  type UnreadProgramme,
} from './criteria.store.js';

type NewlyRead = ReadCriteria & { readonly programmeId: string };

/** Programmes that are read before others get at the event loop again. */
const READ_AT_ONCE = 20;

/** Reads the criteria out of programmes; the database says of which. For workers. */
@Injectable()
export class CriteriaReadingService {
  private readonly logger = new Logger(CriteriaReadingService.name);

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Reads all programmes that need it. Two workers at once do some of the work twice and store the same. A text at which the rules fail is
   * passed over until the next call.
   * @returns how many were read
   */
  async readMissing(): Promise<number> {
    const { manager } = this.dataSource;
    const failed = new Set<string>();
    let count = 0;
    for (;;) {
      const ids = (await listUnread(manager, CRITERIA_RULES_VERSION)).filter((id) => !failed.has(id));
      if (ids.length === 0) return count;
      for (let from = 0; from < ids.length; from += READ_AT_ONCE) {
        const some = ids.slice(from, from + READ_AT_ONCE);
        const reads = (await readUnread(manager, CRITERIA_RULES_VERSION, some)).flatMap((programme) => {
          const read = this.read(programme);
          if (read === undefined) failed.add(programme.id);
          return read ?? [];
        });
        const refused = await this.store(reads);
        for (const id of refused) failed.add(id);
        count += reads.length - refused.length;
      }
    }
  }

  private read({ id, revision, body }: UnreadProgramme): NewlyRead | undefined {
    try {
      const criteria = extractCriteria(body);
      return { programmeId: id, programmeRevision: revision, rulesVersion: CRITERIA_RULES_VERSION, criteria };
    } catch (error) {
      this.warn(id, error);
      return undefined;
    }
  }

  /** Stores all together, and where that fails one by one. @returns ids of those that are not stored */
  private async store(reads: readonly NewlyRead[]): Promise<readonly string[]> {
    if (reads.length === 0) return [];
    try {
      await putRead(this.dataSource.manager, reads);
      return [];
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      const [only, ...others] = reads;
      if (only !== undefined && others.length === 0) {
        this.warn(only.programmeId, error);
        return [only.programmeId];
      }
    }
    const refused: string[] = [];
    for (const one of reads) refused.push(...(await this.store([one])));
    return refused;
  }

  private warn(programmeId: string, error: unknown): void {
    this.logger.error(`reading the criteria of programme ${programmeId} failed: ${String(error)}`);
  }
}
