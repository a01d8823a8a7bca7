import { type Answer, type RunningApi, startTestApi } from '../support/running-api.js';
import { readZip } from '../support/read-zip.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  api.database.dataSource.query<T[]>(sql, parameters);
const read = async (search: string): Promise<Answer['body']> => {
  const { status, body } = await api.get(`/coverage/matrix?${search}`);
  expect(status).toBe(200);
  return body;
};

interface Facts {
  readonly ref: string;
  readonly status: string;
  readonly score: number | null;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** Every published proposal with its values, read from the list of the board page by page and from the tables. */
async function readFacts(): Promise<readonly Facts[]> {
  const { body } = await api.get('/proposals?limit=200');
  const asked = await query<{ id: string; instruments: string[]; regions: string[] }>(
    'SELECT proposal_id AS id, instruments, regions FROM proposal_coverage',
  );
  const orNone = (values: readonly string[]): readonly string[] =>
    values.length === 0 ? ['none'] : [...new Set(values)];
  return body.items.map((item: Answer['body']): Facts => {
    const found = asked.find(({ id }) => id === item.id);
    return {
      ref: item.externalRef,
      status: item.coverage.status,
      score: item.bestMeasures[0]?.score ?? null,
      values: {
        stakeholder: [item.stakeholder.id],
        axis: orNone(item.axis === null ? [] : [item.axis]),
        instrument: orNone(found?.instruments ?? []),
        region: orNone(found?.regions ?? []),
        ministry: orNone(
          item.bestMeasures.flatMap((measure: { ministry: string | null }) => measure.ministry ?? []),
        ),
        occasion: orNone(item.occasion === null ? [] : [item.occasion]),
      },
    };
  });
}

function countsOf(facts: readonly Facts[]) {
  const of = (status: string): number => facts.filter((one) => one.status === status).length;
  const scores = facts.flatMap(({ score }) => score ?? []);
  const tenths = scores.reduce((sum, score) => sum + Math.round(score * 10), 0);
  return {
    ...{ covered: of('covered'), partial: of('partial'), gap: of('gap'), insufficient: of('insufficient') },
    total: facts.length,
    meanScore: scores.length === 0 ? null : tenths / scores.length / 10,
  };
}

function expectCounts(actual: Answer['body'], facts: readonly Facts[]): void {
  const { meanScore, ...counts } = countsOf(facts);
  expect(actual).toMatchObject(counts);
  if (meanScore === null) expect(actual.meanScore).toBeNull();
  else expect(Math.abs(actual.meanScore - meanScore)).toBeLessThanOrEqual(0.0501);
}

describe('GET /coverage/matrix', () => {
  it.each([
    ['stakeholder', 'axis'],
    ['ministry', 'instrument'],
    ['region', 'occasion'],
    ['instrument', 'ministry'],
  ])('counts as one would by hand: %s × %s', async (rows, columns) => {
    const [facts, matrix] = [await readFacts(), await read(`rows=${rows}&columns=${columns}`)];
    const lines = (facet: string): readonly string[] => [
      ...new Set(facts.flatMap(({ values }) => values[facet] ?? [])),
    ];
    const having = (facet: string, value: string): readonly Facts[] =>
      facts.filter(({ values }) => values[facet]?.includes(value));
    const sent = (side: 'rows' | 'columns'): string[] =>
      matrix[side].map((line: { value: string }) => line.value);
    expect(sent('rows').sort()).toEqual([...lines(rows)].sort());
    expect(sent('columns').sort()).toEqual([...lines(columns)].sort());
    for (const row of matrix.rows) expectCounts(row, having(rows, row.value));
    for (const column of matrix.columns) expectCounts(column, having(columns, column.value));
    expectCounts(matrix.total, facts);
    let filled = 0;
    for (const row of lines(rows)) {
      for (const column of lines(columns)) {
        const expected = having(rows, row).filter(({ values }) => values[columns]?.includes(column));
        const cell = matrix.cells.find(
          (one: { row: string; column: string }) => one.row === row && one.column === column,
        );
        if (expected.length === 0) expect(cell).toBeUndefined();
        else expectCounts(cell, expected);
        filled += Math.sign(expected.length);
      }
    }
    expect(matrix.cells).toHaveLength(filled);
    expect(filled).toBeGreaterThan(5);
  });

  it('counts in each cell what the board lists under its two values, filters kept', async () => {
    const filters = 'coverage=gap&coverage=partial&instrument=instrument.voucher&instrument=none';
    const matrix = await read(`rows=instrument&columns=ministry&${filters}`);
    const allowed = ['instrument.voucher', 'none'];
    expect(matrix.rows.every(({ value }: { value: string }) => allowed.includes(value))).toBe(true);
    expect(matrix.cells.length).toBeGreaterThan(1);
    for (const { row, column, total } of matrix.cells) {
      const board = new URLSearchParams({ instrument: row, ministry: column });
      for (const status of ['gap', 'partial']) board.append('coverage', status);
      expect({ row, column, total: (await api.get(`/proposals?${board.toString()}`)).body.total }).toEqual({
        row,
        column,
        total,
      });
    }
  });

  it('names lines in both languages where they have names', async () => {
    const matrix = await read('rows=stakeholder&columns=instrument');
    const lunit = matrix.rows.find((line: Answer['body']) => line.label?.ko === '루닛');
    expect(lunit.label.en).toBe('Lunit');
    const voucher = matrix.columns.find((line: Answer['body']) => line.value === 'instrument.voucher');
    expect(voucher.label.ko).toContain('바우처');
  });

  it('orders rows by number, by name and by gaps', async () => {
    const order = async (sort: string): Promise<Answer['body'][]> =>
      (await read(`rows=stakeholder&columns=axis&sort=${sort}`)).rows;
    const totals = (await order('-count')).map(({ total }) => total);
    expect(totals).toEqual([...totals].sort((a: number, b: number) => b - a));
    const names = (await order('name')).map(({ label }) => label.ko);
    expect(names).toEqual([...names].sort(new Intl.Collator('ko').compare));
    const gaps = (await order('-gap')).map(({ gap }) => gap);
    expect(gaps).toEqual([...gaps].sort((a: number, b: number) => b - a));
  });

  it('sends the largest 60 columns and says how many there are', async () => {
    const before = await read('rows=axis&columns=occasion');
    await query(
      `UPDATE proposal SET occasion = 'occasion ' || external_ref WHERE external_ref IN
         (SELECT external_ref FROM proposal ORDER BY external_ref LIMIT 40)`,
    );
    const [template] = await query<{ id: string }>(
      `SELECT id FROM stakeholder WHERE external_ref = 'seed:S01'`,
    );
    await query(
      `INSERT INTO proposal (external_ref, title, body, stakeholder_id, visibility, occasion)
       SELECT 'many:' || n, 'many', 'many', $1, 'published', 'many ' || n FROM generate_series(1, 70) n`,
      [template?.id],
    );
    const after = await read('rows=axis&columns=occasion');
    expect(after.columns).toHaveLength(60);
    expect(after.columnCount).toBeGreaterThan(before.columnCount + 60);
    expect(after.rowCount).toBe(after.rows.length);
    await query(`DELETE FROM proposal WHERE external_ref LIKE 'many:%'`);
    await api.recompute();
  });

  it('leaves out drafts and what was deleted', async () => {
    const before = await read('rows=axis&columns=stakeholder');
    await query(`UPDATE proposal SET visibility = 'draft' WHERE external_ref = 'seed:P01'`);
    const after = await read('rows=axis&columns=stakeholder');
    expect(after.total.total).toBe(before.total.total - 1);
    await query(`UPDATE proposal SET visibility = 'published' WHERE external_ref = 'seed:P01'`);
    await api.recompute();
  });

  it('is 304 for a client that has it, and says how much is left to compute', async () => {
    const path = '/coverage/matrix?rows=axis&columns=stakeholder';
    const first = await api.get(path);
    const again = await api.get(path, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, again.text]).toEqual([304, '']);
    await query(`UPDATE proposal SET body = body || ' 바뀜' WHERE external_ref = 'seed:P02'`);
    expect((await api.get(path)).body.recompute.pending).toBe(1);
    await api.recompute();
    expect((await api.get(path)).body.recompute.pending).toBe(0);
  });

  it.each([
    ['rows=axis&columns=axis', 'matrix.same-facet', undefined],
    ['rows=axis', 'request.invalid', 'columns'],
    ['rows=axis&columns=coverage', 'request.invalid', 'columns'],
    ['rows=axis&columns=region&since=yesterday', 'request.invalid', 'since'],
    ['rows=axis&columns=region&since=2026-11-01T00:00:00', 'request.invalid', 'since'],
    ['rows=axis&columns=region&sort=evil', 'request.invalid', 'sort'],
    ['rows=axis&columns=region&limit=3', 'request.invalid', 'limit'],
  ])('refuses %s', async (search, code, field) => {
    const { status, body } = await api.get(`/coverage/matrix?${search}`);
    expect([status, body.code, body.errors?.[0]?.field]).toEqual([400, code, field]);
  });
});

describe('what moved', () => {
  const path = (since: string): string => `rows=axis&columns=stakeholder&since=${encodeURIComponent(since)}`;
  const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

  it('is not said for a moment from which nothing is known, and since when it is', async () => {
    const { comparison, total, cells } = await read(path(ago(7)));
    expect(comparison.isKnown).toBe(false);
    expect(Date.parse(comparison.knownSince)).toBeGreaterThan(Date.now() - 86_400_000);
    expect(total.move).toBeNull();
    expect(cells.every(({ move }: { move: unknown }) => move === null)).toBe(true);
  });

  it('is nothing compared with now, and what the log tells compared with earlier', async () => {
    await query(
      `INSERT INTO coverage_change (proposal_id, score_set_id, at, status_after, cause)
       SELECT c.proposal_id, c.score_set_id, now() - interval '20 days', 'gap', 'beginning'
         FROM proposal_coverage c JOIN proposal p ON p.id = c.proposal_id WHERE p.external_ref <> 'seed:P05'`,
    );
    await query(
      `INSERT INTO coverage_change (proposal_id, score_set_id, at, status_before, status_after, cause)
       SELECT c.proposal_id, c.score_set_id, now() - interval '10 days', 'gap', 'partial', 'computation'
         FROM proposal_coverage c JOIN proposal p ON p.id = c.proposal_id WHERE p.external_ref = 'seed:P01'`,
    );
    const nothing = { covered: 0, partial: 0, gap: 0, insufficient: 0 };
    expect((await read(path(new Date(Date.now() + 60_000).toISOString()))).total.move).toEqual(nothing);
    const { total, rows, comparison } = await read(path(ago(7)));
    expect(comparison.isKnown).toBe(true);
    const known = total.total - 2;
    expect(total.move).toEqual({
      covered: total.covered,
      partial: total.partial - 1,
      gap: total.gap - known,
      insufficient: total.insufficient,
    });
    const sum = rows.reduce((all: number, { move }: Answer['body']) => all + move.gap, 0);
    expect(sum).toBe(total.move.gap);
    expect((await read(path(ago(15)))).total.move.partial).toBe(total.partial);
  });
});

describe('GET /coverage/matrix.xlsx', () => {
  const sheetsOf = async (search: string): Promise<ReadonlyMap<string, string>> => {
    const response = await fetch(`${api.origin}/api/v1/coverage/matrix.xlsx?${search}`);
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="matrix.xlsx"');
    return readZip(Buffer.from(await response.arrayBuffer()));
  };

  it('has the table under its Korean title, with unit, moment and source, and the numbers by cell', async () => {
    const files = await sheetsOf('rows=stakeholder&columns=axis');
    expect(files.get('xl/workbook.xml')).toContain('name="매트릭스"');
    expect(files.get('xl/workbook.xml')).toContain('name="칸별 수치"');
    const texts = [...files.values()].join('');
    for (const word of ['제안자 × 의제 축', '(단위: 건)', '기준 시점', '출처', '루닛', '인프라', '합계']) {
      expect(texts).toContain(word);
    }
  });

  it('speaks English when asked, and names the filters', async () => {
    const texts = [
      ...(await sheetsOf('rows=stakeholder&columns=axis&lang=en&measure=gap-share&coverage=gap')).values(),
    ].join('');
    expect(texts).toContain('Share of gaps');
    expect(texts).toContain('Filters: Coverage = Gap');
  });

  it('writes a name that looks like a formula as text, here and in the CSV', async () => {
    await query(`UPDATE stakeholder SET title = '=HYPERLINK("http://x")' WHERE external_ref = 'seed:S01'`);
    const files = await sheetsOf('rows=stakeholder&columns=axis');
    const sheets = [...files].filter(([name]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
    expect(sheets.length).toBe(2);
    for (const [, xml] of sheets) expect(xml).not.toMatch(/<f[ >]/);
    expect([...files.values()].join('')).toContain('=HYPERLINK(');
    const csv = (await api.get('/coverage/matrix.csv?rows=stakeholder&columns=axis')).text;
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it('gives as many lines of CSV as there are cells', async () => {
    const [csv, matrix] = [
      await api.get('/coverage/matrix.csv?rows=ministry&columns=instrument'),
      await read('rows=ministry&columns=instrument'),
    ];
    const lines = csv.text.trim().split('\n');
    expect(lines).toHaveLength(matrix.cells.length + 1);
    expect(lines[0]).toContain(
      '소관 부처,정책 수단,제안 수,대응,부분 대응,공백,자료 부족,산출 전,평균 정합 점수',
    );
  });
});
