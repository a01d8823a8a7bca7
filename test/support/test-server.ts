import { Client } from 'pg';

/** URL of the test run's PostgreSQL for its superuser. Tests use it to make and drop things, never to test with. */
export function adminUrl(database = 'postgres'): string {
  return withDatabase(settled('JEONGHAP_TEST_ADMIN_URL'), database);
}

/** URL of a database of the test run for the application's own role, without superuser rights. */
export function applicationUrl(database = 'jeonghap'): string {
  return withDatabase(settled('JEONGHAP_TEST_APPLICATION_URL'), database);
}

/** Runs statements as the superuser. */
export async function asAdmin<T>(use: (client: Client) => Promise<T>, database?: string): Promise<T> {
  const client = new Client({ connectionString: adminUrl(database) });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

function settled(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: this test belongs in a Jest project with globalSetup`);
  return value;
}
