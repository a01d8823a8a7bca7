import { asActor } from '@jeonghap/catalogue';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { dayInSeoul } from '../day-in-seoul.js';
import { type CompanyCount, countCompanies, type CountedProfile } from './count-companies.js';

/** Any number that no other part of the product uses: one worker counts at a time. */
const COUNT_LOCK = 7_340_001;

/** Numbers of companies, and when they were counted. */
export interface CompanyCounts {
  readonly items: readonly CompanyCount[];
  /** Null while nothing was counted, or there is nothing that may be said. */
  readonly countedAt: Date | null;
}

/** What those who work here may know of profiles: numbers of companies, as a worker counts them from time to time. */
@Injectable()
export class ProfileCountService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Counts all companies anew. For workers, who alone see all profiles. */
  count(now = new Date()): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [COUNT_LOCK]);
      const profiles = await manager.query<CountedProfile[]>(
        'SELECT company_id AS "companyId", facts FROM company_profile',
      );
      const counts = countCompanies(profiles, dayInSeoul(now));
      await manager.query('DELETE FROM profile_count');
      await manager.query(
        `INSERT INTO profile_count (facet, value, at_least, counted_at)
         SELECT facet, value, "atLeast", $2 FROM json_to_recordset($1::json) AS c (facet text, value text, "atLeast" int)`,
        [JSON.stringify(counts), now],
      );
    });
  }

  /** The numbers as they were counted last; none for whoever may not see them. */
  list(actor: string): Promise<CompanyCounts> {
    return asActor(this.dataSource, actor, async (manager) => {
      const rows = await manager.query<(CompanyCount & { readonly countedAt: Date })[]>(
        `SELECT facet, value, at_least AS "atLeast", counted_at AS "countedAt" FROM profile_count
          ORDER BY facet, at_least DESC, value`,
      );
      return {
        items: rows.map(({ countedAt: _countedAt, ...count }) => count),
        countedAt: rows[0]?.countedAt ?? null,
      };
    });
  }
}
