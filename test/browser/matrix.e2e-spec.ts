import { type Locator } from 'playwright-core';
import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();
const table = (): Locator => web.page.locator('table.matrix-table');
const cells = (): Locator => table().locator('[data-cell]');
const search = (): URLSearchParams => new URL(web.page.url()).searchParams;
const focused = (): Promise<string | null> =>
  web.page.evaluate<string | null>('document.activeElement.querySelector(".sr-only").textContent');
/** What a cell says in words. */
const nameOf = async (cell: Locator): Promise<string> => (await cell.locator('.sr-only').textContent()) ?? '';

describe('the matrix', () => {
  it('answers in one sentence and shows stakeholders by axis with totals of 48 proposals', async () => {
    await web.open('/matrix');
    await table().waitFor();
    expect(await web.page.locator('.page__answer').innerText()).toMatch(
      /요구가 가장 많이 비어 있는 곳은 .+(와|과) .+(이|가) 만나는 칸/,
    );
    expect(await table().locator('thead th').first().innerText()).toContain('제안자');
    expect(await nameOf(cells().last())).toMatch(/^합계 · 합계: 제안 48건/);
    expect(await table().locator('caption').innerText()).toContain('제안자와 의제 축으로 나눈 제안');
    const scopes = await table()
      .locator('th')
      .evaluateAll((all) => all.map((one) => (one as unknown as { scope: string }).scope));
    expect(new Set(scopes)).toEqual(new Set(['col', 'row']));
  });

  it('shows any two facets and keeps them, swapped or not, in the address', async () => {
    await web.open('/matrix');
    await table().waitFor();
    await web.page.getByRole('combobox', { name: '행', exact: true }).selectOption('ministry');
    await web.page.waitForURL(/rows=ministry/);
    await web.page.getByRole('combobox', { name: '열', exact: true }).selectOption('instrument');
    await web.page.waitForURL(/columns=instrument/);
    await table().getByRole('rowheader', { name: '과학기술정보통신부' }).waitFor();
    await web.page.getByRole('button', { name: '행과 열 바꾸기' }).click();
    await web.page.waitForURL(/rows=instrument/);
    expect(search().get('columns')).toBe('ministry');
    await table().getByRole('columnheader', { name: '과학기술정보통신부' }).waitFor();
    await web.page.getByRole('combobox', { name: '열', exact: true }).selectOption('instrument');
    await web.page.waitForURL((url) => url.searchParams.get('rows') === 'ministry');
    await web.page.getByRole('radio', { name: '공백 비율' }).check();
    await web.page.waitForURL(/measure=gap-share/);
    const shared = web.page.url();
    const texts = await cells().allInnerTexts();
    expect(texts.some((text) => text.includes('%'))).toBe(true);
    await web.becomeNewVisitor();
    await web.open(shared);
    await table().waitFor();
    expect(await cells().allInnerTexts()).toEqual(texts);
  });

  it('leads from a cell to as many proposals on the board as it counts', async () => {
    await web.open('/matrix?rows=ministry&columns=instrument&coverage=partial');
    await table().waitFor();
    const filled = table().locator('tbody tr').first().locator('[data-cell]:not(.cell--empty)').first();
    const count = /제안 (\d+)건/.exec(await nameOf(filled))?.[1] ?? '';
    await filled.click();
    await web.page.getByText(`조건에 맞는 제안 ${count}건`).waitFor();
    expect(search().get('coverage')).toBe('partial');
    expect(search().get('ministry')).not.toBeNull();
    expect(search().get('instrument')).not.toBeNull();
    await web.page.goBack();
    await table().waitFor();
  });

  it('marks gaps by border and shape, and says so in words', async () => {
    await web.open('/matrix');
    await table().waitFor();
    const gap = table().locator('.cell--gap').first();
    expect(
      await web.page.evaluate(
        `getComputedStyle(document.querySelector('.matrix-table .cell--gap')).borderTopStyle`,
      ),
    ).toBe('dashed');
    expect(await gap.locator('.coverage-shape--gap').count()).toBe(1);
    expect(await nameOf(gap)).toMatch(/공백 [1-9]/);
    expect(await web.page.getByRole('region', { name: '읽는 법' }).innerText()).toContain('공백이 있는 칸');
  });

  it('moves between cells with arrows, Home and End, and opens one with Enter', async () => {
    await web.open('/matrix');
    await table().waitFor();
    expect(await table().locator('[data-cell][tabindex="0"]').count()).toBe(1);
    await table().locator('[data-cell][tabindex="0"]').focus();
    const first = await focused();
    await web.page.keyboard.press('ArrowRight');
    const second = await focused();
    expect(second).not.toBe(first);
    await web.page.keyboard.press('ArrowDown');
    await web.page.keyboard.press('ArrowUp');
    await web.page.keyboard.press('ArrowLeft');
    expect(await focused()).toBe(first);
    await web.page.keyboard.press('ArrowUp');
    expect(await focused()).toBe(first);
    await web.page.keyboard.press('End');
    expect(await focused()).toMatch(/· 합계: 제안/);
    await web.page.keyboard.press('Control+End');
    expect(await focused()).toMatch(/^합계 · 합계/);
    await web.page.keyboard.press('Control+Home');
    expect(await focused()).toBe(first);
    expect(await table().locator('[data-cell][tabindex="0"]').count()).toBe(1);
    await web.page.keyboard.press('Enter');
    await web.page.waitForURL((url) => url.pathname === '/' && url.searchParams.has('stakeholder'));
  });

  it('narrows by filters, names them, and says when nothing is left', async () => {
    await web.open('/matrix');
    await table().waitFor();
    await web.page.getByRole('button', { name: '찾기 조건 열기' }).click();
    await web.page.getByRole('group', { name: '대응 상태' }).getByLabel('공백').check();
    await web.page.waitForURL(/coverage=gap/);
    await web.page.getByRole('button', { name: '대응 상태: 공백 조건 지우기' }).waitFor();
    await web.page.waitForFunction(
      `document.querySelector('.matrix-table tbody tr:last-child td:last-child a')?.textContent.includes('공백 6')`,
    );
    await web.open('/matrix?q=%EC%9C%A0%EB%8B%88%EC%BD%98%EC%9D%98%EB%BF%94&rows=region');
    await web.page.locator('.board__empty').getByRole('button', { name: '조건 모두 지우기' }).click();
    await table().waitFor();
    expect(search().get('rows')).toBe('region');
  });

  it('says since when last week can be compared with, as long as it cannot', async () => {
    await web.open('/matrix?measure=move');
    await table().waitFor();
    expect(await web.page.locator('.matrix__notes').innerText()).toMatch(
      /대응 상태는 .+부터 기록하고 있어, 지난주 차이는 .+부터 볼 수 있습니다/,
    );
  });

  it('copies the table as text and as HTML, and says so', async () => {
    await web.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await web.open('/matrix');
    await table().waitFor();
    await web.page.getByRole('button', { name: '표 복사' }).click();
    await web.page.getByRole('status').filter({ hasText: '표를 복사했습니다' }).waitFor();
    const copied = await web.page.evaluate<{ plain: string; html: string }>(`(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type) => (await item.getType(type)).text();
      return { plain: await read('text/plain'), html: await read('text/html') };
    })()`);
    const lines = copied.plain.split('\n').map((line) => line.split('\t'));
    expect(lines[0]?.[0]).toBe('제안자 \\ 의제 축');
    expect(lines.at(-1)?.at(-1)).toBe('48');
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(copied.html).toContain('<table');
    expect(copied.html).toContain('루닛');
  });

  it('downloads the table as a workbook', async () => {
    await web.open('/matrix?measure=mean-score');
    await table().waitFor();
    const [download] = await Promise.all([
      web.page.waitForEvent('download'),
      web.page.getByRole('link', { name: 'XLSX 내려받기' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('matrix.xlsx');
    expect(download.url()).toContain('measure=mean-score');
  });

  it('is a grouped list where a table would not fit', async () => {
    await web.page.setViewportSize({ width: 390, height: 844 });
    await web.open('/matrix');
    const group = web.page.locator('.matrix-list > li', { hasText: '루닛' });
    await group.waitFor();
    expect(await table().count()).toBe(0);
    expect(await group.locator('[data-cell]').count()).toBeGreaterThan(1);
    await group.locator('[data-cell]').last().click();
    await web.page.getByText('조건에 맞는 제안 3건').waitFor();
  });
});
