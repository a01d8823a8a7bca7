import { PART_NAMES } from '@jeonghap/alignment';
import { LEGISLATIVE_STAGES } from '@jeonghap/catalogue';
import { COVERAGE_STATUSES } from '@jeonghap/recompute';
import { AUDIENCES, type Report, REPORT_SCHEMA, REPORT_SCHEMA_ADDRESS, type Week } from '@jeonghap/reports';
import { z } from 'zod';

const count = z.int().nonnegative();
const day = z.iso.date();
const moment = z.iso.datetime();
const points = z.number().min(0).max(100);
const coverage = z.enum(COVERAGE_STATUSES);
const stage = z.enum(LEGISLATIVE_STAGES);
const text = z.string();
const fields = z.array(text).meta({ description: 'Columns of the entry that differ' });
const bilingual = z.strictObject({ ko: text, en: text });
const ranges = z
  .string()
  .regex(/^\{.*\}$/)
  .meta({ description: 'A multirange as PostgreSQL writes it' });

const entry = z
  .strictObject({
    kind: z.enum(['proposal', 'programme', 'legislative_item', 'stakeholder']),
    id: text,
    title: text,
    titleEn: text.nullable(),
  })
  .meta({ id: 'Entry', description: 'An entry as it was called at the end of the week' });

const statusCounts = z
  .strictObject({
    ...{ covered: count, partial: count, gap: count, insufficient: count },
    unknown: count.meta({ description: 'Not computed' }),
    total: count,
  })
  .meta({ id: 'StatusCounts', description: 'Proposals by coverage' });

const gapMove = z
  .strictObject({
    proposal: entry,
    stakeholder: entry.nullable(),
    before: coverage.nullable().meta({ description: 'Null where the proposal is new' }),
    after: coverage,
    cause: z.enum(['computation', 'score-set', 'beginning']),
  })
  .meta({ id: 'GapMove', description: 'A proposal whose coverage went into or out of gap' });

const scoreMove = z
  .strictObject({
    proposal: entry,
    askNo: z.int().positive(),
    askText: text,
    measure: entry,
    before: points.nullable().meta({ description: 'Null where it was below the floor' }),
    after: points.nullable().meta({ description: 'Null where it is below the floor' }),
    part: z
      .strictObject({ name: z.enum(PART_NAMES), before: z.number(), after: z.number() })
      .nullable()
      .meta({ description: 'The part that moved most' }),
    cause: z.strictObject({
      kind: z.enum(['proposal', 'programme', 'legislative_item', 'model']),
      entry: entry.nullable(),
      fields,
    }),
  })
  .meta({ id: 'ScoreMove', description: 'An alignment whose score moved, in points' });

const programmeDate = z
  .strictObject({
    programme: entry,
    ministry: text.nullable(),
    day,
    workingDays: z.int().meta({ description: 'From the last day of the week, that one not counted' }),
    areHolidaysKnown: z.boolean(),
  })
  .meta({ id: 'ProgrammeDate' });

const programmeChange = z
  .strictObject({ programme: entry, ministry: text.nullable(), change: z.enum(['new', 'edited']), fields })
  .meta({ id: 'ProgrammeChange' });

const stageChange = z
  .strictObject({
    item: entry,
    before: stage.nullable().meta({ description: 'Null where it is new' }),
    after: stage,
  })
  .meta({ id: 'StageChange' });

const coverageLine = z
  .strictObject({
    value: text.nullable().meta({
      description: 'Code of the axis, id of the stakeholder, concept of the instrument, name of the ministry',
    }),
    label: bilingual.nullable(),
    now: statusCounts,
    weekBefore: statusCounts.nullable(),
    fourWeeksBefore: statusCounts.nullable(),
  })
  .meta({ id: 'CoverageLine' });

const converging = z
  .strictObject({
    objects: z.array(bilingual),
    ...{ stakeholderCount: count, askCount: count, gapCount: count, opposingCount: count },
    proposal: entry,
  })
  .meta({ id: 'ConvergingAsks', description: 'Asks of several stakeholders that ask the same' });

const deskList = z
  .strictObject({
    overdue: count,
    due: count.meta({ description: 'Within the seven days after the week' }),
    items: z.array(
      z.strictObject({
        proposal: entry,
        askNo: z.int().positive().nullable(),
        dueOn: day,
        isOverdue: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'DeskList' });

const source = z
  .strictObject({
    title: text,
    titleEn: text.nullable(),
    publishedOn: day.nullable(),
    ageDays: count.nullable(),
    isStale: z.boolean(),
  })
  .meta({ id: 'Source' });

const frontChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['gap-opened', 'gap-closed']), move: gapMove }),
  z.strictObject({ kind: z.literal('stage'), change: stageChange }),
  z.strictObject({ kind: z.literal('score'), move: scoreMove }),
  z.strictObject({ kind: z.literal('programme-new'), change: programmeChange }),
]);

const frontAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['replies-overdue', 'reviews-waiting']), count }),
  z.strictObject({ kind: z.literal('converging-gap'), group: converging }),
  z.strictObject({ kind: z.literal('programme-closing'), date: programmeDate }),
  z.strictObject({ kind: z.literal('gap-to-answer'), move: gapMove }),
  z.strictObject({ kind: z.literal('source-stale'), source }),
]);

/** A list that is cut, and how long it is. */
const listed = <T extends z.ZodType>(item: T) => z.strictObject({ total: count, items: z.array(item) });

/** What a report's JSON is like, for people who read it by a program. */
export const reportShape = z.strictObject({
  $schema: z.literal(REPORT_SCHEMA_ADDRESS).meta({ description: 'Where this schema is served' }),
  schema: z.literal(REPORT_SCHEMA),
  week: z
    .string()
    .regex(/^\d{4}-W\d{2}$/)
    .meta({ description: 'A week of ISO 8601 in Seoul' }),
  ...{ firstDay: day, lastDay: day, from: moment },
  until: moment.meta({ description: 'The first moment that is not in it' }),
  madeAt: moment,
  audience: z.enum(AUDIENCES),
  edition: count.meta({ description: '1, and one more with each correction; 0 for a preview' }),
  reason: text.nullable().meta({ description: 'Why it was corrected' }),
  scoreSet: z.strictObject({ id: z.int(), modelVersion: text.nullable() }).nullable(),
  membership: z
    .strictObject({ coverageChanges: ranges, alignmentChanges: ranges, entryRevisions: ranges })
    .meta({ description: 'Which changes are in it, by their numbers in the change logs' }),
  coverageKnownSince: moment.nullable(),
  ...{ isWeekBeforeKnown: z.boolean(), isFourWeeksBeforeKnown: z.boolean() },
  proposals: z.strictObject({
    now: statusCounts,
    weekBefore: statusCounts.nullable(),
    fourWeeksBefore: statusCounts.nullable(),
  }),
  front: z.strictObject({
    numbers: z.array(
      z.strictObject({
        name: z.enum(['gaps', 'answered', 'closing']),
        now: count,
        weekBefore: count.nullable().meta({ description: 'Null where it is not known' }),
      }),
    ),
    changes: z.array(frontChange).max(3),
    actions: z.array(frontAction).max(3),
  }),
  ...{ gapsOpened: listed(gapMove), gapsClosed: listed(gapMove), scoreMoves: listed(scoreMove) },
  movedByModel: count.meta({ description: 'Pairs that moved by another model' }),
  ...{ programmesOpening: listed(programmeDate), programmesClosing: listed(programmeDate) },
  programmesChanged: listed(programmeChange),
  stageChanges: listed(stageChange),
  coverage: z.array(
    z.strictObject({
      facet: z.enum(['axis', 'stakeholder', 'ministry', 'instrument', 'region']),
      lines: z.array(coverageLine),
      furtherLines: count,
      leftOut: count.meta({ description: 'Proposals that were computed anew after the end of the week' }),
    }),
  ),
  convergence: z.strictObject({ groups: z.array(converging), leftOut: count }),
  desk: z
    .strictObject({ replies: deskList, assignments: deskList, awaitingSecond: count })
    .nullable()
    .meta({ description: 'Null in the public edition' }),
  sources: z.array(source),
});

/** A type as JSON has it: what only the compiler knows of a week is gone. */
type Plain<T> = T extends Week ? string : T extends object ? { readonly [K in keyof T]: Plain<T[K]> } : T;
type Shape = Plain<z.infer<typeof reportShape>>;

/** A report as the shape has it. With `toReport` it makes the compiler hold that the shape and the type of reports are the same. */
export const toShape = (report: Plain<Report>): Shape => report;
export const toReport = (shape: Shape): Plain<Report> => shape;

/** JSON Schema, draft 2020-12, of a weekly report. */
export function reportJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(reportShape, { target: 'draft-2020-12' });
  return {
    $schema,
    $id: REPORT_SCHEMA_ADDRESS,
    title: 'Weekly alignment report (주간 정합 보고)',
    ...schema,
    // reports that were made before the schema had an address do not name it
    required: (schema.required ?? []).filter((name) => name !== '$schema'),
  };
}
