import { faultsOf } from '../support/axe.js';
import { useProductInBrowser } from '../support/product-in-browser.js';

const BUILD_LIMIT_MS = 240_000;

const web = useProductInBrowser();

const button = (name: string | RegExp) => web.page.getByRole('button', { name });

/** Opens the page of vouchers, from the list, by lead consonants. */
async function openVoucher(): Promise<void> {
  await web.open('/thesaurus');
  await web.page.getByLabel('개념 찾기').fill('ㅂㅇㅊ');
  await web.page.getByLabel('개념 찾기').press('Enter');
  await web.page.getByRole('link', { name: '바우처', exact: true }).click();
  await web.page.getByRole('heading', { level: 1, name: 'instrument.voucher' }).waitFor();
}

describe('the thesaurus', () => {
  it(
    'leads from an edit over its impact to a new score set, the switch and back',
    async () => {
      await web.signIn('admin');
      await openVoucher();
      await web.page.getByLabel('입말').fill('에서');
      web.expectRefusal(400);
      await button('초안에 저장').click();
      await web.page.getByText('조사나 어미만으로는 쓸 수 없습니다', { exact: false }).waitFor();
      expect(await faultsOf(web.page)).toEqual([]);
      await web.page.getByLabel('입말').fill('');
      await web.page.getByLabel('공식 표현').fill('바우처\n견본에 없는 낱말');
      await web.page.getByLabel('함께 나오면 이 뜻인 말').fill('');
      await button('초안에 저장').click();
      await web.page.getByRole('heading', { name: '지금과 다른 점' }).waitFor();
      expect(await faultsOf(web.page)).toEqual([]);
      await web.page.getByRole('link', { name: '시소러스로' }).click();
      await web.page.getByText('개념 1개가 지금과 다릅니다.').waitFor();
      await button('무엇이 바뀔지 미리 보기').click();
      await web.page.getByText(/정합 \d+건의 점수가 움직이고/).waitFor({ timeout: BUILD_LIMIT_MS });
      await web.page.getByText(/제안 \d+건을 모두 견주었습니다/).waitFor();
      await web.page.getByText('어느 글에서 걸리나').click();
      await web.page.locator('.impact__excerpt mark').first().waitFor();
      expect(await faultsOf(web.page)).toEqual([]);
      await button('발행하기').click();
      await web.page.getByLabel('무엇을 왜 고쳤나').fill('바우처 낱말을 줄임');
      expect(await faultsOf(web.page)).toEqual([]);
      await web.page.getByRole('dialog').getByRole('button', { name: '발행하기' }).click();
      await web.page.getByRole('heading', { level: 1, name: /무엇이 바뀌나$/ }).waitFor();
      await button(/이 세트로 전환$/).waitFor({ timeout: BUILD_LIMIT_MS });
      await button(/이 세트로 전환$/).click();
      await web.page.getByRole('dialog').getByRole('button', { name: '이 세트로 전환' }).click();
      await web.page.getByText('모두가 보고 있는 세트입니다', { exact: false }).waitFor();
      await web.open('/thesaurus');
      await web.page.getByText('고치던 초안이 없습니다', { exact: false }).waitFor();
      await button('1판: 무엇을 고쳤나').click();
      await web.page.locator('.concept-difference ins', { hasText: '견본에 없는 낱말' }).waitFor();
      await web.open('/recompute');
      await button(/이 세트로 되돌리기$/).click();
      await web.page.getByRole('dialog').getByRole('button', { name: '이 세트로 되돌리기' }).click();
      await web.page.getByRole('dialog').waitFor({ state: 'detached' });
      await openVoucher();
      expect(await web.page.getByLabel('공식 표현').inputValue()).not.toContain('견본에 없는 낱말');
    },
    2 * BUILD_LIMIT_MS,
  );

  it('shows a reviewer the words, and lets nobody without the right edit', async () => {
    await web.signIn('reviewer');
    await openVoucher();
    await web.page.getByText('고치려면 편집 권한이 필요합니다.').waitFor();
    expect(await button('초안에 저장').count()).toBe(0);
    expect(await faultsOf(web.page)).toEqual([]);
  });

  it('tells which row of a CSV file is wrong, and takes none of it', async () => {
    await web.signIn('editor');
    await web.open('/thesaurus');
    await button('CSV 가져오기').click();
    const csv =
      'id,ko,en,official,lay,abbr,en_alt,patterns,broader,related,polarity,opposite\nobject.x,,x,말,,,,,,,,\n';
    await web.page
      .getByLabel('CSV 파일')
      .setInputFiles({ name: 'concepts.csv', mimeType: 'text/csv', buffer: Buffer.from(csv, 'utf8') });
    web.expectRefusal(400);
    await button('초안에 넣기').click();
    await web.page.getByText('2행 ko: 비워 둘 수 없습니다.').waitFor();
    expect(await faultsOf(web.page)).toEqual([]);
  });
});
