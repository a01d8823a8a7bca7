import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();

it.each(['/method'])(
  'shows %s in English with the largest letters at 390 and at 320 px without scrolling sideways',
  async (path) => {
    for (const width of [390, 320]) {
      await web.page.setViewportSize({ width, height: 800 });
      await web.open(`${path}?lang=en`);
      await web.page.evaluate("localStorage.setItem('jeonghap.size', 'largest')");
      await web.page.reload();
      await web.page.getByRole('heading', { level: 1 }).waitFor();
      await web.page
        .locator(path === '/method' ? '.detail-table' : '.legal-chain')
        .last()
        .waitFor();
      expect(await web.page.evaluate('document.documentElement.dataset.size')).toBe('largest');
      expect(await web.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
  },
);
