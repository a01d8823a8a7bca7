import { officialDay } from '../../document/official-style.js';
import { type Report } from '../../model/report.js';
import { clockOf } from '../../week/week.js';

/** What a document of the word processor says of itself, beside what it reports; in Korean. */
export interface HwpxCover {
  /** `YYYY-MM-DD`. */
  readonly madeOn: string;
  /** What stands where offices number their documents. */
  readonly docNum: string;
  /** Whether it may be passed on. */
  readonly disclosure: string;
  /** What it is for, ending in a noun. */
  readonly purpose: string;
  /** Where its tables come from. */
  readonly source: string;
  /** Files that belong to it. */
  readonly attachments: readonly string[];
}

/** The cover of a weekly report. */
export function coverOf({ week, edition, audience, madeAt, firstDay, lastDay }: Report): HwpxCover {
  const [madeOn = '', madeTime = ''] = clockOf(new Date(madeAt)).split(' ');
  const name = `${week}-e${String(edition)}${audience === 'internal' ? '-internal' : ''}`;
  return {
    madeOn,
    docNum: `${week} ${edition === 0 ? '미리보기' : `제${String(edition)}판`}`,
    disclosure: audience === 'public' ? '공개' : '비공개(내부용)',
    purpose: `${officialDay(firstDay)}부터 ${officialDay(lastDay)}까지 AI 정책 제안의 대응 상태와 그 변화를 정리하여 보고하고자 함`,
    source: `정합 주간 보고(${week}), ${officialDay(madeOn)} ${madeTime} 작성`,
    attachments: [`표 자료(jeonghap-${name}-ko.xlsx)`, `기계 판독용 자료(jeonghap-${name}.json)`],
  };
}
