import { asProcess, LosableConnection } from '@jeonghap/platform';
import { DataSource } from 'typeorm';
import { countAdmins } from './account/account.store.js';
import { LINK_HOURS } from './one-time-link/one-time-link.js';
import { insertLink } from './one-time-link/one-time-link.store.js';
import { ensureSampleAccounts, retireSampleAccounts } from './sample/sample-accounts.js';

export interface PrepareIdentityOptions {
  readonly databaseUrl: string;
  /** Whether the sample catalogue is wanted, and its accounts with it. */
  readonly sampleCatalogue: boolean;
  readonly log: (line: string) => void;
}

/**
 * Makes or retires the sample accounts of a migrated database, and a link for the first administrator as long as there
 * is none. Safe to run from several processes at once.
 * @returns path of the link within the web app; undefined when there is an administrator
 */
export async function prepareIdentity(options: PrepareIdentityOptions): Promise<string | undefined> {
  const { databaseUrl, sampleCatalogue, log } = options;
  const dataSource = await new DataSource({
    type: 'postgres',
    url: databaseUrl,
    poolSize: 2,
    extra: { Client: LosableConnection, options: asProcess('maintenance') },
  }).initialize();
  try {
    const { manager } = dataSource;
    if (sampleCatalogue) {
      const made = await ensureSampleAccounts(manager);
      if (made > 0) log(`sample accounts: ${String(made)} created, for this machine only`);
    } else {
      const retired = await retireSampleAccounts(manager);
      if (retired > 0)
        log(`sample accounts: ${String(retired)} deactivated, since the sample catalogue is off`);
    }
    if ((await countAdmins(manager)) > 0) return undefined;
    const purpose = 'first_admin';
    const link = await insertLink(manager, {
      purpose,
      accountId: null,
      createdBy: null,
      hours: LINK_HOURS[purpose],
    });
    return link.path;
  } finally {
    await dataSource.destroy();
  }
}

/** What to tell whoever starts a service that has no administrator. @param link whole address */
export function tellOfFirstAdmin(link: string): string {
  const hours = String(LINK_HOURS.first_admin);
  return (
    `관리자가 아직 없습니다. ${hours}시간 안에 한 번 쓸 수 있는 주소에서 첫 관리자 계정을 만드십시오. / ` +
    `There is no administrator yet. Make the first one at this address, once and within ${hours} hours:\n  ${link}`
  );
}
