import { REPORT_JSON_SCHEMA } from '@jeonghap/reports';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { emptyFacts, exampleFacts } from '../../libs/reports/test/example-facts.js';
import { HOSTILE_TITLE, reportOf } from '../../libs/reports/test/example-report.js';
import { reportJsonSchema, reportShape, toReport, toShape } from './report-shape.js';

// the schema gives each format as a pattern as well, which is what is held here
const ajv = new Ajv2020({ allErrors: true, strict: true, formats: { date: true, 'date-time': true } });
const validate = ajv.compile(reportJsonSchema());
const faultsOf = (value: unknown): readonly string[] => {
  validate(value);
  return (validate.errors ?? []).map(
    ({ instancePath, keyword }) => `${instancePath === '' ? '/' : instancePath} ${keyword}`,
  );
};

const shapes = {
  'of a whole week': exampleFacts(),
  'of an empty week': emptyFacts(),
  'of the first week': { ...exampleFacts(), coverageKnownSince: new Date('2026-11-25T00:00:00Z') },
  'of a week of which nothing is on record': { ...emptyFacts(), coverageKnownSince: null, scoreSet: null },
  'for the public': { ...exampleFacts(), audience: 'public' as const, desk: null },
  'that is a correction': { ...exampleFacts(), edition: 2, reason: '출처를 바로잡음' },
  'that is a preview': { ...exampleFacts(), edition: 0, until: new Date('2026-11-25T03:00:00Z') },
  'with hostile texts': exampleFacts(HOSTILE_TITLE),
  'with a score that began': {
    ...exampleFacts(),
    scoreMoves: {
      ...exampleFacts().scoreMoves,
      items: exampleFacts().scoreMoves.items.map((move) => ({ ...move, before: null, part: null })),
    },
  },
};

describe('the schema of the weekly report', () => {
  it.each(Object.entries(shapes))('fits a report %s', (_, facts) => {
    const report: unknown = JSON.parse(JSON.stringify(reportOf(facts)));
    expect(faultsOf(report)).toEqual([]);
    expect(toReport(reportShape.parse(report))).toEqual(report);
    expect(toShape(reportOf(facts)).week).toBe('2026-W48');
  });

  it('fits a report that was made before the schema had an address', () => {
    const { $schema, ...older } = reportOf(exampleFacts());
    expect($schema).toBe(reportJsonSchema()['$id']);
    expect(faultsOf(older)).toEqual([]);
  });

  it('refuses a member that there is not, one that is missing, and a value out of its range', () => {
    const report = reportOf(exampleFacts());
    const { sources, ...without } = report;
    expect(sources.length).toBeGreaterThan(0);
    expect(faultsOf({ ...report, other: 1 })).toEqual(['/ additionalProperties']);
    expect(faultsOf(without)).toEqual(['/ required']);
    expect(faultsOf({ ...report, firstDay: '2026-11-31', movedByModel: -1 })).toEqual([
      '/firstDay pattern',
      '/movedByModel minimum',
    ]);
  });

  it('is the one that the API serves', () => {
    // out of date: npm run report:schema
    expect(REPORT_JSON_SCHEMA).toEqual(reportJsonSchema());
  });
});
