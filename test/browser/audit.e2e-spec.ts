import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();

/** Changes the title of a programme through the editor. */
async function editTitle(): Promise<void> {
  await web.open('/programmes/seed:G16');
  await web.page.getByRole('link', { name: '편집', exact: true }).click();
  await web.page.getByLabel('제목').first().fill('새 이름의 사업');
  await web.page.getByRole('button', { name: '저장' }).click();
  await web.page.getByRole('heading', { level: 1, name: '새 이름의 사업' }).waitFor();
}

describe('the audit log', () => {
  it('tells an administrator who changed what, with before and after, and narrows by its address', async () => {
    await web.signIn('editor');
    await editTitle();
    await web.becomeNewVisitor();
    await web.signIn('admin');
    await web.open('/account');
    await web.page.getByRole('link', { name: '감사 기록' }).click();
    await web.page.getByRole('heading', { level: 1, name: '감사 기록' }).waitFor();
    await web.page.getByLabel('대상 종류').selectOption({ label: '사업' });
    await web.page.getByLabel('한 일').selectOption({ label: '변경' });
    await web.page.getByRole('button', { name: '찾기' }).click();
    await web.page.waitForURL('**/audit?kind=programme&act=change');
    await web.page.getByText('기록 1건').waitFor();
    await web.page.getByText('제목, 개정').click();
    const row = web.page.getByRole('row', { name: /^제목/ });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual([
      expect.stringContaining('바우처'),
      '새 이름의 사업',
    ]);
    expect(await web.page.getByText('PATCH /api/v1/programmes/:key').count()).toBe(1);
    await web.page.getByRole('button', { name: /^예시 편집자/ }).click();
    await web.page.waitForURL('**/audit?actor=user*');
    await web.page.getByRole('button', { name: '조건 지우기' }).click();
    await web.page.waitForURL(/\/audit$/);
  });

  it('hands out the same entries as CSV', async () => {
    await web.signIn('admin');
    await web.open('/audit?kind=account');
    const [download] = await Promise.all([
      web.page.waitForEvent('download'),
      web.page.getByRole('link', { name: 'CSV로 내려받기' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('audit-entries.csv');
    expect(new URL(download.url()).search).toBe('?kind=account');
  });

  it('is verified on demand, from the keyboard too', async () => {
    await web.signIn('admin');
    await web.open('/audit');
    await web.page.getByRole('button', { name: '지금 검증' }).focus();
    await web.page.keyboard.press('Enter');
    await web.page.getByText('봉인한 때와 같습니다').waitFor();
  });

  it('is not for a reviewer', async () => {
    await web.signIn('reviewer');
    await web.open('/audit');
    await web.page.getByText('이 화면을 볼 권한이 없습니다').waitFor();
  });
});
