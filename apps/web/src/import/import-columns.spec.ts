import { type TFunction } from 'i18next';
import { checkDraft } from '../entry-form/check-draft.js';
import { legislativeItemForm } from '../entry-form/legislative-item-form.js';
import { programmeForm, toProgrammeDraft } from '../entry-form/programme-form.js';
import { proposalForm, toProposalDraft } from '../entry-form/proposal-form.js';
import { en } from '../i18n/en.js';
import { enDesk } from '../i18n/en-desk.js';
import { ko } from '../i18n/ko.js';
import { koDesk } from '../i18n/ko-desk.js';
import { columnsOf, guessColumns, missingColumns, readRow } from './import-columns.js';

/** The wording of a language as i18next gives it, as far as labels need it. */
function wordingOf(texts: object): TFunction {
  const find = (key: string, options?: { defaultValue?: string }): string => {
    const found = key
      .split('.')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], texts);
    return typeof found === 'string' ? found : (options?.defaultValue ?? key);
  };
  return find as unknown as TFunction;
}
const inKorean = wordingOf({ ...ko, ...koDesk });
const inEnglish = wordingOf({ ...en, ...enDesk });
const columns = columnsOf(programmeForm, inKorean, [inEnglish]);

describe('guessColumns', () => {
  it('knows a column by its Korean, its English and the API’s name, and each field once', () => {
    expect(guessColumns(['제목', 'Status', 'budgetKrw', '비고', '제목', '소관 부처 '], columns)).toEqual([
      'title',
      'status',
      'budgetKrw',
      undefined,
      undefined,
      'ministry',
    ]);
  });

  it('says which fields no column fills', () => {
    const missing = missingColumns(columns, guessColumns(['상태'], columns), programmeForm);
    expect(missing.map(({ field }) => field.name)).toEqual(['title']);
  });
});

describe('readRow', () => {
  const read = (row: Record<string, string>) => {
    const mapping = guessColumns(Object.keys(row), columns);
    return readRow(programmeForm, columns, mapping, Object.values(row));
  };

  it('reads words, days, lists and won as people write them', () => {
    const { values, faults } = read({
      제목: '사업',
      상태: '접수 중',
      '공개 범위': '내부',
      '신청 시작일': '2026. 1. 5.',
      '신청 마감일': '2026년 2월 10일',
      지역: '서울; 부산',
      '예산(원)': '1,200,000',
    });
    expect(faults).toEqual([]);
    expect(checkDraft(programmeForm.rules, toProgrammeDraft(values))).toEqual([]);
    expect(toProgrammeDraft(values)).toMatchObject({
      title: '사업',
      status: 'open',
      visibility: 'internal',
      regions: ['서울', '부산'],
      budgetKrw: 1_200_000,
      applicationPeriod: { kind: 'unknown', from: '2026-01-05', to: '2026-02-10' },
    });
  });

  it('names cells that say nothing that the field can hold', () => {
    expect(read({ 제목: '사업', 상태: '준비 중' }).faults).toEqual([{ field: 'status', rule: 'invalid' }]);
  });

  it('makes an ask of each line, and takes a stakeholder by name', () => {
    const of = columnsOf(proposalForm, inKorean, [inEnglish]);
    const { values } = readRow(proposalForm, of, guessColumns(['제목', '제안자', '요구'], of), [
      '제안',
      '루닛',
      '하나\n\n둘',
    ]);
    expect(toProposalDraft(values)).toMatchObject({
      stakeholder: '루닛',
      asks: [{ text: '하나' }, { text: '둘' }],
    });
  });
});

it('reads the items that delegate to a rule by their references, and its kind by its word', () => {
  const own = columnsOf(legislativeItemForm, inKorean, [inEnglish]);
  const headers = ['제목', '단계', '법형식', '위임한 상위 항목', 'Subordinate rules not made yet'];
  const cells = ['영 제15조', '시행 중', '시행령', 'law:ai-basic-act:16; seed:L01', '고시'];
  const { values, faults } = readRow(legislativeItemForm, own, guessColumns(headers, own), cells);
  expect(faults).toEqual([]);
  expect(legislativeItemForm.toDraft(values)).toMatchObject({
    rank: 'decree',
    delegatedBy: ['law:ai-basic-act:16', 'seed:L01'],
    unmadeRules: ['고시'],
  });
});
