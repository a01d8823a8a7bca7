import { useProductInBrowser } from '../support/product-in-browser.js';

const web = useProductInBrowser();

it('shows everybody other proposals that ask the same, with why and how they are covered, and leads to them', async () => {
  const proposals = (await (await fetch(`${web.url}/api/v1/proposals?limit=100`)).json()) as {
    items: { id: string }[];
  };
  for (const { id } of proposals.items) {
    const { total } = (await (await fetch(`${web.url}/api/v1/proposals/${id}/similar`)).json()) as {
      total: number;
    };
    if (total === 0) continue;
    await web.open(`/proposals/${id}`);
    const similar = web.page.getByRole('region', { name: '닮은 제안' });
    const first = similar.getByRole('listitem').first();
    await first.getByText(/닮은 정도 \d+%/).waitFor();
    expect(await first.innerText()).toMatch(/함께 언급한 것\s+\S/);
    expect(await first.innerText()).toMatch(/대응|공백|자료 부족/);
    const link = first.getByRole('link').first();
    const title = await link.innerText();
    await link.click();
    await web.page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    return;
  }
  throw new Error('no proposal of the sample is like another one');
});
