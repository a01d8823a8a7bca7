import { type CompanyWeekFacts } from '../src/company/company-edition.js';
import { buildReport } from '../src/model/build-report.js';
import { type EntryReference } from '../src/model/report.js';
import { exampleFacts } from './example-facts.js';

const reference = (kind: EntryReference['kind'], id: string, title: string): EntryReference => ({
  ...{ kind, id, title, titleEn: null },
});

/** A week of a company with something of everything. @param title of a proposal and a programme */
export function companyFacts(title = '공공 데이터 개방'): CompanyWeekFacts {
  const { scoreMoves, periods, holidays, ...facts } = exampleFacts(title);
  const proposal = reference('proposal', 'p1', title);
  return {
    ...{ scoreMoves, periods, holidays },
    company: { id: 's1', title: '가나다', titleEn: 'GND' },
    report: buildReport({ ...facts, scoreMoves, periods, holidays, audience: 'public', desk: null }),
    proposals: [
      {
        proposal: reference('proposal', 'p2', '가만한 제안'),
        asks: 1,
        now: 'gap',
        before: 'gap',
        wasThere: true,
      },
      { proposal, asks: 2, now: 'partial', before: 'gap', wasThere: true },
      { proposal: reference('proposal', 'p3', '새것'), asks: 1, now: null, before: null, wasThere: false },
    ],
    replies: [
      {
        ...{ proposal, askNo: 2, askText: '개방하라', status: 'accepted' },
        ...{ office: '과학기술정보통신부', repliedOn: '2026-11-25', reason: '받아들임' },
      },
    ],
    verdictChanges: [
      {
        ...{
          id: 'n1',
          profileName: '본사',
          programmeId: 'm1',
          programmeTitle: '바우처',
          programmeTitleEn: null,
          gathered: null,
        },
        ...{ before: 'check', after: 'eligible', cause: 'programme', decidedOn: '2026-11-26' },
      },
    ],
    verdicts: {
      ...{ profiles: 2, decidedOn: '2026-11-30' },
      verdicts: [
        { profileName: '본사', programmeId: 'm1', verdict: 'eligible' },
        { profileName: '지사', programmeId: 'm1', verdict: 'not_eligible' },
      ],
    },
  };
}
