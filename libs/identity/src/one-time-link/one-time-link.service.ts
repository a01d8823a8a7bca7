import { fieldError, InvalidInput, NotFound } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { normaliseEmail } from '../account/account.js';
import { assertEmail } from '../account/account.service.js';
import {
  countAdmins,
  insertAccount,
  isEmailTaken,
  lockAccount,
  lockAdmins,
  storePassword,
} from '../account/account.store.js';
import { inTask } from '../in-task.js';
import { aboutPerson, assertNewPassword } from '../password/assert-new-password.js';
import { hashPassword } from '../password/password-hash.js';
import { SessionService } from '../session/session.service.js';
import { type ClientTrace, type OpenedSession } from '../session/session.js';
import { endSessionsOf } from '../session/session.store.js';
import { type LinkPreview, type LinkUse } from './one-time-link.js';
import { lockLink, markLinkUsed, type StoredLink } from './one-time-link.store.js';

/** Links by which people choose a password: the first administrator, the invited, and who forgot theirs. */
@Injectable()
export class OneTimeLinkService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly sessions: SessionService,
  ) {}

  /** What a link is for. @throws NotFound `link.not-found`, `link.used` or `link.expired` */
  look(token: string): Promise<LinkPreview> {
    return inTask(this.dataSource, 'sign-in', async (manager) => {
      const link = await getUsableLink(manager, token);
      const account = link.accountId === null ? undefined : await lockAccount(manager, link.accountId);
      const { purpose, expiresAt } = link;
      return { purpose, expiresAt, email: account?.email ?? null, name: account?.name ?? null };
    });
  }

  /**
   * Sets the password, ends whatever sessions there were, and signs the person in.
   * @throws NotFound as `look`, InvalidInput naming fields
   */
  async use(token: string, use: LinkUse, client: ClientTrace): Promise<OpenedSession> {
    const preview = await this.look(token); // before the dear part: who has no link gets no hash computed
    const about = aboutPerson(preview.email ?? use.email ?? '', preview.name ?? use.name ?? '');
    assertNewPassword('password', use.password, about);
    const passwordHash = await hashPassword(use.password);
    try {
      return await inTask(this.dataSource, 'sign-in', async (manager) => {
        const link = await getUsableLink(manager, token);
        const accountId = await this.setPassword(manager, link, use, passwordHash);
        await markLinkUsed(manager, link.id);
        await endSessionsOf(manager, accountId);
        return this.sessions.open(manager, accountId, client);
      });
    } catch (error) {
      if (isEmailTaken(error)) throw new InvalidInput('account.email-taken', { cause: error });
      throw error;
    }
  }

  private async setPassword(
    manager: EntityManager,
    { accountId }: StoredLink,
    { email = '', name = '' }: LinkUse,
    passwordHash: string,
  ): Promise<string> {
    if (accountId !== null) {
      await storePassword(manager, accountId, passwordHash);
      return accountId;
    }
    const address = normaliseEmail(email);
    assertEmail(address);
    assertName(name);
    return insertAccount(manager, {
      email: address,
      name: name.trim(),
      roles: ['admin'],
      state: 'active',
      passwordHash,
    });
  }
}

async function getUsableLink(manager: EntityManager, token: string): Promise<StoredLink> {
  const link = await lockLink(manager, token);
  if (link === undefined) throw new NotFound('link.not-found');
  if (link.isUsed) throw new NotFound('link.used');
  if (link.isExpired) throw new NotFound('link.expired');
  if (link.accountId === null) {
    await lockAdmins(manager);
    if ((await countAdmins(manager)) > 0) throw new NotFound('link.used');
    return link;
  }
  const account = await lockAccount(manager, link.accountId);
  if (account === undefined || account.state === 'deactivated') throw new NotFound('link.expired');
  return link;
}

function assertName(name: string): void {
  if (name.trim() !== '') return;
  throw new InvalidInput('request.invalid', {
    details: { count: 1 },
    fields: [fieldError('name', 'isNotEmpty')],
  });
}
