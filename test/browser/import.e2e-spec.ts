import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();
beforeEach(() => web.signIn('editor'));

const HEADERS = '제목,본문,상태,소관 부처,예산(원),신청 방식,신청 시작일,신청 마감일';
const row = (title: string, status = '접수 중', budget = '1000000'): string =>
  `${title},본문이다.,${status},과기정통부,${budget},기간이 정해짐,2026. 1. 5.,2026. 2. 1.`;

async function choose(name: string, buffer: Buffer): Promise<void> {
  await web.open('/import');
  await web.page.getByLabel('무엇을 가져오나').selectOption('programme');
  await web.page.getByLabel('파일').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

async function countOf(words: string): Promise<number> {
  const answer = await fetch(`${web.url}/api/v1/programmes?q=${encodeURIComponent(words)}`);
  return ((await answer.json()) as { total: number }).total;
}

describe('importing a spreadsheet', () => {
  it('with three bad rows stores nothing until they are mended or left out, then all of it', async () => {
    const rows = Array.from({ length: 20 }, (_, no) => row(`표에서 온 사업 ${String(no + 1)}`));
    rows[3] = row('표에서 온 사업 4', '준비 중');
    rows[8] = row('');
    rows[15] = row('표에서 온 사업 16', '접수 중', '백억');
    await choose('사업.csv', Buffer.from(`\ufeff${[HEADERS, ...rows].join('\r\n')}`));
    await web.page.getByRole('heading', { name: '고칠 행 3개, 칸 3개' }).waitFor();
    expect(await web.page.getByRole('button', { name: '20건 모두 등록' }).isDisabled()).toBe(true);
    await web.page.getByLabel('5행 · 상태').fill('발표');
    await web.page.getByLabel('10행 · 제목').fill('표에서 온 사업 9');
    await web.page.getByRole('heading', { name: '고칠 행 1개, 칸 1개' }).waitFor();
    await web.page.getByRole('button', { name: '17행 빼기' }).click();
    await web.page.getByRole('heading', { name: '고칠 칸이 없습니다' }).waitFor();
    expect(await countOf('표에서 온 사업')).toBe(0);
    await web.page.getByRole('button', { name: '19건 모두 등록' }).click();
    await web.page.getByText('사업.csv의 행을 모두 등록했습니다.').waitFor();
    expect(await web.page.getByText('예시 편집자 ·').count()).toBe(1);
    expect(await countOf('표에서 온 사업')).toBe(19);
    await web.page.getByRole('link', { name: '표에서 온 사업 1', exact: true }).click();
    await web.page.getByRole('heading', { level: 1, name: '표에서 온 사업 1' }).waitFor();
    await web.page.getByText(/예시 편집자가 파일에서 가져왔습니다/).waitFor();
    await web.page.getByRole('link', { name: '사업.csv' }).click();
    await web.page.getByText('사업.csv의 행을 모두 등록했습니다.').waitFor();
  });

  it('shows a fault that only the server knows at its row, and keeps all the others', async () => {
    web.expectRefusal(400);
    const csv = `제목,상태,관리 번호\n새것,접수 중,new:1\n있던 것,접수 중,seed:G01\n`;
    await choose('겹침.csv', Buffer.from(csv));
    await web.page.getByRole('button', { name: '2건 모두 등록' }).click();
    await web.page.getByRole('heading', { name: '고칠 행 1개, 칸 1개' }).waitFor();
    await web.page.getByLabel('3행 · 관리 번호').fill('new:2');
    await web.page.getByRole('button', { name: '2건 모두 등록' }).click();
    await web.page.getByText('겹침.csv의 행을 모두 등록했습니다.').waitFor();
  });

  it.each([
    [
      'a picture',
      'x.csv',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0, 0xff]),
      '글자를 읽을 수 없는 파일입니다',
    ],
    ['100,000 rows', 'x.csv', Buffer.from(`제목\n${'사업\n'.repeat(100_000)}`), '행이 너무 많습니다'],
    ['a broken workbook', 'x.xlsx', Buffer.from('PK\u0003\u0004 broken'), '표를 찾을 수 없는 파일입니다'],
  ])('refuses %s and says why', async (_what, name, buffer, words) => {
    await choose(name, buffer);
    await web.page.getByText(words).waitFor();
  });
});
