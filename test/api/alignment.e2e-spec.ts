import { type RunningApi, startTestApi } from '../support/running-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const sumOf = (parts: readonly { readonly contribution: number }[]): number =>
  parts.reduce((total, { contribution }) => total + contribution, 0);

describe('GET /alignments/:askId/:measureId', () => {
  it('gives every part, the facets and evidence inside the texts, for each line of the list', async () => {
    const { body: list } = await api.get('/proposals/seed:P01/alignments?limit=200');
    const proposal = (await api.get('/proposals/seed:P01')).body;
    for (const line of list.items) {
      const { status, body } = await api.get(`/alignments/${line.ask.id}/${line.measure.id}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ ...line, parts: expect.anything(), scoreSet: list.scoreSet });
      expect(body.parts).toEqual(expect.arrayContaining(line.parts));
      expect(body.parts.length).toBeGreaterThan(line.parts.length);
      expect(sumOf(body.parts)).toBeCloseTo(body.score, 6);
      expect(body.facets.map(({ facet }: { facet: string }) => facet)).toContain('instrument');
      for (const { ask, measure } of body.evidence) {
        const askText = { text: body.ask.text, title: proposal.title, context: body.askContext }[
          ask.field as 'text'
        ];
        const measureText = measure.field === 'title' ? body.measure.title : body.measureBody;
        expect(askText.slice(ask.start, ask.end)).toHaveLength(ask.end - ask.start);
        expect(measureText.slice(measure.start, measure.end)).toHaveLength(measure.end - measure.start);
      }
    }
  });

  it('answers 404 for a pair that is not aligned and for what is no id', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    for (const path of [`${unknown}/${unknown}`, 'x/y']) {
      const { status, body } = await api.get(`/alignments/${path}`);
      expect([status, body.code]).toEqual([404, 'alignment.not-found']);
    }
  });
});
