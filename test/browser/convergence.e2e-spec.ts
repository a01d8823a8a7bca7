import { type Locator } from 'playwright-core';
import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();
const groups = (): Locator => web.page.locator('.converging');

describe('the convergence view', () => {
  it('answers in one sentence, shows who asks the same, and narrows by axis and opposition in the address', async () => {
    await web.open('/convergence');
    await groups().first().waitFor();
    expect(await web.page.locator('.page__answer').innerText()).toMatch(
      /같은 것을 요구하는 묶음은 \d+개입니다/,
    );
    expect(await groups().first().locator('.converging__who').count()).toBeGreaterThan(1);
    await web.page.getByRole('heading', { name: '묶는 방법' }).waitFor();
    await web.page.getByRole('group', { name: '의제 축' }).getByLabel('데이터').check();
    await web.page.waitForURL(/axis=data/);
    await web.page.getByRole('link', { name: '반대 요구가 있는 것' }).click();
    await web.page.waitForURL(/opposed=true/);
    expect(new URL(web.page.url()).searchParams.get('axis')).toBe('data');
  });

  it('is reached from a stakeholder who asks the same as others', async () => {
    await web.open('/convergence');
    await groups().first().locator('.converging__who a').first().click();
    await web.page.getByRole('heading', { name: '같은 것을 요구하는 곳' }).waitFor();
    await web.page.getByRole('link', { name: '요구를 나란히 보기' }).click();
    await web.page.waitForURL(/\/convergence\?stakeholder=/);
    await web.page.getByText(/함께 요구하는 것만 보입니다/).waitFor();
    await web.page.getByRole('button', { name: '모든 제안자 보기' }).click();
    await web.page.waitForURL((url) => url.search === '');
  });
});

describe('the page of a stakeholder', () => {
  it('shows its coverage as a bar or as a table, and says since when it is recorded', async () => {
    await web.open('/stakeholders/seed:S01');
    await web.page.locator('.stakeholder__bar .stacked-bar').waitFor();
    await web.page.locator('.stakeholder__bar').getByRole('button', { name: '표로 보기' }).click();
    await web.page.locator('.stakeholder__bar table').waitFor();
    await web.page.getByText(/대응 상태는 .+부터 기록하고 있습니다/).waitFor();
  });
});
