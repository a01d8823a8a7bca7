import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DELIVERY_MIGRATIONS } from '@jeonghap/delivery';
import { FIT_MIGRATIONS } from '@jeonghap/fit';
import { IDENTITY_MIGRATIONS } from '@jeonghap/identity';
import { projectRoot, readConfig, startEmbeddedPostgres } from '@jeonghap/platform';
import { prepareDatabase } from '@jeonghap/recompute';
import { REPORT_MIGRATIONS } from '@jeonghap/reports';
import { REVIEW_MIGRATIONS } from '@jeonghap/review';
import { createApi } from '../../apps/api/src/bootstrap.js';
import { createOpenApiDocument } from '../../apps/api/src/openapi.js';

/**
 * Writes the API's OpenAPI document to `apps/web/openapi.json`, from which the web client is generated.
 * @param argv `--check` only compares, and writes nothing
 * @returns exit code: 0 written or up to date, 1 out of date, 2 wrong arguments
 */
export async function main(argv: readonly string[]): Promise<number> {
  const isCheck = argv[0] === '--check';
  if (argv.length > (isCheck ? 1 : 0)) {
    process.stderr.write('usage: npm run openapi -- [--check]\n');
    return 2;
  }
  const file = path.join(projectRoot(), 'apps', 'web', 'openapi.json');
  const document = await describeApi();
  if (!isCheck) {
    writeFileSync(file, document);
    return 0;
  }
  const isCurrent = readFileSync(file, 'utf8') === document;
  process.stdout.write(
    isCurrent
      ? 'apps/web/openapi.json is up to date\n'
      : 'apps/web/openapi.json is out of date: npm run openapi\n',
  );
  return isCurrent ? 0 : 1;
}

/** The controllers are only there in a whole application, and that wants a database. */
async function describeApi(): Promise<string> {
  const directory = mkdtempSync(path.join(tmpdir(), 'jeonghap-openapi-'));
  chmodSync(directory, 0o711); // PostgreSQL may run as another user, who has to pass through
  const postgres = await startEmbeddedPostgres({ dataDir: directory, log: () => undefined });
  try {
    const databaseUrl = postgres.ownerUrl;
    await prepareDatabase({
      databaseUrl,
      sampleCatalogue: false,
      furtherMigrations: [
        ...IDENTITY_MIGRATIONS,
        ...REVIEW_MIGRATIONS,
        ...REPORT_MIGRATIONS,
        ...FIT_MIGRATIONS,
        ...DELIVERY_MIGRATIONS,
      ],
      log: () => undefined,
    });
    const app = await createApi({ config: readConfig({ JEONGHAP_LOG_LEVEL: 'error' }), databaseUrl });
    const document = createOpenApiDocument(app);
    await app.close();
    return `${JSON.stringify(document, null, 2)}\n`;
  } finally {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
