import { explainStartUpFailure, readConfig } from '@jeonghap/platform';
import { type ReportVerdict, verifyReports } from '@jeonghap/reports';
import { type DatabaseSettings, readRole, withConnection, withDatabase } from '../support/with-database.js';

const USAGE = `usage: npm run report:verify
Computes the digests of all weekly reports anew and renders their files again. The database is DATABASE_URL, else the embedded one in
JEONGHAP_DATA_DIR, which must be stopped.
`;

type Print = (text: string) => void;

/**
 * @param print takes what is printed
 * @param settings where the database is; by default what the environment says
 * @returns exit code: 0 all reports are as they were made, 1 one is not, 2 they could not be looked at
 */
export async function main(
  argv: readonly string[],
  print: Print = (text) => void process.stdout.write(text),
  settings?: DatabaseSettings,
): Promise<number> {
  if (argv.length > 0) {
    print(USAGE);
    return 2;
  }
  try {
    return await withDatabase(settings ?? readConfig(), (url) =>
      withConnection(url, { isReadOnly: true }, async (dataSource) => {
        const { sees, role } = await readRole(dataSource);
        if (!sees)
          throw new Error(
            `The role ${role} is not shown all reports: give DATABASE_URL the role that owns the database`,
          );
        let [count, faulty] = [0, 0];
        for await (const verdict of verifyReports(dataSource.manager)) {
          count += 1;
          if (verdict.faults.length > 0) faulty += 1;
          print(`${describe(verdict)}\n`);
        }
        print(
          faulty === 0
            ? `${String(count)} reports are as they were made.\n`
            : `FAULT in ${String(faulty)} of ${String(count)} reports\n`,
        );
        return faulty === 0 ? 0 : 1;
      }),
    );
  } catch (error) {
    print(`${explainStartUpFailure(error)}\n`);
    return 2;
  }
}

function describe({
  week,
  audience,
  edition,
  contentSha256,
  faults,
  areFilesCompared,
}: ReportVerdict): string {
  const head = `${week} ${audience} edition ${String(edition)} ${contentSha256}`;
  if (faults.length > 0) return `${head} FAULT: ${faults.join('; ')}`;
  return `${head} in order${areFilesCompared ? '' : '; its files were rendered by another release and are not compared'}`;
}
