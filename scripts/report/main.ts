import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { explainStartUpFailure, messageOf, ProductError, readConfig } from '@jeonghap/platform';
import { ConvergenceService } from '@jeonghap/recompute';
import {
  type Audience,
  AUDIENCES,
  dueAt,
  type Language,
  LANGUAGES,
  parseWeek,
  REPORT_FORMATS,
  type ReportFormat,
  ReportMakingService,
  ReportReadingService,
  type ReportsSettings,
  renderReport,
  type Week,
  weekAfter,
  weekOf,
} from '@jeonghap/reports';
import { type DataSource } from 'typeorm';
import { readRole, withConnection, withDatabase } from '../support/with-database.js';

const USAGE = `usage: npm run report -- [--week 2026-W47] [--dry-run] [--reason TEXT]
         [--format ${REPORT_FORMATS.join('|')}] [--lang ko|en] [--audience public|internal] [--out DIR]
Makes the weekly report of a week (by default the last one that is due) unless it is there, and writes it as a file into DIR or,
without --out, to the standard output. --dry-run stores nothing. --reason makes a further edition of a report that is there.
The database is DATABASE_URL, else the embedded one in JEONGHAP_DATA_DIR, which must be stopped.
`;

interface Request {
  readonly week: Week;
  readonly isDryRun: boolean;
  readonly reason: string | undefined;
  readonly format: ReportFormat;
  readonly lang: Language;
  readonly audience: Audience;
  readonly out: string | undefined;
}

/** What the command writes to: the report itself, and what there is to say about it. */
export interface Output {
  readonly data: (bytes: Buffer) => void;
  readonly note: (line: string) => void;
}

const TO_PROCESS: Output = {
  data: (bytes) => void process.stdout.write(bytes),
  note: (line) => void process.stderr.write(`${line}\n`),
};

/** @returns exit code: 0 the report is there, 1 it could not be made, 2 the call is wrong */
export async function main(argv: readonly string[], output = TO_PROCESS, now = new Date()): Promise<number> {
  const request = readRequest(argv, now);
  if (request === undefined) {
    output.note(USAGE);
    return 2;
  }
  try {
    const settings = readConfig();
    await withDatabase(settings, (url) =>
      withConnection(url, { isReadOnly: request.isDryRun }, async (dataSource) => {
        const { sees, role } = await readRole(dataSource);
        if (!sees)
          throw new Error(
            `The role ${role} may not make reports: give DATABASE_URL the role that owns the database`,
          );
        await writeReport(dataSource, request, { settings, output, now });
      }),
    );
    return 0;
  } catch (error) {
    output.note(
      error instanceof ProductError ? messageOf(error.code, error.details).en : explainStartUpFailure(error),
    );
    return 1;
  }
}

function readRequest(argv: readonly string[], now: Date): Request | undefined {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        week: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        reason: { type: 'string' },
        format: { type: 'string', default: 'json' },
        lang: { type: 'string', default: 'ko' },
        audience: { type: 'string', default: 'public' },
        out: { type: 'string' },
      },
    });
    const week = values.week === undefined ? lastDue(now) : parseWeek(values.week);
    const format = REPORT_FORMATS.find((one) => one === values.format);
    const lang = LANGUAGES.find((one) => one === values.lang);
    const audience = AUDIENCES.find((one) => one === values.audience);
    const { reason, out, 'dry-run': isDryRun } = values;
    if (week === undefined || format === undefined || lang === undefined || audience === undefined)
      return undefined;
    if (isDryRun && reason !== undefined) return undefined;
    return { week, isDryRun, reason, format, lang, audience, out };
  } catch {
    return undefined; // an option that there is not
  }
}

/** The last week whose report is due. */
function lastDue(now: Date): Week {
  const last = weekAfter(weekOf(now), -1);
  return dueAt(last) <= now ? last : weekAfter(last, -1);
}

async function writeReport(
  dataSource: DataSource,
  request: Request,
  {
    settings,
    output,
    now,
  }: {
    readonly settings: ReportsSettings;
    readonly output: Output;
    readonly now: Date;
  },
): Promise<void> {
  const { week, format, lang, audience, out } = request;
  const making = new ReportMakingService(dataSource, new ConvergenceService(dataSource), settings);
  const { bytes, name } = request.isDryRun
    ? await previewFile(making, request, { now, browser: settings.browser })
    : await storedFile(new ReportReadingService(dataSource, settings), making, request, { output, now });
  if (out === undefined) {
    output.data(bytes);
    return;
  }
  mkdirSync(out, { recursive: true });
  const file = path.join(out, name);
  writeFileSync(file, bytes);
  output.note(`${week} ${audience} ${format} ${lang}: ${file}`);
}

async function previewFile(
  making: ReportMakingService,
  { week, audience, format, lang }: Request,
  { now, browser }: { readonly now: Date; readonly browser: string | undefined },
) {
  const report = await making.preview(week, audience, null, now);
  return {
    bytes: await renderReport(report, format, lang, browser),
    name: `jeonghap-${week}-preview.${format}`,
  };
}

async function storedFile(
  reading: ReportReadingService,
  making: ReportMakingService,
  { week, reason, audience, format, lang }: Request,
  { output, now }: { readonly output: Output; readonly now: Date },
) {
  if (reason !== undefined) await making.correct(week, reason, null, now);
  else await makeUnlessMade(making, week, now);
  const file = await reading.file({ week, audience }, { format, lang }, undefined);
  const { edition, contentSha256 } = await reading.get({ week, audience }, lang, undefined);
  output.note(`${week} ${audience}: edition ${String(edition)}, SHA-256 ${contentSha256}`);
  return file;
}

async function makeUnlessMade(making: ReportMakingService, week: Week, now: Date): Promise<void> {
  try {
    await making.make(week, null, now);
  } catch (error) {
    if (!(error instanceof ProductError && error.code === 'report.made-already')) throw error;
  }
}
