import { asActor } from '@jeonghap/catalogue';
import { Conflict, NotFound } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import {
  type CompanyProfile,
  type CompanyProfileDraft,
  type OwnCompany,
  PROFILE_LIMITS,
} from './company-profile.js';
import { lockCompany } from './lock-company.js';
import { readOwnCompany } from './own-company.store.js';

const COLUMNS = `id, name, facts, revision, created_at AS "createdAt", updated_at AS "updatedAt"`;

/**
 * Profiles of the company for which a person acts. The row policies show nobody else's, whoever asks; for a person who acts for no company
 * there are none.
 */
@Injectable()
export class CompanyProfileService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The company for which somebody acts; null for none. */
  companyOf(actor: string): Promise<OwnCompany | null> {
    return asActor(this.dataSource, actor, readOwnCompany);
  }

  /** All profiles of the company, by name; `PROFILE_LIMITS.most` at most. */
  list(actor: string): Promise<readonly CompanyProfile[]> {
    return asActor(this.dataSource, actor, (manager) =>
      manager.query<CompanyProfile[]>(
        `SELECT ${COLUMNS} FROM company_profile WHERE company_id = transaction_company() ORDER BY name, id`,
      ),
    );
  }

  /** @throws NotFound `profile.not-found` also for one of another company */
  get(id: string, actor: string): Promise<CompanyProfile> {
    return asActor(this.dataSource, actor, (manager) => getProfile(manager, id));
  }

  /** @throws Conflict `profile.no-company`, `profile.name-taken`, `profile.too-many` */
  create({ name, facts }: CompanyProfileDraft, actor: string): Promise<CompanyProfile> {
    return asActor(this.dataSource, actor, async (manager) => {
      const companyId = await lockCompany(manager);
      const present = await manager.query<{ name: string }[]>(
        'SELECT name FROM company_profile WHERE company_id = $1',
        [companyId],
      );
      if (present.length >= PROFILE_LIMITS.most)
        throw new Conflict('profile.too-many', { details: { most: PROFILE_LIMITS.most } });
      if (present.some((one) => one.name === name)) throw new Conflict('profile.name-taken');
      const [row] = await manager.query<CompanyProfile[]>(
        `INSERT INTO company_profile (company_id, name, facts) VALUES ($1, $2, $3::jsonb) RETURNING ${COLUMNS}`,
        [companyId, name, JSON.stringify(facts)],
      );
      if (row === undefined) throw new NotFound('profile.not-found');
      return row;
    });
  }

  /**
   * Changes the given parts of a profile.
   * @param target the profile at the revision that was seen
   * @throws NotFound `profile.not-found`, Conflict `entry.stale`, `profile.name-taken`, `profile.no-company`
   */
  change(
    { id, revision }: Pick<CompanyProfile, 'id' | 'revision'>,
    { name, facts }: Partial<CompanyProfileDraft>,
    actor: string,
  ): Promise<CompanyProfile> {
    return asActor(this.dataSource, actor, async (manager) => {
      const before = await getProfile(manager, id);
      const companyId = await lockCompany(manager);
      const taken = await manager.query<unknown[]>(
        'SELECT FROM company_profile WHERE company_id = $1 AND name = $2 AND id <> $3',
        [companyId, name ?? before.name, id],
      );
      if (taken.length > 0) throw new Conflict('profile.name-taken');
      const [[row]] = await manager.query<[CompanyProfile[], number]>(
        `UPDATE company_profile SET name = coalesce($3, name), facts = coalesce($4::jsonb, facts),
                revision = revision + 1, updated_at = clock_timestamp()
          WHERE id = $1 AND revision = $2 RETURNING ${COLUMNS}`,
        [id, revision, name ?? null, facts === undefined ? null : JSON.stringify(facts)],
      );
      if (row !== undefined) return row;
      const { revision: current } = await getProfile(manager, id);
      throw new Conflict('entry.stale', { details: { current } });
    });
  }

  /** Erases a profile. @throws NotFound `profile.not-found` also for one of another company */
  remove(id: string, actor: string): Promise<void> {
    return asActor(this.dataSource, actor, async (manager) => {
      const [, removed] = await manager.query<[unknown[], number]>(
        'DELETE FROM company_profile WHERE id = $1 AND company_id = transaction_company()',
        [id],
      );
      if (removed === 0) throw new NotFound('profile.not-found');
    });
  }

  /** Erases all profiles of the company. @returns how many there were */
  removeAll(actor: string): Promise<number> {
    return asActor(this.dataSource, actor, async (manager) => {
      const [, removed] = await manager.query<[unknown[], number]>(
        'DELETE FROM company_profile WHERE company_id = transaction_company()',
      );
      return removed;
    });
  }
}

async function getProfile(manager: EntityManager, id: string): Promise<CompanyProfile> {
  const [row] = await manager.query<CompanyProfile[]>(
    `SELECT ${COLUMNS} FROM company_profile WHERE id = $1 AND company_id = transaction_company()`,
    [id],
  );
  if (row === undefined) throw new NotFound('profile.not-found');
  return row;
}
