import { readFileSync } from 'node:fs';
import { type Locator } from 'playwright-core';
import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();
const rows = (): Locator => web.page.locator('table.proposals tbody tr');
const titles = (): Locator => web.page.locator('table.proposals [data-row-link]');
const preview = (): Locator => web.page.locator('aside.preview');
const dialog = (): Locator => web.page.getByRole('dialog');
const chosen = (): Locator => web.page.locator('.choice__count');

describe('finding gaps', () => {
  it('says what changed since last week, or since when it will be known, and narrows by view, sector and month', async () => {
    await web.open('/');
    await rows().first().waitFor();
    await web.page
      .getByText(/대응 상태는 .+부터 기록하고 있어, 지난주 차이는 .+부터 볼 수 있습니다/)
      .waitFor();
    await web.page.getByRole('navigation', { name: '보기' }).getByRole('link', { name: '새 격차' }).click();
    await web.page.waitForURL(/moved=new-gap/);
    await web.page.locator('.board__empty').waitFor();
    await web.page.getByRole('navigation', { name: '보기' }).getByRole('link', { name: '전체' }).click();
    await rows().first().waitFor();
    const months = web.page.getByRole('group', { name: '기간' });
    await months.getByLabel('2025년 10월').check();
    await web.page.waitForURL(/period=2025-10/);
    await web.page.getByText('조건에 맞는 제안 13건').waitFor();
    await web.page.getByRole('button', { name: '기간: 2025년 10월 조건 지우기' }).click();
    await web.page.getByRole('group', { name: '분야' }).getByRole('checkbox').first().check();
    await web.page.waitForURL(/sector=/);
  });
});

describe('the preview', () => {
  it('opens by key, goes along with the rows, and closes without losing the place', async () => {
    await web.open('/');
    await titles().nth(0).focus();
    await web.page.keyboard.press('ArrowRight');
    await preview()
      .getByRole('heading', { name: await titles().nth(0).innerText() })
      .waitFor();
    await web.page.keyboard.press('ArrowDown');
    await preview()
      .getByRole('heading', { name: await titles().nth(1).innerText() })
      .waitFor();
    expect(await web.hasFocus(titles().nth(1))).toBe(true);
    await preview().locator('.preview__asks li').first().waitFor();
    await web.page.keyboard.press('ArrowLeft');
    await preview().waitFor({ state: 'detached' });
    expect(await web.hasFocus(titles().nth(1))).toBe(true);
    await web.page.keyboard.press('KeyF');
    expect(await web.page.evaluate(`document.activeElement.closest('.board__rail') !== null`)).toBe(true);
  });

  it('opens and closes by its button, and is a sheet over the page on a small screen', async () => {
    await web.open('/');
    const button = rows()
      .first()
      .getByRole('button', { name: /^미리보기/ });
    await button.click();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await preview().getByRole('button', { name: '미리보기 닫기' }).click();
    expect(await web.hasFocus(button)).toBe(true);
    await web.page.setViewportSize({ width: 390, height: 800 });
    await web.page
      .getByRole('button', { name: /^미리보기/ })
      .first()
      .click();
    await dialog().getByRole('link', { name: '제안 화면으로' }).waitFor();
    await web.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });
});

describe('choosing many', () => {
  it('chooses by Space, by Shift with arrows, and all that match; assigns them, and takes that back', async () => {
    await web.signIn('reviewer');
    await web.open('/?period=2025-10');
    await titles().nth(0).focus();
    await web.page.keyboard.press('Space');
    await web.page.getByText('제안 1건 고름').waitFor();
    await web.page.keyboard.press('Shift+ArrowDown');
    await web.page.keyboard.press('Shift+ArrowDown');
    await web.page.getByText('제안 3건 고름').waitFor();
    await web.page.getByRole('button', { name: '조건에 맞는 13건 모두 고르기' }).click();
    await web.page.getByText('제안 13건 고름').waitFor();
    await web.page.getByRole('button', { name: '담당 지정' }).click();
    await dialog().getByLabel('담당자', { exact: true }).selectOption({ label: '예시 검토자' });
    await dialog().getByLabel('기한').fill('2030-01-04');
    await dialog().getByRole('button', { name: '담당 저장' }).click();
    await web.page.getByText('13건의 담당을 저장했습니다.').waitFor();
    await rows().first().getByText('담당 예시 검토자').waitFor();
    await web.page.getByRole('navigation', { name: '보기' }).getByRole('link', { name: '내 담당' }).click();
    await web.page.getByText('조건에 맞는 제안 13건').waitFor();
    expect(new URL(web.page.url()).searchParams.get('assignee')).toBe('me');
    await web.page.getByRole('button', { name: '되돌리기' }).click();
    await web.page.locator('.board__empty').waitFor();
  });

  it('takes what is chosen along as a file', async () => {
    await web.open('/');
    await rows().nth(0).getByRole('checkbox').check();
    await rows().nth(2).getByRole('checkbox').check();
    expect(await chosen().innerText()).toBe('제안 2건 고름');
    const [download] = await Promise.all([
      web.page.waitForEvent('download'),
      web.page.getByRole('button', { name: '고른 제안 CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('proposals.csv');
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).not.toContain('담당자');
  });
});

describe('saved views', () => {
  it('are saved under a name, shown, renamed and deleted, and shared by address', async () => {
    web.expectRefusal(400); // a view without a name
    await web.signIn('editor');
    await web.open('/?coverage=gap');
    const views = web.page.getByRole('navigation', { name: '보기' });
    await views.getByRole('button', { name: '이 조건을 보기로 저장' }).click();
    await dialog().getByRole('button', { name: '저장', exact: true }).click();
    await dialog().getByText('비워 둘 수 없습니다.').waitFor();
    await dialog().getByLabel('보기 이름').fill('답하지 못한 것');
    await dialog().getByRole('button', { name: '저장', exact: true }).click();
    const view = views.getByRole('link', { name: '답하지 못한 것' });
    await view.waitFor();
    expect(await view.getAttribute('aria-current')).toBe('page');
    await views.getByRole('link', { name: '전체' }).click();
    await view.click();
    await web.page.waitForURL(/coverage=gap/);
    await views.getByRole('button', { name: '보기 이름 바꾸기' }).click();
    await dialog().getByLabel('보기 이름').fill('빈 곳');
    await dialog().getByRole('button', { name: '저장', exact: true }).click();
    await views.getByRole('link', { name: '빈 곳' }).waitFor();
    await views.getByRole('button', { name: '보기 지우기' }).click();
    await dialog().getByRole('button', { name: '지우기', exact: true }).click();
    await views.getByRole('link', { name: '빈 곳' }).waitFor({ state: 'detached' });
    const shared = web.page.url();
    await web.becomeNewVisitor();
    await web.open(shared);
    await web.page.getByText('조건에 맞는 제안').waitFor();
  });

  it('tell the public that filters by person need a sign-in', async () => {
    await web.open('/?assignee=me');
    await web.page.getByText('담당 직원에게만 적용됩니다').waitFor();
    await rows().first().waitFor();
  });
});
