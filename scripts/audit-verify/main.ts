import { type ChainFault, type ChainReport, type NotedSeal, verifyChain } from '@jeonghap/audit';
import { explainStartUpFailure, readConfig } from '@jeonghap/platform';
import { type DatabaseSettings, readRole, withConnection, withDatabase } from '../support/with-database.js';

const USAGE = `usage: npm run audit:verify -- [--noted NO:HASH]
Verifies the audit log of DATABASE_URL, else of the embedded database in JEONGHAP_DATA_DIR, which must be stopped.
--noted: a seal that was noted elsewhere, such as in a worker's log or on the page of the audit log
`;

type Print = (text: string) => void;

/**
 * Computes all hashes of the audit log anew and tells the first place where one does not fit.
 * @param print takes what is printed
 * @param settings where the log is; by default what the environment says
 * @returns exit code: 0 all is as it was sealed, 1 it is not, 2 it could not be looked at
 */
export async function main(
  argv: readonly string[],
  print: Print = (text) => void process.stdout.write(text),
  settings?: DatabaseSettings,
): Promise<number> {
  const noted = readNoted(argv);
  if (noted === 'wrong') {
    print(USAGE);
    return 2;
  }
  try {
    const report = await withDatabase(settings ?? readConfig(), (url) => verifyDatabase(url, noted));
    for (const line of describe(report)) print(`${line}\n`);
    return report.fault === null ? 0 : 1;
  } catch (error) {
    print(`${explainStartUpFailure(error)}\n`);
    return 2;
  }
}

function readNoted(argv: readonly string[]): NotedSeal | undefined | 'wrong' {
  if (argv.length === 0) return undefined;
  const [, no, hash] = /^([1-9]\d{0,8}):([0-9a-f]{64})$/.exec(argv[1] ?? '') ?? [];
  if (argv.length !== 2 || argv[0] !== '--noted' || no === undefined || hash === undefined) return 'wrong';
  return { no: Number(no), hash };
}

function verifyDatabase(url: string, noted: NotedSeal | undefined): Promise<ChainReport> {
  return withConnection(url, { isReadOnly: true }, async (dataSource) => {
    // to a role that neither owns the log nor is the workers', it would be empty, and in order
    const { sees, role } = await readRole(dataSource);
    if (!sees)
      throw new Error(
        `The role ${role} is not shown the audit log: give DATABASE_URL the role that owns the database`,
      );
    return verifyChain(dataSource, noted);
  });
}

function describe({ seals, entries, unsealed, expiredThrough, last, fault }: ChainReport): readonly string[] {
  return [
    `seals in order     ${String(seals)}`,
    `entries in order   ${String(entries)}`,
    `not sealed yet     ${String(unsealed)}`,
    `expired up to seal ${String(expiredThrough)}`,
    ...(last === null
      ? []
      : [`last seal          ${String(last.no)}:${last.hash} of ${last.at.toISOString()}`]),
    fault === null ? 'The audit log is as it was sealed.' : `FAULT: ${describeFault(fault)}`,
  ];
}

function describeFault({ problem, seal, entry }: ChainFault): string {
  const place = entry === null ? `seal ${String(seal)}` : `entry ${String(entry)} of seal ${String(seal)}`;
  return `${problem} at ${place}`;
}
