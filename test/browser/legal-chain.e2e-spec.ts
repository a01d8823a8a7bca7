import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();
const chain = () => web.page.getByRole('region', { name: '법적 근거 체계' });
const ITEMS = '/legislative-items';

describe('the chain of legal bases', () => {
  it('shows what an article leaves to a decree that the catalogue does not have, without claiming that it was not made', async () => {
    await web.open(`${ITEMS}/law:ai-basic-act:30`);
    await chain().getByText('시행령 제22조').waitFor();
    expect(await chain().innerText()).toContain('위임되었으나 카탈로그에 없음');
    expect(await chain().innerText()).toContain('제정되지 않았다는 뜻이 아닙니다');
    await chain().getByRole('link', { name: 'AI 기본법 제정과 시행' }).click();
    await web.page.getByRole('heading', { level: 1, name: 'AI 기본법 제정과 시행' }).waitFor();
    await chain()
      .getByText(/나머지 \d+개 보기/)
      .click();
    await chain().getByRole('link', { name: '과태료', exact: true }).waitFor();
  });

  it('closes once an editor adds the article of the decree, and goes on to the notice that names it', async () => {
    await web.signIn('editor');
    await web.open(`${ITEMS}/new`);
    await web.page.getByLabel('제목').first().fill('검증·인증 지원의 절차');
    await web.page
      .getByLabel('법령 이름', { exact: true })
      .fill('인공지능 발전과 신뢰 기반 조성 등에 관한 기본법 시행령');
    await web.page.getByLabel('조문', { exact: true }).fill('제22조');
    await web.page.getByLabel('법형식').selectOption({ label: '시행령' });
    await web.page.locator('#field-stage').selectOption({ label: '시행 중' });
    await web.page.getByLabel('아직 만들어지지 않은 하위 규정').fill('과학기술정보통신부 고시');
    await web.page.getByRole('button', { name: '저장', exact: true }).click();
    await chain().getByText('위임되었으나 아직 없음').waitFor();

    await web.open(`${ITEMS}/new`);
    await web.page.getByLabel('제목').first().fill('검증·인증 지원에 관한 고시안');
    await web.page.getByLabel('법형식').selectOption({ label: '고시·훈령·예규' });
    await web.page.getByLabel('위임한 상위 항목').fill('검증·인증 지원의');
    await web.page
      .getByRole('list', { name: '찾은 항목' })
      .getByRole('button', { name: '검증·인증 지원의 절차' })
      .click();
    await web.page.getByRole('button', { name: '저장', exact: true }).click();
    await chain().getByRole('link', { name: '검증·인증 지원의 절차' }).click();
    await web.page.getByRole('heading', { level: 1, name: '검증·인증 지원의 절차' }).waitFor();
    await chain().getByText('만드는 중').waitFor();

    await web.open(`${ITEMS}/law:ai-basic-act:30`);
    await chain().getByText('카탈로그에 있음').waitFor();
    expect(await chain().innerText()).toContain('근거: 제22조');
  });
});

describe('the legal basis of a programme', () => {
  it('is said to be unconfirmed until an editor states one, and then leads to the article', async () => {
    const basis = web.page.getByRole('region', { name: '법적 근거' });
    await web.signIn('editor');
    await web.open('/programmes/seed:G05');
    await basis.getByText('확인되지 않음').waitFor();
    await web.open('/programmes/seed:G05/edit');
    await web.page.getByLabel('법적 근거').fill('인공지능기본법 제16조');
    await web.page.getByRole('button', { name: '저장', exact: true }).click();
    await basis.getByRole('link', { name: '인공지능기술 도입·활용 지원과 공공 우선 고려' }).waitFor();
  });
});
