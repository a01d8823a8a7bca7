import { type Locator } from 'playwright-core';
import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();
const dialog = (): Locator => web.page.getByRole('dialog');

/** Holds back what the page sends to addresses of a pattern until it is let go. @returns how often that was, and the way to let go */
async function holdBack(
  pattern: string,
): Promise<{ readonly count: () => number; readonly letGo: () => void }> {
  let count = 0;
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await web.page.route(pattern, async (route) => {
    if (route.request().method() === 'GET') return route.continue();
    count += 1;
    await held;
    return route.continue();
  });
  return {
    count: () => count,
    letGo: () => {
      letGo();
    },
  };
}

describe('a button whose request is under way', () => {
  it('sends nothing twice, keeps the focus, and Escape still closes its dialog', async () => {
    await web.signIn('reviewer');
    await web.open('/proposals/seed:P01');
    await web.page
      .getByRole('button', { name: /^답변 기록/ })
      .first()
      .click();
    await dialog().getByLabel('사유').fill('검토하고 있다.');
    await dialog().getByLabel('답변 기관').fill('과학기술정보통신부');
    const held = await holdBack('**/reply');
    const save = dialog().getByRole('button', { name: '답변 저장' });
    await save.focus();
    await web.page.keyboard.press('Enter');
    await dialog().locator('button[type="submit"][aria-disabled="true"]').waitFor();
    expect(await web.hasFocus(save)).toBe(true);
    await web.page.keyboard.press('Enter');
    await dialog().getByLabel('답변 기관').press('Enter');
    expect(held.count()).toBe(1);
    await save.focus();
    await web.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    const answered = web.page.waitForResponse((response) => response.url().endsWith('/reply'));
    held.letGo();
    expect((await answered).status()).toBe(200);
    expect(held.count()).toBe(1);
  });
});

describe('choosing among those who work here', () => {
  it('finds a person by a part of the name, for looking after a proposal and for a comment', async () => {
    await web.signIn('editor');
    await web.open('/proposals/seed:P01');
    const assignee = web.page.getByLabel('담당자', { exact: true });
    const option = (name: string): Locator => assignee.locator('option', { hasText: name });
    await option('예시 편집자').waitFor({ state: 'attached' });
    await web.page.getByLabel('담당자 이름 찾기').fill('검토');
    await option('예시 편집자').waitFor({ state: 'detached' });
    expect(await assignee.locator('option').allInnerTexts()).toEqual(['정하지 않음', '예시 검토자']);
    const name = '예시 검토자';
    await assignee.selectOption({ label: name });
    await web.page.getByLabel('담당자 이름 찾기').fill('없는 사람');
    await web.page.waitForLoadState('networkidle');
    expect(await assignee.locator('option:checked').innerText()).toBe(name);
    await web.page.getByRole('button', { name: '담당 저장' }).click();
    await option('예시 편집자').waitFor({ state: 'attached' });
    expect(await assignee.locator('option:checked').innerText()).toBe(name);

    await web.page.getByLabel('알릴 사람 이름 찾기').fill('검토');
    await web.page.getByRole('checkbox', { name }).check();
    await web.page.getByLabel('의견 쓰기').fill('예산 근거를 확인해 주십시오.');
    await web.page.getByRole('button', { name: '의견 남기기' }).click();
    await web.page.getByText(`${name}에게`, { exact: false }).waitFor();
  });
});
