import { readFile } from 'node:fs/promises';
import { faultsOf } from '../support/axe.js';
import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();
const next = () => web.page.getByRole('button', { name: '다음', exact: true }).click();
const unknown = () => web.page.getByRole('button', { name: '모름', exact: true }).click();
const question = (name: string) => web.page.getByRole('heading', { level: 1, name }).waitFor();

/** Takes the results as PDF, where the machine has a browser of its own; elsewhere the page says why it cannot. */
async function takePdf(): Promise<void> {
  const why = web.page.getByText('이 서버에는 PDF를 만들 Chrome이나 Chromium이 없습니다.');
  if ((await why.count()) > 0) return;
  const [download] = await Promise.all([
    web.page.waitForEvent('download'),
    web.page.getByRole('button', { name: 'PDF 파일' }).click(),
  ]);
  const pdf = await readFile(await download.path());
  expect([pdf.toString('latin1', 0, 5), pdf.includes('/StructTreeRoot')]).toEqual(['%PDF-', true]);
}

describe('company fit', () => {
  it('asks one thing a page, keeps answers on the way back, and says what is wrong where the focus is', async () => {
    await web.open('/fit');
    await next();
    const summary = web.page.locator('.form__refusal');
    await summary.waitFor();
    expect(await web.hasFocus(summary)).toBe(true);
    expect(await faultsOf(web.page)).toEqual([]);
    await web.page.getByLabel('이미 창업했습니다').check();
    await web.page.getByLabel('창업일').fill('2023-03-02');
    await next();
    await question('본사는 어디에 있습니까?');
    await web.page.getByLabel('본사의 시·도').selectOption('ulsan');
    await next();
    await question('어떤 업종입니까?');
    await web.page.getByLabel('업종 이름이나 번호로 찾기').fill('소프트웨어');
    await web.page
      .getByRole('button', { name: /고르기$/ })
      .first()
      .click();
    await web.page.getByRole('button', { name: /빼기$/ }).waitFor();
    await next();
    await question('상시근로자는 몇 명입니까?');
    await web.page.goBack();
    await question('어떤 업종입니까?');
    await web.page.getByRole('button', { name: /빼기$/ }).waitFor();
    await web.page.getByRole('link', { name: '이전 질문' }).click();
    await question('본사는 어디에 있습니까?');
    expect(await web.page.getByLabel('본사의 시·도').inputValue()).toBe('ulsan');
  });

  it('takes 모름 for every answer, and shows results in three groups with what would change them', async () => {
    await web.open('/fit');
    for (let count = 0; count < 11; count += 1) await unknown();
    await question('기업 진단 결과');
    for (const group of ['신청 가능', '확인 필요', '불가']) {
      await web.page.getByRole('heading', { level: 2, name: new RegExp(`^${group} \\d+$`) }).waitFor();
    }
    await web.page.getByText('공고 원문이 우선하므로').waitFor();
    expect(await web.page.locator('.fit-card').count()).toBeGreaterThan(5);
    await web.page.getByRole('heading', { name: '무엇을 알려 주면 결과가 바뀌나' }).waitFor();
    const boxes = web.page.getByLabel(/^비교 함에 담기/);
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    expect(await web.page.locator('.fit__table thead th').count()).toBe(3);
    expect(await faultsOf(web.page)).toEqual([]);
    const [download] = await Promise.all([
      web.page.waitForEvent('download'),
      web.page.getByRole('button', { name: 'CSV 파일' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('company-fit.csv');
    await takePdf();
  });

  it('keeps a profile for the company of the account, and erases it', async () => {
    await web.signIn('company');
    await web.open('/fit/result');
    await web.page.getByLabel('프로필 이름').fill('본사');
    await web.page.getByRole('button', { name: '저장', exact: true }).click();
    await web.page.getByRole('button', { name: '‘본사’ 불러오기' }).waitFor();
    const mail = web.page.getByRole('switch', { name: '메일로 받기' });
    expect(await mail.getAttribute('aria-checked')).toBe('false');
    await web.page.getByText('메일 서버가 정해져 있지 않아').waitFor();
    await mail.click();
    await web.page.getByRole('switch', { name: '메일로 받기', checked: true }).waitFor();
    expect(await faultsOf(web.page)).toEqual([]);
    await web.open('/fit/notices');
    await web.page.getByRole('switch', { name: '메일로 받기', checked: true }).click();
    await web.page.getByText('꺼짐', { exact: true }).waitFor();
    await web.open('/fit/result');
    await web.page.getByRole('button', { name: '‘본사’ 지우기' }).click();
    await web.page.getByText('저장한 프로필이 없습니다.').waitFor();
  });
});
