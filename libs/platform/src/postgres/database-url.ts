/** What it takes to name a database on a PostgreSQL server of this machine. */
export interface LocalDatabase {
  readonly user: string;
  readonly password: string;
  readonly port: number;
  readonly database: string;
}

/** Connection URL of a database that listens on 127.0.0.1. */
export function localDatabaseUrl({ user, password, port, database }: LocalDatabase): string {
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return `postgresql://${login}@127.0.0.1:${String(port)}/${encodeURIComponent(database)}`;
}

/** "user@host:5432/database" for messages and logs: never the password, never a query. */
export function describeDatabase(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'DATABASE_URL';
  const { username, host, port, pathname } = new URL(databaseUrl);
  const user = username === '' ? '' : `${decode(username)}@`;
  return `${user}${host}${port === '' ? ':5432' : ''}/${decode(pathname.slice(1))}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
