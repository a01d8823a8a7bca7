import { type Locator, type Page } from 'playwright-core';
import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();
beforeEach(() => web.signIn('editor'));

const title = (page: Page = web.page): Locator => page.getByRole('textbox', { name: '제목' }).first();
const save = (): Promise<void> => web.page.getByRole('button', { name: '저장', exact: true }).click();
const kept = (page: Page = web.page): Promise<void> =>
  page.getByText('이 브라우저에 임시로 보관했습니다.').waitFor();
const restored = (): Locator => web.page.getByText('작성 중인 내용을 되살렸습니다');

/** Ends the session as its time would, behind the back of the page. */
async function endSession(): Promise<void> {
  const context = web.page.context();
  const cookies = await context.cookies();
  await context.clearCookies();
  await context.addCookies(cookies.filter(({ name }) => name !== 'jeonghap_session'));
}

describe('a new entry', () => {
  it('is a proposal of a stakeholder that was searched for, with asks that were found in its text', async () => {
    await web.open('/');
    await web.page.getByRole('link', { name: '새 제안 등록' }).click();
    await title().fill('중소기업 AI 이용권을 늘려 달라');
    await web.page
      .getByLabel('본문')
      .fill('중소 제조기업에 AI 바우처를 두 배로 늘려 달라. 또한 GPU를 지역 대학에도 나누어 달라.');
    await web.page.getByRole('button', { name: '본문에서 요구 찾기' }).click();
    await web.page.getByText(/요구 \d+건을 찾았습니다/).waitFor();
    expect(await web.page.getByLabel('요구 1', { exact: true }).inputValue()).toContain('바우처');
    await web.page.getByLabel('제안자').first().fill('루닛');
    await web.page.getByRole('list', { name: '찾은 제안자' }).getByRole('button', { name: '루닛' }).click();
    await save();
    await web.page.getByRole('heading', { level: 1, name: '중소기업 AI 이용권을 늘려 달라' }).waitFor();
    expect(await web.page.locator('.entry-head__who').innerText()).toBe('루닛');
  });

  it('stays hidden as a draft, is found in the list of what is not published, and is published from there', async () => {
    await web.open('/programmes');
    await web.page.getByRole('link', { name: '새 사업 등록' }).click();
    await title().fill('새벽녘 시험 사업');
    await web.page.getByLabel('공개 범위').selectOption('draft');
    await save();
    await web.page.getByText('저장했습니다. 공개하기 전까지는 이 목록에서 찾을 수 있습니다.').waitFor();
    const listed = await fetch(`${web.url}/api/v1/programmes?q=${encodeURIComponent('새벽녘 시험')}`);
    expect(((await listed.json()) as { total: number }).total).toBe(0);
    await web.page.getByRole('link', { name: '새벽녘 시험 사업' }).click();
    await web.page.getByLabel('공개 범위').selectOption('published');
    await save();
    await web.page.getByRole('heading', { level: 1, name: '새벽녘 시험 사업' }).waitFor();
  });

  it('is made once when its answer was lost and it is sent again', async () => {
    web.expectComplaint('net::ERR_CONNECTION_RESET');
    let isLost = false;
    await web.page.route('**/api/v1/stakeholders', async (route) => {
      if (route.request().method() !== 'POST' || isLost) return route.continue();
      isLost = true;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await web.open('/stakeholders/new');
    await web.page.getByLabel('이름').first().fill('한 번만 생기는 협회');
    await save();
    await web.page.getByText('입력한 내용은 이 브라우저에 보관되어 있습니다.').waitFor();
    await save();
    await web.page.getByRole('heading', { level: 1, name: '한 번만 생기는 협회' }).waitFor();
    const found = await fetch(`${web.url}/api/v1/stakeholders?q=${encodeURIComponent('한 번만')}`);
    expect(((await found.json()) as { total: number }).total).toBe(1);
  });
});

describe('what was typed', () => {
  it('comes back after a reload, can be discarded, and is gone once it was saved', async () => {
    await web.open('/programmes/seed:G05/edit');
    const stored = await title().inputValue();
    await title().fill('저장하지 않은 제목');
    await kept();
    await web.page.reload();
    await restored().waitFor();
    expect(await title().inputValue()).toBe('저장하지 않은 제목');
    await web.page.getByRole('button', { name: '되살린 내용 버리기' }).click();
    expect(await title().inputValue()).toBe(stored);
    await web.page.reload();
    await title().waitFor();
    expect(await restored().count()).toBe(0);
    await title().fill('저장한 제목');
    await save();
    await web.page.getByRole('heading', { level: 1, name: '저장한 제목' }).waitFor();
    await web.open('/programmes/seed:G05/edit');
    expect(await restored().count()).toBe(0);
  });

  it('is saved after signing in again on the page when the session ended meanwhile', async () => {
    web.expectRefusal(401);
    await web.open('/programmes/seed:G07/edit');
    await title().fill('로그인이 끝난 뒤의 제목');
    await endSession();
    await save();
    await web.page.getByRole('alert').getByText('로그인이 끝났습니다').waitFor();
    await web.page.getByRole('alert').getByRole('button', { name: '로그인' }).click();
    const dialog = web.page.getByRole('dialog');
    expect(await dialog.getByLabel('전자우편 주소').inputValue()).toBe('editor@sample.invalid');
    await dialog.getByLabel('비밀번호').fill('sample-editor-only-here');
    await dialog.getByRole('button', { name: '로그인' }).click();
    await web.page.getByRole('heading', { level: 1, name: '로그인이 끝난 뒤의 제목' }).waitFor();
  });

  it('comes back to the same person after a session that ended, a reload and a new sign-in', async () => {
    await web.open('/programmes/seed:G08/edit');
    await title().fill('다시 들어와 이어 쓰는 제목');
    await kept();
    await endSession();
    await web.page.reload();
    await web.page.getByRole('main').getByRole('link', { name: '로그인' }).click();
    await web.page.getByRole('button', { name: '편집자 계정 채우기' }).click();
    await web.page.getByRole('button', { name: '로그인', exact: true }).click();
    await restored().waitFor();
    expect(await title().inputValue()).toBe('다시 들어와 이어 쓰는 제목');
  });

  it('is nobody else’s, and goes when its person signs out', async () => {
    await web.open('/programmes/new');
    await title().fill('편집자만 아는 제목');
    await kept();
    await web.signIn('admin');
    await web.open('/programmes/new');
    expect(await title().inputValue()).toBe('');
    await web.signIn('editor');
    await web.open('/programmes/new');
    expect(await title().inputValue()).toBe('편집자만 아는 제목');
    await web.open('/account');
    await web.page.getByRole('button', { name: '로그아웃', exact: true }).click();
    await web.page.getByRole('banner').getByRole('link', { name: '로그인' }).waitFor();
    expect(
      await web.page.evaluate(`Object.keys(localStorage).filter((key) => key.includes('draft'))`),
    ).toEqual([]);
  });

  it('in two windows is kept of both, and one is told of the other', async () => {
    await web.open('/legislative-items/new');
    const second = await web.page.context().newPage();
    await second.goto('/legislative-items/new');
    await title().fill('첫째 창의 제목');
    await kept();
    await title(second).fill('둘째 창의 제목');
    await kept(second);
    await web.page.getByText('‘둘째 창의 제목’').waitFor();
    await second.close();
    await web.page.reload();
    expect(await title().inputValue()).toBe('첫째 창의 제목');
    await web.page.getByRole('button', { name: '그 내용 가져오기' }).click();
    expect(await title().inputValue()).toBe('둘째 창의 제목');
  });

  it('stays when the server is down, and is saved when it is back', async () => {
    web.expectComplaint('net::ERR_FAILED');
    await web.open('/programmes/seed:G09/edit');
    await title().waitFor();
    await web.page.route('**/api/**', (route) => route.abort());
    await title().fill('서버가 돌아온 뒤의 제목');
    await save();
    await web.page.getByRole('alert').getByText('저장하지 못했습니다').waitFor();
    await web.page.unroute('**/api/**');
    await save();
    await web.page.getByRole('heading', { level: 1, name: '서버가 돌아온 뒤의 제목' }).waitFor();
  });
});

describe('hints of duplicates', () => {
  it('name a proposal that asks the same while a new one is being written', async () => {
    await web.open('/proposals/new');
    await title().fill('AI 바우처(이용권) 확대');
    await web.page.getByLabel('본문').fill('중소기업이 쓸 AI 바우처 이용권을 확대해 달라.');
    const hints = web.page.locator('.alike-hints');
    await hints.getByText(/비슷한 요구를 하는 제안이 \d+건 있습니다/).waitFor();
    expect(await hints.innerText()).toContain('바우처');
  });

  it('name a stakeholder of the same name or alias', async () => {
    await web.open('/stakeholders/new');
    await web.page.getByLabel('이름').first().fill('루닛');
    await web.page.getByText('같은 이름이나 별칭을 쓰는 제안자가 1곳 있습니다.').waitFor();
  });
});
