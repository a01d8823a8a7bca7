import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();
const PASSWORD = 'seven swans over the river';

/** Fills the form in by the button of a sample account, and sends it. */
async function signInByHand(role: string): Promise<void> {
  await web.page.getByRole('button', { name: `${role} 계정 채우기` }).click();
  await web.page.getByRole('button', { name: '로그인', exact: true }).click();
}

describe('signing in', () => {
  it('leads back to the page, which then offers to edit, and signing out takes that away', async () => {
    await web.open('/programmes/seed:G16');
    const edit = web.page.getByRole('link', { name: '편집', exact: true });
    expect(await edit.count()).toBe(0);
    await web.page.getByRole('link', { name: '로그인' }).click();
    await web.page.getByRole('heading', { level: 1, name: '로그인' }).waitFor();
    await signInByHand('편집자');
    await web.page.waitForURL('**/programmes/seed:G16');
    await edit.waitFor();
    await web.page.getByRole('button', { name: '내 계정: 예시 편집자' }).click();
    await web.page.getByRole('link', { name: '내 계정', exact: true }).click();
    await web.page.getByRole('button', { name: '로그아웃' }).click();
    await web.page.getByRole('banner').getByRole('link', { name: '로그인' }).waitFor();
    await web.open('/programmes/seed:G16');
    expect(await edit.count()).toBe(0);
  });

  it('works from the keyboard and says what is wrong', async () => {
    web.expectRefusal(401);
    await web.open('/login');
    await web.page.getByLabel('전자우편 주소').focus();
    await web.page.keyboard.type('nobody@agency.go.kr');
    await web.page.keyboard.press('Tab');
    await web.page.keyboard.type('not the password');
    await web.page.keyboard.press('Enter');
    expect(await web.page.getByRole('alert').innerText()).toContain('비밀번호가 맞지 않습니다');
    expect(await web.page.getByLabel('전자우편 주소').inputValue()).toBe('nobody@agency.go.kr');
  });

  it('leads to the queues, which are for administrators, by way of signing in', async () => {
    await web.page.goto('/admin/queues');
    await web.page.getByRole('heading', { level: 1, name: '로그인' }).waitFor();
    await signInByHand('관리자');
    await web.page.getByText('recompute').first().waitFor();
    expect(new URL(web.page.url()).pathname).toBe('/admin/queues');
  });

  it('offers no edit to a reviewer, and no page of users', async () => {
    await web.signIn('reviewer');
    await web.open('/programmes/seed:G16');
    await web.page.getByRole('button', { name: '내 계정: 예시 검토자' }).waitFor();
    expect(await web.page.getByRole('link', { name: '편집', exact: true }).count()).toBe(0);
    await web.open('/users');
    await web.page.getByText('이 화면을 볼 권한이 없습니다').waitFor();
  });
});

describe('a new colleague', () => {
  it('is invited, chooses a password, makes a key, changes the password, and is deactivated', async () => {
    await web.signIn('admin');
    await web.open('/users');
    await web.page.getByRole('button', { name: '초대하기' }).click();
    const dialog = web.page.getByRole('dialog');
    await dialog.getByLabel('이름').fill('김민지');
    await dialog.getByLabel('전자우편 주소').fill('kim@agency.go.kr');
    await dialog.getByLabel('편집자').check();
    await dialog.getByRole('button', { name: '초대하기' }).click();
    await dialog.waitFor({ state: 'detached' });
    const link = await web.page.locator('.secret code').innerText();
    expect(link).toMatch(/\/link#[\w-]{43}$/);

    await web.becomeNewVisitor();
    await web.page.goto(link);
    await web.page.getByText('김민지 님, 환영합니다.').waitFor();
    await web.page.getByLabel('새 비밀번호').fill(PASSWORD);
    await web.page.getByRole('button', { name: '정하고 로그인' }).click();
    await web.page.getByText('김민지 님으로 로그인했습니다.').waitFor();

    await web.page.getByLabel('키 이름').fill('야간 배치');
    await web.page.getByRole('button', { name: 'API 키 만들기' }).click();
    const key = await web.page.locator('.secret code').innerText();
    const answer = await fetch(`${web.url}/api/v1/session`, { headers: { authorization: `Bearer ${key}` } });
    expect(((await answer.json()) as { person: { email: string } }).person.email).toBe('kim@agency.go.kr');

    await web.page.getByLabel('지금 비밀번호').fill(PASSWORD);
    await web.page.getByLabel('새 비밀번호').fill(`${PASSWORD}, the second`);
    await web.page.getByRole('button', { name: '비밀번호 바꾸기' }).click();
    await web.page.getByText('비밀번호를 바꾸었습니다.').waitFor();

    await web.becomeNewVisitor();
    await web.signIn('admin');
    await web.open('/users');
    await web.page.getByRole('button', { name: '김민지 변경' }).click();
    await web.page.getByRole('dialog').getByRole('button', { name: '사용 중지' }).click();
    await web.page.getByRole('dialog').waitFor({ state: 'detached' });
    await web.page.locator('.tag', { hasText: '사용 중지' }).waitFor();
    const gone = await fetch(`${web.url}/api/v1/session`, { headers: { authorization: `Bearer ${key}` } });
    expect(gone.status).toBe(401);
  });

  it('is told so when a link is no good', async () => {
    web.expectRefusal(404);
    await web.open(`/link#${'x'.repeat(43)}`);
    await web.page.getByText('그런 일회용 주소가 없습니다.').waitFor();
  });
});
