import { type Ceiling, type IndustryCeilings, type SizeTable } from './size-table.js';

const EOK = 100_000_000;

/** The ceilings of 2016 to 2025 in 억 원: small and medium businesses (SME Act decree, annex 1), small ones (annex 3). */
const BEFORE: readonly (readonly [codes: readonly string[], sme: number, small: number | 'not-known'])[] = [
  [['14', '15', '24', '28', '32'], 1500, 120],
  [['17'], 1500, 80],
  [['A', 'B', '12', '13', '16', '22', '31', 'F'], 1000, 80],
  [['10', '19', '20', '25', '26', '29', '30', 'D', '36'], 1000, 120],
  [['G'], 1000, 50],
  [['11', '21', '23'], 800, 120],
  [['18', '27', '33', 'H'], 800, 80],
  [['37', '38', '39'], 800, 30],
  [['J'], 800, 50],
  [['M', '74', '75', 'R'], 600, 30],
  [['34'], 600, 'not-known'],
  [['Q', 'S'], 600, 10],
  [['K'], 400, 80],
  [['L', '76'], 400, 30],
  [['I', 'P'], 400, 10],
];
/** What was announced of the rise of 1 September 2025: by how much at most, the new span, and the one line that was named. */
const RISE = { smeMost: 300, smeTop: 1800, smallMost: 20, smallLeast: 15, smallTop: 140 };
const NAMED: Readonly<Record<string, number>> = { H: 1000 };
const SMALL_SPAN = { least: 10, most: 120 };

const exactly = (eok: number): Ceiling => between(eok, eok);
const between = (least: number, most: number): Ceiling => ({
  atLeastKrw: least * EOK,
  atMostKrw: most * EOK,
});

const before: readonly IndustryCeilings[] = BEFORE.map(([codes, sme, small]) => ({
  codes,
  sme: exactly(sme),
  small: small === 'not-known' ? between(SMALL_SPAN.least, SMALL_SPAN.most) : exactly(small),
}));

/** Which lines rose is known by number only: each is at least what it was and at most what the largest rise makes of it. */
const since: readonly IndustryCeilings[] = BEFORE.flatMap(([codes, sme, small]) =>
  codes.map((code) => {
    const named = NAMED[code];
    const [least, most] = small === 'not-known' ? [SMALL_SPAN.least, SMALL_SPAN.most] : [small, small];
    return {
      codes: [code],
      sme: named === undefined ? between(sme, Math.min(sme + RISE.smeMost, RISE.smeTop)) : exactly(named),
      small: between(Math.max(least, RISE.smallLeast), Math.min(most + RISE.smallMost, RISE.smallTop)),
    };
  }),
);

/** The size classes of Korean law as far as they are known exactly; where they come from stands in docs/fit.md. */
export const SIZE_TABLE: SizeTable = {
  periods: [
    { from: '2016-01-01', to: '2025-08-31', industries: before },
    { from: '2025-09-01', to: null, industries: since },
  ],
  micro: { sections: ['B', 'C', 'F', 'H'], inSections: 10, elsewhere: 5 },
};
