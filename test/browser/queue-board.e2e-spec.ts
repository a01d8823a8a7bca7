import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();

describe('the queue board', () => {
  it('runs under its own content policy and shows the queue of recomputation', async () => {
    await web.signIn('admin');
    await web.page.goto('/admin/queues');
    await web.page.getByText('recompute').first().waitFor();
    await web.page.goto('/admin/queues/queue/recompute');
    await web.page.getByText('recompute').first().waitFor();
    await web.page.waitForLoadState('load');
    expect(await web.page.title()).toContain('Jeonghap');
  });
});
