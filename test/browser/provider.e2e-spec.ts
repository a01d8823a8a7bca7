import { faultsOf } from '../support/axe.js';
import { useProductInBrowser } from '../support/product-in-browser.js';
import { signInAsSample } from '../support/sign-in.js';
import { oidcConfigOf, startTestProvider, type TestProvider } from '../support/test-provider.js';

const PASSWORD = 'seven swans over the river';
const KIM = { sub: 'kim', email: 'kim@agency.go.kr', email_verified: true, name: '김민지' };

let provider: TestProvider;
beforeAll(async () => {
  provider = await startTestProvider();
});
afterAll(() => provider.close());

const web = useProductInBrowser(() => {
  const { issuer, clientId, clientSecret, label } = oidcConfigOf(provider);
  return {
    JEONGHAP_OIDC_ISSUER: issuer,
    JEONGHAP_OIDC_CLIENT_ID: clientId,
    JEONGHAP_OIDC_CLIENT_SECRET: clientSecret,
    JEONGHAP_OIDC_LABEL_KO: label.ko,
    JEONGHAP_OIDC_LABEL_EN: label.en,
    JEONGHAP_OIDC_MAKE_ACCOUNTS: 'on',
  };
});
beforeEach(() => {
  provider.serve([`${web.url}/sign-in/return`]);
  provider.person = KIM;
});

const goToProvider = () => web.page.getByRole('button', { name: '시험 제공자로 로그인' }).click();

/** Opens the present page in both widths and looks for what axe finds. */
async function expectNoFaults(): Promise<void> {
  for (const width of [1440, 390]) {
    await web.page.setViewportSize({ width, height: 900 });
    expect({ width, faults: await faultsOf(web.page) }).toEqual({ width, faults: [] });
    expect(await web.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }
}

describe('signing in through a provider', () => {
  it('leads back to the page from which one came', async () => {
    await web.open('/programmes/seed:G16?lang=ko');
    await web.page.getByRole('link', { name: '로그인' }).click();
    await web.page.getByRole('button', { name: '시험 제공자로 로그인' }).waitFor();
    await expectNoFaults();
    await goToProvider();
    await web.page.waitForURL('**/programmes/seed:G16*');
    await web.page.getByRole('button', { name: '내 계정: 김민지' }).click();
    await web.page.getByRole('link', { name: '내 계정', exact: true }).click();
    await web.page.getByText('이 계정에는 비밀번호가 없습니다').waitFor();
    await web.page.getByText('시험 제공자 · kim@agency.go.kr').waitFor();
    await web.page.getByText('Chrome · Linux').waitFor();
    await expectNoFaults();
  });

  it('leads to no other site, whatever the address says', async () => {
    await web.open('/login?next=https://attacker.example/');
    await goToProvider();
    await web.page.getByRole('button', { name: '내 계정: 김민지' }).waitFor();
    expect(web.page.url()).toBe(`${web.url}/`);
  });

  it('says why it did not work, and how to go on', async () => {
    web.expectRefusal(401);
    provider.person = undefined;
    await web.open('/login');
    await goToProvider();
    expect(await web.page.getByRole('alert').innerText()).toContain('제공자에서 로그인을 취소했거나');
    await expectNoFaults();
    await web.page.getByRole('link', { name: '다시 로그인하기' }).click();
    await web.page.getByRole('heading', { level: 1, name: '로그인', exact: true }).waitFor();
  });

  it('says so when somebody comes to its end without a beginning', async () => {
    web.expectRefusal(400);
    await web.open('/sign-in/return?code=x&state=y');
    await web.page.getByText('이 브라우저에서 시작한 로그인이 아니거나').waitFor();
    await web.open('/sign-in/return');
    await web.page.getByText('로그인을 마치지 못했습니다').waitFor();
  });

  it('says so when the provider goes away meanwhile', async () => {
    web.expectRefusal(503);
    await web.page.route('**/api/v1/session/provider', (route) => {
      if (route.request().method() === 'POST') provider.goAway();
      return route.continue();
    });
    await web.open('/login');
    await goToProvider();
    await web.page.getByText('로그인 제공자에 잠시 연결할 수 없습니다').waitFor();
  });
});

describe('a colleague with a password', () => {
  it('links the provider by the password, and unlinks it', async () => {
    const admin = await signInAsSample(web.url, 'admin');
    const call = async (path: string, body: object, headers: Record<string, string>) => {
      const response = await fetch(`${web.url}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      return (await response.json()) as { link: { path: string } };
    };
    const { link } = await call(
      '/users',
      { email: 'park@agency.go.kr', name: '박지원', roles: ['editor'] },
      admin,
    );
    await web.page.goto(link.path);
    await web.page.getByLabel('새 비밀번호').fill(PASSWORD);
    await web.page.getByRole('button', { name: '정하고 로그인' }).click();

    provider.person = { sub: 'park', email: 'park@agency.go.kr', email_verified: true, name: '박지원' };
    const linkForm = web.page.locator('form', { hasText: '연결하기' });
    await linkForm.getByLabel('지금 비밀번호').fill(PASSWORD);
    await linkForm.getByRole('button', { name: '시험 제공자 연결하기' }).click();
    await web.page.getByText('시험 제공자 · park@agency.go.kr').waitFor();
    expect(new URL(web.page.url()).pathname).toBe('/account');
    expect(await linkForm.count()).toBe(0);
    await expectNoFaults();
    await web.page.getByRole('button', { name: '시험 제공자 연결 끊기' }).click();
    await linkForm.waitFor();
  });
});
