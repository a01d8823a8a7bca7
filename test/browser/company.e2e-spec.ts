import { faultsOf } from '../support/axe.js';
import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();
const TITLE = '데이터 바우처를 늘려 달라는 제안';
const press = (name: string) => web.page.getByRole('button', { name, exact: true }).click();

describe('what a company asks for', () => {
  it('is on one page with what answers it and the official answer, reached from the account', async () => {
    await web.signIn('company');
    await web.open('/');
    await web.page.getByRole('button', { name: /^내 계정/ }).click();
    await web.page.getByRole('link', { name: '우리 회사의 제안' }).click();
    await web.page.getByRole('heading', { level: 1, name: '우리 회사의 제안' }).waitFor();
    await web.page
      .getByRole('heading', { level: 3, name: /^요구 1/ })
      .first()
      .waitFor();
    await web.page.getByText('공개된 공식 답변이 아직 없습니다.').first().waitFor();
    expect(await faultsOf(web.page)).toEqual([]);
  });

  it('is checked before it is handed in, kept while it is typed, and decided by an editor', async () => {
    await web.signIn('company');
    await web.open('/fit/draft');
    await web.page.getByLabel('제목').fill(TITLE);
    await web.page
      .getByLabel('내용')
      .fill('중소기업이 인공지능 바우처로 데이터 가공 비용을 지원받게 해 달라. 실증센터를 만들어 달라.');
    // leaving the page keeps what is typed
    await web.page.reload();
    await web.page.getByText('저장하지 않은 글을 되살렸습니다.').waitFor();
    expect(await web.page.getByLabel('제목').inputValue()).toBe(TITLE);
    await press('이미 답이 있는지 확인');
    await web.page.getByRole('heading', { level: 2, name: '이미 있는 답' }).waitFor();
    await web.page
      .getByText(/^근거 보기/)
      .first()
      .click();
    await web.page.getByRole('region', { name: '근거' }).first().waitFor();
    expect(await faultsOf(web.page)).toEqual([]);
    await press('제출');
    await press('제출하겠습니다');
    await web.page.getByText('담당자가 살펴보고 있습니다.').waitFor();
    await web.becomeNewVisitor();
    await web.signIn('editor');
    await web.open('/submitted-drafts');
    await web.page.getByRole('heading', { level: 2, name: TITLE }).waitFor();
    expect(await faultsOf(web.page)).toEqual([]);
    await web.page.getByRole('button', { name: `제안으로 만들기: ${TITLE}` }).click();
    await web.page.waitForURL(/\/proposals\/.*\/edit/);
    await web.page.getByText(TITLE).first().waitFor();
  });
});

describe('a notice on many programmes', () => {
  const programmes = ['하나', '둘', '셋', '넷', '다섯'].map((title, at) => ({
    ...{ id: `00000000-0000-4000-8000-00000000000${String(at)}`, title, titleEn: null },
  }));
  const notice = {
    ...{ id: '00000000-0000-4000-8000-0000000000aa', profileId: '00000000-0000-4000-8000-0000000000bb' },
    ...{ profileName: '본사', programmeId: null, programmeTitle: null, programmeTitleEn: null },
    ...{ before: 'eligible', after: 'check', cause: 'day', decidedOn: '2027-01-01', readAt: null },
    ...{ createdAt: '2026-12-31T15:00:10Z', deciding: null },
    gathered: {
      ...{ count: 412, programmes, kind: 'sales', fact: 'salesKrw', year: 2026 },
      reason: { ko: '2026년 매출액이 아직 없습니다.', en: 'The sales of 2026 are not given yet.' },
    },
  };

  it('names the first of them, says how many there are, and leads to the question that is open', async () => {
    await web.signIn('company');
    await web.page.route('**/api/v1/fit/notices?*', (route) =>
      route.fulfill({ json: { items: [notice], total: 1, unread: 1, nextCursor: null } }),
    );
    await web.open('/fit/notices');
    await web.page.getByRole('heading', { level: 2, name: '사업 412건' }).waitFor();
    await web.page.getByText('2026년 매출액이 아직 없습니다.').waitFor();
    await web.page.getByText('그 밖의 사업 407건').waitFor();
    expect(await web.page.getByRole('link', { name: '다섯', exact: true }).count()).toBe(1);
    expect(await faultsOf(web.page)).toEqual([]);
    await web.page.getByRole('link', { name: '빠진 정보 입력하기' }).click();
    await web.page.waitForURL(/\/fit\?step=sales/);
    await web.page.unroute('**/api/v1/fit/notices?*');
  });
});

describe('the criteria of a programme', () => {
  it('are added and changed by an editor in a form of their kind', async () => {
    await web.signIn('editor');
    await web.open('/programmes/seed:G17');
    await press('요건 더하기');
    const dialog = web.page.getByRole('dialog');
    await dialog.getByLabel('종류').selectOption('employees');
    await dialog.getByLabel('공고의 문장').fill('상시근로자 50인 미만이어야 한다.');
    await dialog.getByLabel('까닭').fill('공고 3쪽');
    web.expectRefusal(400);
    await dialog.getByRole('button', { name: '저장', exact: true }).click();
    await dialog.getByText('요건의 형식이 맞지 않습니다.').waitFor();
    await dialog.getByLabel('위 끝', { exact: true }).first().fill('50');
    await dialog.getByLabel('미만').check();
    expect(await faultsOf(web.page)).toEqual([]);
    await dialog.getByRole('button', { name: '저장', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await web.page.getByRole('button', { name: /^고치기: 상시근로자 50인/ }).click();
    expect(await dialog.getByLabel('위 끝', { exact: true }).first().inputValue()).toBe('50');
    expect(await dialog.getByLabel('미만').isChecked()).toBe(true);
    await dialog.getByLabel('까닭').fill('정정 공고');
    await dialog.getByRole('button', { name: '저장', exact: true }).click();
    await web.page.getByText('담당자가 고침: 정정 공고').waitFor();
  });

  it('may be several of which one is enough, written and changed by keyboard', async () => {
    await web.signIn('editor');
    await web.open('/programmes/seed:G17');
    await press('요건 더하기');
    const dialog = web.page.getByRole('dialog');
    const condition = (no: number) => dialog.getByRole('group', { name: `조건 ${String(no)}`, exact: true });
    await dialog.getByLabel('종류').selectOption('any-of');
    await condition(1).getByLabel('종류').selectOption('pre-founder');
    await condition(2).getByLabel('위 끝', { exact: true }).first().fill('3');
    await dialog.getByRole('button', { name: '조건 추가' }).press('Enter');
    await condition(3).getByLabel('종류').selectOption('size');
    await dialog.getByRole('button', { name: '조건 3 빼기' }).press('Enter');
    await condition(3).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: '조건 추가' }).and(web.page.locator(':focus')).waitFor();
    await dialog.getByLabel('공고의 문장').fill('예비창업자 또는 업력 3년 이내의 기업');
    await dialog.getByLabel('까닭').fill('공고 2쪽');
    expect(await faultsOf(web.page)).toEqual([]);
    await dialog.getByRole('button', { name: '저장', exact: true }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await web.page.getByRole('button', { name: /^고치기: 예비창업자 또는/ }).press('Enter');
    expect(await condition(1).getByLabel('종류').inputValue()).toBe('pre-founder');
    expect(await condition(2).getByLabel('위 끝', { exact: true }).first().inputValue()).toBe('3');
  });
});
