import { type Locator } from 'playwright-core';
import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();
const dialog = (): Locator => web.page.getByRole('dialog');
const panel = (): Locator => web.page.getByRole('region', { name: '합치기와 나누기' });
const titleIs = (title: string): Promise<void> =>
  web.page.getByRole('heading', { level: 1, name: title }).waitFor();

describe('an editor', () => {
  it('merges a suggested pair, is led on from the old address, and takes it back', async () => {
    web.expectRefusal(410);
    await web.signIn('editor');
    await web.open('/duplicates');
    const row = web.page.locator('.duplicate', { hasText: '설명할 의무를 제도화' });
    const links = row.getByRole('link');
    const [kept, gone] = [await links.nth(0).innerText(), await links.nth(1).innerText()];
    const goneAddress = (await links.nth(1).getAttribute('href')) ?? '';
    await row.getByRole('button', { name: `‘${kept}’에 합치기` }).click();
    await dialog().getByRole('checkbox').first().check();
    await dialog().getByLabel('까닭').fill('같은 것을 요구한다.');
    await dialog().getByRole('button', { name: '합치기', exact: true }).click();
    await titleIs(kept);
    await panel().getByText(gone).waitFor();
    await panel().getByText('요구 1건 옮김').waitFor();

    await web.becomeNewVisitor();
    await web.open(goneAddress);
    await titleIs(kept);
    await panel().getByText(gone).waitFor();
    expect(await panel().getByText('같은 것을 요구한다.').count()).toBe(0);
    expect(await panel().getByRole('button').count()).toBe(0);

    await web.signIn('editor');
    await web.open(goneAddress);
    await panel()
      .getByRole('button', { name: /^되돌리기/ })
      .click();
    await titleIs(gone);
    await panel()
      .getByText(/^되돌림/)
      .waitFor();
  });

  it('splits a proposal, finds the way between both, and takes it back', async () => {
    await web.signIn('editor');
    await web.open('/proposals/seed:P41');
    const whole = await web.page.locator('h1').innerText();
    await web.page.getByRole('button', { name: '나누기' }).click();
    await dialog().getByRole('checkbox').first().check();
    await dialog().getByLabel('새 제안의 제목').fill('실증 과제만');
    await dialog().getByLabel('까닭').fill('서로 다른 요구다.');
    await dialog().getByRole('button', { name: '나누기' }).click();
    await titleIs('실증 과제만');
    await panel().getByRole('link', { name: whole }).click();
    await titleIs(whole);
    await panel().getByRole('link', { name: '실증 과제만' }).waitFor();
    await panel()
      .getByRole('button', { name: /^되돌리기/ })
      .click();
    await panel()
      .getByText(/^되돌림/)
      .waitFor();
    expect(await panel().getByRole('link').count()).toBe(0);
  });

  it('says that a pair is not the same, and looks at it again', async () => {
    await web.signIn('editor');
    await web.open('/duplicates');
    const first = web.page.locator('.duplicate').first();
    const title = await first.getByRole('link').first().innerText();
    await first.getByRole('button', { name: /^다른 제안임/ }).click();
    await web.page.getByRole('link', { name: '다른 제안으로 정한 쌍' }).click();
    await web.page.getByText('다른 제안이라고 정한 쌍이 1쌍 있습니다.').waitFor();
    await web.page
      .locator('.duplicate', { hasText: title })
      .getByRole('button', { name: /^다시 살펴보기/ })
      .click();
    await web.page.getByText('해당하는 쌍이 없습니다.').waitFor();
  });

  it('merges stakeholders and programmes, found by their names', async () => {
    web.expectRefusal(410);
    web.expectRefusal(404); // a listed alignment is gone when its scores are computed before it is opened
    await web.signIn('editor');
    for (const [address, words] of [
      ['/stakeholders/seed:S02', 'SK'],
      ['/programmes/seed:G02', '바우처'],
    ] as const) {
      await web.open(address);
      const gone = await web.page.locator('h1').innerText();
      await web.page.getByRole('button', { name: /^합치기/ }).click();
      await dialog().getByLabel('남는 자료 찾기').fill(words);
      await dialog().getByRole('list', { name: '찾은 자료' }).getByRole('button').first().click();
      await dialog().getByLabel('까닭').fill('같은 곳이다.');
      await dialog().getByRole('button', { name: '합치기', exact: true }).click();
      await dialog().waitFor({ state: 'detached' });
      await panel().getByText(gone).waitFor();
      await panel()
        .getByRole('button', { name: /^되돌리기/ })
        .click();
      await titleIs(gone);
    }
  });
});

describe('others', () => {
  it('are offered no way to merge or split', async () => {
    await web.open('/proposals/seed:P32');
    expect(await web.page.getByRole('button', { name: /^(합치기|나누기)/ }).count()).toBe(0);
    await web.signIn('reviewer');
    await web.open('/duplicates');
    expect(await web.page.locator('.duplicate').count()).toBe(0);
  });
});
