import { faultsOf } from '../support/axe.js';
import { openContext, openIn, widths } from '../support/looks.js';
import { signInContext, useProductInBrowser } from '../support/product-in-browser.js';

const FORM_LIMIT_MS = 180_000;
const web = useProductInBrowser();

it(
  'opens a review without a fault, with its form and after a refusal',
  async () => {
    for (const width of widths) {
      const context = await openContext(web, 'normal', width);
      await signInContext(context, web.url, 'reviewer');
      const page = await context.newPage();
      await openIn(page, '/proposals/seed:P01', 'ko');
      await page.getByRole('button', { name: /^검토/ }).first().click();
      await page.getByRole('button', { name: '결정 저장' }).click();
      await page.getByText('비워 둘 수 없습니다.').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('button', { name: '닫기' }).click();
      await page
        .getByRole('button', { name: /^답변 기록/ })
        .first()
        .click();
      await page.getByRole('button', { name: '답변 저장' }).click();
      await page.getByText('비워 둘 수 없습니다.').first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await context.close();
    }
  },
  FORM_LIMIT_MS,
);

it(
  'opens the forms of merging and splitting without a fault, also when they are refused',
  async () => {
    for (const width of widths) {
      const context = await openContext(web, 'normal', width);
      await signInContext(context, web.url, 'editor');
      const page = await context.newPage();
      await openIn(page, '/proposals/seed:P32', 'ko');
      await page.getByRole('button', { name: /^합치기/ }).click();
      await page.getByLabel('남는 자료 찾기').fill('시민');
      await page.getByRole('list', { name: '찾은 자료' }).getByRole('button').first().click();
      await page.getByRole('button', { name: '합치기', exact: true }).click();
      await page.getByText('비워 둘 수 없습니다.').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('button', { name: '닫기' }).click();
      await page.getByRole('button', { name: '나누기' }).click();
      await page.getByRole('dialog').getByRole('checkbox').first().check();
      await page.getByRole('dialog').getByRole('button', { name: '나누기' }).click();
      await page.getByText('비워 둘 수 없습니다.').first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await context.close();
    }
  },
  FORM_LIMIT_MS,
);

it(
  'opens the search without a fault, with what it found and with nothing',
  async () => {
    for (const width of widths) {
      const context = await openContext(web, 'normal', width);
      const page = await context.newPage();
      await openIn(page, '/programmes', 'ko');
      await page.keyboard.press('Control+KeyK');
      await page.getByRole('searchbox', { name: '통합 검색' }).fill('데이터');
      await page.getByRole('option').first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('searchbox', { name: '통합 검색' }).fill('qkdncj');
      await page.getByRole('button', { name: /찾기$/ }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await context.close();
    }
  },
  FORM_LIMIT_MS,
);

it(
  'shows a proposal beside the board, saves a view and assigns many without a fault',
  async () => {
    for (const width of widths) {
      const context = await openContext(web, 'normal', width);
      await signInContext(context, web.url, 'reviewer');
      const page = await context.newPage();
      await openIn(page, '/?coverage=gap', 'ko');
      await page
        .getByRole('checkbox', { name: /^고르기/ })
        .first()
        .check();
      await page
        .getByRole('button', { name: /^미리보기/ })
        .first()
        .click();
      await page.locator('.preview__asks li').first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('button', { name: /닫기/ }).first().click();
      await page.getByRole('button', { name: '담당 지정' }).click();
      await page.getByRole('dialog').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('button', { name: '닫기' }).click();
      await page.getByRole('button', { name: '이 조건을 보기로 저장' }).click();
      await page.getByRole('dialog').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await context.close();
    }
  },
  FORM_LIMIT_MS,
);

it(
  'shows the faults of a form, its rare parts and a draft that came back without a fault',
  async () => {
    for (const width of widths) {
      const context = await openContext(web, width === 390 ? 'high' : 'normal', width);
      await signInContext(context, web.url, 'editor');
      const page = await context.newPage();
      await openIn(page, '/programmes/new', 'ko');
      await page.getByRole('button', { name: '저장', exact: true }).click();
      await page.getByText('고칠 곳 1곳을 확인하십시오.').waitFor();
      for (const part of ['항목 지정', '출처']) await page.getByText(part, { exact: true }).click();
      await page.getByLabel('정책 수단', { exact: true }).selectOption('chosen');
      await page.getByLabel('정책 수단 찾기').fill('바우처');
      await page.locator('.entry-form__found button').first().click();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByText('이 브라우저에 임시로 보관했습니다.').waitFor();
      await page.reload();
      await page.getByText('작성 중인 내용을 되살렸습니다').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await context.close();
    }
  },
  FORM_LIMIT_MS,
);
