import { type Locator } from 'playwright-core';
import { useProductInBrowser } from '../support/product-in-browser.js';
import { waitUntilScored } from '../support/running-product.js';
import { signInAsSample } from '../support/sign-in.js';

const web = useProductInBrowser();
const rows = (): Locator => web.page.locator('table.proposals tbody tr');
const search = (): URLSearchParams => new URL(web.page.url()).searchParams;

describe('the gap board', () => {
  it('says how many of the 48 proposals are not answered and lists them page by page', async () => {
    await web.open('/');
    expect(await web.page.locator('.page__answer').innerText()).toMatch(/제안 48건 가운데 \d+건은/);
    await web.page.locator('.toolbar__found', { hasText: /^제안 48건$/ }).waitFor();
    expect(await rows().count()).toBe(20);
    await web.page.getByRole('button', { name: /더 보기 \(20\/48건\)/ }).click();
    // pressed once, the rest comes as one scrolls on
    await rows().nth(39).waitFor();
    await rows().nth(39).scrollIntoViewIfNeeded();
    await rows().nth(47).waitFor();
    expect(await rows().count()).toBe(48);
    const addresses = await web.page.locator('.proposals__title').evaluateAll((links) => links.map(String));
    expect(new Set(addresses).size).toBe(48);
  });

  it('keeps filters, search and sort in the address, so that a shared link shows the same list', async () => {
    await web.open('/');
    await web.page.getByRole('button', { name: /더 보기 제안자$/ }).click();
    await web.page.getByLabel('루닛').check();
    await web.page.getByText('조건에 맞는 제안 3건').waitFor();
    await web.page.getByRole('group', { name: '의제 축' }).getByRole('checkbox').first().check();
    await web.page.getByText('조건에 맞는 제안 1건').waitFor();
    await web.page.getByLabel('정렬').selectOption('title');
    await web.page.waitForURL(/sort=title/);
    expect(search().get('stakeholder')).not.toBeNull();
    expect(search().get('axis')).not.toBeNull();
    await web.page.waitForLoadState('networkidle');
    const titles = await web.page.locator('.proposals__title').allInnerTexts();
    expect(titles.length).toBeGreaterThan(0);
    const shared = web.page.url();

    await web.becomeNewVisitor();
    await web.open(shared);
    expect(await web.page.locator('.proposals__title').allInnerTexts()).toEqual(titles);
    await web.page.getByRole('button', { name: /제안자: 루닛 조건 지우기/ }).click();
    await web.page.waitForURL((url) => !url.searchParams.has('stakeholder'));
    await web.page.getByRole('button', { name: '조건 모두 지우기' }).click();
    await web.page.waitForURL((url) => !url.searchParams.has('axis'));
    expect(search().get('sort')).toBe('title');
  });

  it('narrows the list to the proposals that a number counts', async () => {
    await web.open('/');
    const counter = web.page.locator('.counter', { hasText: '부분 대응' });
    const count = /\d+/.exec(await counter.locator('.counter__number').innerText())?.[0] ?? '';
    await counter.click();
    await web.page.getByText(`조건에 맞는 제안 ${count}건`).waitFor();
    expect(search().get('coverage')).toBe('partial');
    expect(await counter.getAttribute('aria-pressed')).toBe('true');
    const badges = await web.page.locator('table.proposals .coverage-badge').allInnerTexts();
    expect(new Set(badges)).toEqual(new Set(['부분 대응']));
  });

  it('names the filters that emptied the list and takes them away', async () => {
    await web.open('/?q=%EC%9C%A0%EB%8B%88%EC%BD%98%EC%9D%98%EB%BF%94');
    expect(await web.page.locator('.board__empty').innerText()).toContain('검색어: 유니콘의뿔');
    await web.page.locator('.board__empty').getByRole('button', { name: '조건 모두 지우기' }).click();
    await rows().first().waitFor();
    expect(search().get('q')).toBeNull();
  });
});

describe('a proposal', () => {
  it('shows the AX one-stop voucher first for the voucher ask, with numbered evidence in both texts', async () => {
    await web.open('/?q=%EB%B0%94%EC%9A%B0%EC%B2%98');
    await web.page.getByRole('link', { name: 'AI 바우처(이용권) 확대' }).click();
    const first = web.page.locator('.alignment').first();
    await first.locator('.evidence').waitFor();
    expect(await first.locator('.alignment__heading').innerText()).toBe('AX 원스톱 바우처');
    const numbersIn = async (side: string): Promise<string[]> => {
      const marks = await first.locator(`.evidence__text--${side} mark`).all();
      const numbers = await Promise.all(marks.map((mark) => mark.getAttribute('data-evidence')));
      return numbers.flatMap((text) => (text ?? '').split(' '));
    };
    const [asked, offered] = [new Set(await numbersIn('ask')), new Set(await numbersIn('measure'))];
    expect(asked.size).toBeGreaterThan(1);
    expect(offered).toEqual(asked);
    expect(await first.locator('.evidence__text--ask mark').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('바우처')]),
    );
    const listed = await first.locator('.evidence__pair').count();
    expect(listed).toBe(asked.size);
  });

  it('adds the parts of a score up to the score', async () => {
    await web.open('/proposals/seed:P01');
    const table = web.page.locator('.alignment').first().locator('.detail-table').first();
    await table.waitFor();
    const parts = await table.locator('tbody td:last-child').allInnerTexts();
    const total = await table.locator('tfoot td').innerText();
    const sum = parts.reduce((all, part) => all + Math.round(Number(part) * 10), 0);
    expect(sum).toBe(Math.round(Number(total) * 10));
    expect(await web.page.locator('.alignment .score__number').first().innerText()).toBe(total);
  });

  it('calls the ask for AI in the national health screening a gap and says what is missing', async () => {
    await web.open('/proposals/seed:P11');
    expect(await web.page.locator('.entry-head__state').innerText()).toContain('공백');
    const ask = web.page.locator('.ask').first();
    expect(await ask.locator('.coverage-badge').innerText()).toBe('공백');
    expect(await ask.locator('.tag--missing').count()).toBeGreaterThan(0);
  });

  it('names its source with heading, lines and file', async () => {
    await web.open('/proposals/seed:P01');
    const source = await web.page.getByRole('region', { name: '출처' }).first().innerText();
    expect(source).toMatch(/\d+–\d+행/);
    expect(source).toContain('.txt');
  });

  it('walks through the evidence with N and P while the focus is in it', async () => {
    await web.open('/proposals/seed:P01');
    await web.page.locator('.evidence__pair').first().focus();
    await web.page.keyboard.press('KeyN');
    expect(await web.page.locator('.evidence-mark--active').first().getAttribute('data-evidence')).toContain(
      '1',
    );
    await web.page.keyboard.press('KeyN');
    expect(await web.page.locator('.evidence__pair[aria-pressed="true"] .evidence__no').innerText()).toBe(
      '2',
    );
    await web.page.keyboard.press('KeyP');
    expect(await web.page.locator('.evidence__pair[aria-pressed="true"] .evidence__no').innerText()).toBe(
      '1',
    );
  });
});

describe('editing', () => {
  beforeEach(() => web.signIn('editor'));

  const openForm = async (): Promise<void> => {
    await web.page.getByRole('link', { name: '편집', exact: true }).click();
    await web.page.getByRole('heading', { level: 1, name: /편집$/ }).waitFor();
  };
  const title = (): Locator => web.page.getByLabel('제목', { exact: false }).first();
  const save = (): Promise<void> => web.page.getByRole('button', { name: '저장', exact: true }).click();

  it('changes the score of a programme without a reload, and says when the new score is there', async () => {
    await web.open('/programmes/seed:G16');
    await web.page.evaluate('window.sameDocument = true');
    const score = web.page.locator('.alignment .score__number').first();
    const before = await score.innerText();
    await openForm();
    await web.page.getByLabel('본문').fill('해양 쓰레기 수거 선박의 연료비를 어촌계에 보조한다.');
    await title().fill('어촌 연료비 보조');
    await save();
    await web.page.getByText('점수를 다시 계산했습니다.').waitFor({ timeout: 20_000 });
    await web.page.waitForFunction(`document.querySelector('h1').textContent === '어촌 연료비 보조'`);
    const after = (await score.count()) === 0 ? undefined : await score.innerText();
    expect(after).not.toBe(before);
    expect(await web.page.evaluate('window.sameDocument')).toBe(true);
    await web.page.getByText('고친 항목:').first().waitFor();
    await waitUntilScored(web.url);
  });

  it('keeps what was typed when someone else was first, says who, shows both, and saves on top', async () => {
    web.expectRefusal(412);
    await web.open('/proposals/seed:P05/edit');
    await title().waitFor();
    await editElsewhere('/api/v1/proposals/seed:P05', { title: '남이 먼저 고친 제목' });
    await title().fill('내가 고친 제목');
    await save();
    const refusal = web.page.getByRole('alert');
    await refusal.getByText('다른 곳에서 먼저 고쳤습니다').waitFor();
    expect(await refusal.innerText()).toMatch(/예시 관리자가 .*에 고쳤습니다/);
    expect(await refusal.innerText()).toContain('그사이 바뀐 항목: 제목');
    expect(await title().inputValue()).toBe('내가 고친 제목');
    expect(await web.page.locator('.entry-form__stored').innerText()).toContain('남이 먼저 고친 제목');
    await web.page.getByRole('button', { name: '내 내용으로 저장' }).click();
    await web.page.getByRole('heading', { level: 1, name: '내가 고친 제목' }).waitFor();
  });

  it('leads with the focus from the list of faults to each field, and sends nothing', async () => {
    await web.open('/programmes/seed:G06/edit');
    await title().fill('가'.repeat(5_000));
    await web.page.getByLabel('예산').fill('백억 원');
    await save();
    const refusal = web.page.getByRole('alert');
    await refusal.getByText('고칠 곳 2곳을 확인하십시오.').waitFor();
    expect(await web.hasFocus(refusal)).toBe(true);
    await refusal.getByRole('link', { name: /예산/ }).click();
    expect(await web.hasFocus(web.page.getByLabel('예산'))).toBe(true);
    expect(await web.page.getByLabel('예산').getAttribute('aria-invalid')).toBe('true');
    expect(await title().inputValue()).toHaveLength(5_000);
    expect(await web.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1440);
  });

  async function editElsewhere(path: string, changes: object): Promise<void> {
    const current = await fetch(`${web.url}${path}`);
    const response = await fetch(`${web.url}${path}`, {
      method: 'PATCH',
      headers: {
        'content-type': 'application/json',
        'if-match': current.headers.get('etag') ?? '',
        ...(await signInAsSample(web.url, 'admin')),
      },
      body: JSON.stringify(changes),
    });
    expect(response.status).toBe(200);
  }
});

describe('the language switch', () => {
  it('turns the page English, marks Korean text, and stays over links and visits', async () => {
    await web.open('/');
    expect(await web.page.locator('html').getAttribute('lang')).toBe('ko');
    await web.page.getByRole('button', { name: 'English' }).click();
    await web.page.getByRole('heading', { level: 1, name: 'Gap board' }).waitFor();
    expect(await web.page.locator('html').getAttribute('lang')).toBe('en');
    expect(search().get('lang')).toBe('en');
    await web.page.getByRole('link', { name: 'Programmes' }).click();
    await web.page.getByRole('heading', { level: 1, name: 'Programmes' }).waitFor();
    await web.page.locator('.rows__text span[lang="ko"]').first().waitFor();
    await web.open('/legislative-items');
    expect(await web.page.locator('h1').innerText()).toBe('Legislative items');
    await web.page.getByRole('button', { name: '한국어' }).click();
    await web.page.getByRole('heading', { level: 1, name: '입법 과제' }).waitFor();
    await web.open('/stakeholders');
    expect(await web.page.locator('h1').innerText()).toBe('제안자');
  });
});

describe('an alignment in English', () => {
  it('names what was asked and offered in English', async () => {
    await web.open('/proposals/seed:P01?lang=en');
    const table = web.page.getByRole('table', { name: 'What was asked, facet by facet' }).first();
    await table.waitFor();
    expect(await table.innerText()).toContain('voucher');
    expect(await table.innerText()).not.toMatch(/[가-힣]/);
  });
});

describe('the keyboard', () => {
  it('reaches the skip link first, and the skip link leads to the content', async () => {
    await web.open('/');
    await web.page.keyboard.press('Tab');
    const skip = web.page.getByRole('link', { name: '본문 바로가기' });
    expect(await web.hasFocus(skip)).toBe(true);
    const box = await skip.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    await web.page.keyboard.press('Enter');
    expect(await web.page.evaluate('document.activeElement.id')).toBe('main');
  });

  it('walks every control of the board with a visible focus and without a trap', async () => {
    await web.open('/?coverage=gap');
    const seen: string[] = [];
    for (let step = 0; step < 400; step += 1) {
      await web.page.keyboard.press('Tab');
      const focused = await web.page.evaluate<{ name: string; outline: number } | null>(`(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        element.dataset.walked ??= String(document.querySelectorAll('[data-walked]').length);
        const style = getComputedStyle(element);
        return { name: element.dataset.walked, outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth) };
      })()`);
      if (focused === null) break;
      if (seen.includes(focused.name)) break;
      expect(focused.outline).toBeGreaterThanOrEqual(2);
      seen.push(focused.name);
    }
    const controls = await web.page.evaluate<number>(
      `[...document.querySelectorAll('a[href], button, input, select')].filter((one) => one.checkVisibility() && !one.disabled).length`,
    );
    expect(seen).toHaveLength(controls);
  });

  it('moves between proposals with the arrow keys and opens one with Enter', async () => {
    await web.open('/');
    const titles = web.page.locator('.proposals__title');
    await titles.first().focus();
    await web.page.keyboard.press('ArrowDown');
    expect(await web.hasFocus(titles.nth(1))).toBe(true);
    const title = await titles.nth(1).innerText();
    await web.page.keyboard.press('Enter');
    await web.page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await web.page.evaluate('document.activeElement.id')).toBe('main');
  });
});

describe('narrow screens', () => {
  it.each([
    '/',
    '/proposals/seed:P01',
    '/programmes/seed:G04',
    '/legislative-items',
    '/stakeholders/seed:S01',
  ])('show %s at 390 and at 320 px without scrolling sideways', async (path) => {
    for (const width of [390, 320]) {
      await web.page.setViewportSize({ width, height: 800 });
      await web.open(path);
      expect(await web.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
  });

  it('show proposals as cards, and the filters on demand', async () => {
    await web.page.setViewportSize({ width: 390, height: 844 });
    await web.open('/');
    await web.page.locator('.card').first().waitFor();
    expect(await rows().count()).toBe(0);
    const toggle = web.page.getByRole('button', { name: '찾기 조건 열기' });
    expect(await toggle.getAttribute('aria-expanded')).toBe('false');
    await toggle.click();
    await web.page.getByRole('group', { name: '의제 축' }).waitFor();
  });
});
