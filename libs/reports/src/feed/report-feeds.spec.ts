import { DOMParser } from '@xmldom/xmldom';
import { exampleFacts, HOSTILE } from '../../test/example-facts.js';
import { buildReport } from '../model/build-report.js';
import { plainText } from '../model/plain-text.js';
import { toAtom } from './atom.js';
import { type ReportFeed, toReportFeed } from './report-feeds.js';

const ATOM = 'http://www.w3.org/2005/Atom';
const origin = 'https://jeonghap.example';

function readFeed(
  feed: ReportFeed,
  title?: string,
  change: { readonly edition?: number; readonly reason?: string } = {},
) {
  const reports = [buildReport({ ...exampleFacts(title), ...change, audience: 'public', desk: null })];
  const atom = toAtom(toReportFeed(feed, { reports, lang: 'ko', origin }));
  const faults: string[] = [];
  const parser = new DOMParser({ onError: (level, message) => void faults.push(`${level}: ${message}`) });
  const root = parser.parseFromString(atom, 'text/xml').documentElement;
  if (root === null) throw new Error('no document');
  expect(faults).toEqual([]);
  expect([root.namespaceURI, root.localName]).toEqual([ATOM, 'feed']);
  const all = (name: string) => [...root.getElementsByTagNameNS(ATOM, name)];
  const textsOf = (name: string) => all(name).map(({ textContent }) => textContent);
  const links = all('link').map((link) => link.getAttribute('href'));
  return {
    ids: textsOf('id'),
    titles: textsOf('title'),
    updated: textsOf('updated'),
    summaries: textsOf('summary'),
    links,
  };
}

describe('the feed of reports', () => {
  it('has an entry for each week that is named alike and says the week', () => {
    expect(readFeed('reports')).toEqual({
      ids: ['urn:jeonghap:feed:reports:ko', 'urn:jeonghap:report:2026-W48:ko'],
      titles: ['정합: 주간 정합 보고', '주간 정합 보고 2026년 48주차'],
      updated: ['2026-11-29T21:00:00.000Z', '2026-11-29T21:00:00.000Z'],
      summaries: [
        '공개된 제안 3건 가운데 1건이 공백입니다. 이번 주에 공백 1건이 새로 생기고 1건이 메워졌습니다.',
      ],
      links: [
        `${origin}/api/v1/reports/feeds/reports.atom?lang=ko`,
        `${origin}/reports`,
        `${origin}/reports/2026-W48`,
      ],
    });
  });

  it('keeps the entry of a week that is corrected, and says why it was', () => {
    const { ids, summaries } = readFeed('reports', undefined, { edition: 2, reason: '출처' });
    expect(ids).toEqual(readFeed('reports').ids);
    expect(summaries[0]).toMatch(/ 바로잡은 사유: 출처$/);
  });
});

describe('the feed of gaps', () => {
  it('has an entry for each gap that opened or closed, with what people wrote as text', () => {
    const title = plainText(`${HOSTILE.markup} ]]> ${HOSTILE.control}`);
    const { ids, titles } = readFeed('gaps', title);
    expect(ids.slice(1)).toEqual([
      'urn:jeonghap:gap-opened:2026-W48:p1:ko',
      'urn:jeonghap:gap-closed:2026-W48:p2:ko',
    ]);
    expect(titles.slice(1)).toEqual([`새 공백: ${title}`, '메워진 공백: 둘째 제안']);
  });
});

it('is a feed while there is no report', () => {
  const atom = toAtom(toReportFeed('gaps', { reports: [], lang: 'en', origin }));
  expect(atom).toContain('<updated>1970-01-01T00:00:00.000Z</updated>');
  expect(atom).not.toContain('<entry>');
});
