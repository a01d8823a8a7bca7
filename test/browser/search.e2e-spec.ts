import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();

const dialog = () => web.page.getByRole('dialog', { name: '통합 검색' });
const options = () => dialog().getByRole('option');

async function type(words: string): Promise<void> {
  await dialog().getByRole('searchbox').waitFor();
  await web.page.keyboard.insertText(words);
}

it('opens anywhere with Ctrl+K on any keyboard layout, finds by lead consonants, and opens what is found by keys alone', async () => {
  await web.open('/stakeholders');
  await web.page.keyboard.press('Control+KeyK');
  await type('ㅂㅇㅊ');
  await options().filter({ hasText: 'AX 원스톱 바우처' }).waitFor();
  const first = await options().first().locator('.search__name').innerText();
  await web.page.keyboard.press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await web.page.getByRole('heading', { level: 1, name: first }).waitFor();
});

it('offers what was meant when the keyboard was in the other layout, and goes back to where one was', async () => {
  await web.open('/programmes');
  const search = web.page.locator('header').getByRole('button', { name: '검색' });
  await search.click();
  await type('qkdncj');
  await dialog().getByRole('button', { name: '‘바우처’ 찾기' }).click();
  await options().first().waitFor();
  await web.page.keyboard.press('Escape');
  expect(await dialog().getByRole('searchbox').inputValue()).toBe('');
  await web.page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(await web.hasFocus(search)).toBe(true);
});

it('has an address for all that was found, group by group, with the passage, and more on demand', async () => {
  await web.open('/');
  await web.page.keyboard.press('Control+KeyK');
  await type('AI');
  await dialog().getByRole('link', { name: '찾은 자료 모두 보기' }).click();
  await web.page.waitForURL(/\/search\?q=AI/);
  const group = web.page.getByRole('region', { name: /^제안 / });
  const rows = group.getByRole('listitem');
  await rows.nth(9).waitFor();
  expect(await rows.count()).toBe(10);
  await group.getByRole('button', { name: '더 보기' }).click();
  await rows.nth(10).waitFor();
  expect(await group.locator('mark').first().innerText()).toMatch(/ai/i);
});

it('says when the server cannot be reached, and asks again on demand', async () => {
  web.expectRefusal(503);
  await web.open('/');
  await web.page.route('**/api/v1/search?*', (route) => route.fulfill({ status: 503, body: '' }));
  await web.page.keyboard.press('Control+KeyK');
  await type('바우처');
  const retry = dialog().getByRole('button', { name: '다시 시도' });
  await retry.waitFor();
  await web.page.unroute('**/api/v1/search?*');
  await retry.click();
  await options().first().waitFor();
});

it('opens pages by their names, and for those who work here concepts of the thesaurus', async () => {
  await web.open('/');
  await web.page.keyboard.press('Control+KeyK');
  await type('주간 정합');
  await options().filter({ hasText: '주간 정합 보고' }).click();
  await web.page.waitForURL(/\/reports/);
  await web.page.keyboard.press('Control+KeyK');
  await type('감사 기록');
  await dialog().getByText('맞는 자료가 없습니다').waitFor();
  await web.page.keyboard.press('Escape');
  await web.page.keyboard.press('Escape');

  await web.signIn('editor');
  await web.open('/');
  await web.page.keyboard.press('Control+KeyK');
  await type('바우처');
  await dialog().getByRole('group', { name: '개념' }).getByRole('option').first().click();
  await web.page.waitForURL(/\/thesaurus\//);
});
