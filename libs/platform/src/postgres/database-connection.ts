import { Client } from 'pg';

/** How long a server may take to accept a connection. */
export const CONNECT_WITHIN_SECONDS = 5;

/**
 * Opens one connection, lends it, closes it. A connection that breaks while it is lent makes the query on it fail, and
 * nothing else.
 */
export async function withConnection<T>(
  databaseUrl: string,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_WITHIN_SECONDS * 1000,
    application_name: 'jeonghap-start',
  });
  client.on('error', () => undefined); // without a listener a broken connection would end the process
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
