import { withParticle } from '@jeonghap/korean-text';
import { type Language, say } from '../document/document.js';
import { toDocument } from '../document/report-document.js';
import { changeSentence, changeWords } from '../document/sentences.js';
import { AXIS_WORDS, count, dayWords, fieldList } from '../document/words.js';
import {
  type GapMove,
  type Listed,
  type ProgrammeChange,
  type ProgrammeDate,
  type Report,
} from '../model/report.js';
import {
  type Counted,
  closingLine,
  type MailLine,
  named,
  pathOf,
  type ReportMail,
  section,
  subjectOf,
} from './mail-parts.js';
import { axisOf, lets, type MailTopic, type ReportFilter, wants } from './report-filter.js';

/** What a mail to somebody with this filter says of the report. */
export function toReportMail(report: Report, filter: ReportFilter, lang: Language): ReportMail {
  const { title, subtitle, banners, answer, numbers, actionsHeading, actions } = toDocument(report, '', lang);
  const changes = changeSections(report, filter, lang);
  const deadlines = deadlineSection(report, filter, lang);
  const sections = [...changes, deadlines].filter(({ lines }) => lines.length > 0);
  const inside = report.audience === 'internal' ? '?audience=internal' : '';
  return {
    ...{ lang, title, subtitle, banners, answer, numbers, sections, actionsHeading, actions },
    subject: subjectOf(report, sections, lang),
    isQuiet: changes.every(({ lines }) => lines.length === 0),
    path: `/reports/${report.week}${inside}`,
  };
}

function changeSections(report: Report, filter: ReportFilter, lang: Language): readonly Counted[] {
  const sections: Readonly<Record<MailTopic, () => Counted>> = {
    gaps: () => gapSection(report, filter, lang),
    programmes: () => programmeSection(report, filter, lang),
    laws: () => lawSection(report, lang),
    scores: () => scoreSection(report, lang),
    axes: () => axisSection(report, filter, lang),
  };
  const topics = Object.keys(sections) as MailTopic[];
  return topics.filter((topic) => wants(filter, topic)).map((topic) => sections[topic]());
}

function gapSection(report: Report, { stakeholders }: ReportFilter, lang: Language): Counted {
  const linesOf = (kind: 'gap-opened' | 'gap-closed', { items }: Listed<GapMove>): readonly MailLine[] =>
    items
      .filter(({ stakeholder }) => lets(stakeholders, stakeholder?.id))
      .map((move) => ({ text: changeSentence({ kind, move }, lang), path: pathOf(move.proposal) }));
  const opened = linesOf('gap-opened', report.gapsOpened);
  const closed = linesOf('gap-closed', report.gapsClosed);
  const heading = say(lang, '새로 생기고 메워진 공백', 'Gaps that opened and closed');
  const said = [
    ...(opened.length === 0
      ? []
      : [say(lang, `새 공백 ${count(opened.length)}건`, `gaps opened ${count(opened.length)}`)]),
    ...(closed.length === 0
      ? []
      : [say(lang, `메워진 공백 ${count(closed.length)}건`, `gaps closed ${count(closed.length)}`)]),
  ].join(', ');
  return section(
    { topic: 'gaps', heading, said: () => said },
    [...opened, ...closed],
    [report.gapsOpened, report.gapsClosed],
    lang,
  );
}

function programmeSection(report: Report, { ministries }: ReportFilter, lang: Language): Counted {
  const { programmesChanged: changed, programmesOpening: opening } = report;
  const lines = [
    ...changed.items
      .filter(({ ministry }) => lets(ministries, ministry))
      .map((change) => ({ text: programmeLine(change, lang), path: pathOf(change.programme) })),
    ...opening.items
      .filter(({ ministry }) => lets(ministries, ministry))
      .map((date) => ({ text: openingLine(date, lang), path: pathOf(date.programme) })),
  ];
  const heading = say(lang, '새로 나오거나 바뀐 사업', 'Programmes that are new or changed');
  return section(
    { topic: 'programmes', heading, said: (n) => say(lang, `사업 변화 ${n}건`, `programme changes ${n}`) },
    lines,
    [changed, opening],
    lang,
  );
}

function lawSection({ stageChanges }: Report, lang: Language): Counted {
  const lines = stageChanges.items.map((change) => ({
    text: changeSentence({ kind: 'stage', change }, lang),
    path: pathOf(change.item),
  }));
  const heading = say(lang, '단계가 바뀐 법령·의안', 'Laws and bills that changed stage');
  return section(
    { topic: 'laws', heading, said: (n) => say(lang, `법령·의안 ${n}건`, `laws and bills ${n}`) },
    lines,
    [stageChanges],
    lang,
  );
}

function scoreSection({ scoreMoves }: Report, lang: Language): Counted {
  const lines = scoreMoves.items.map((move) => ({
    text: changeSentence({ kind: 'score', move }, lang),
    path: pathOf(move.proposal),
  }));
  const heading = say(lang, '점수가 크게 움직인 정합', 'Alignments whose scores moved most');
  // that the report names only the largest moves is what the heading says
  return section(
    { topic: 'scores', heading, said: (n) => say(lang, `점수 변화 ${n}건`, `score moves ${n}`) },
    lines,
    [],
    lang,
  );
}

function axisSection({ coverage }: Report, { axes }: ReportFilter, lang: Language): Counted {
  const moved = coverage
    .filter(({ facet }) => facet === 'axis')
    .flatMap(({ lines }) => lines)
    .flatMap(({ value, now, weekBefore }) => {
      const axis = axisOf(value);
      if (axis === undefined || !lets(axes, axis) || weekBefore === null || weekBefore.gap === now.gap)
        return [];
      const change = changeWords(now.gap, weekBefore.gap, lang);
      const name = AXIS_WORDS[axis][lang];
      const text = say(
        lang,
        `${name}: 공백 ${count(now.gap)}건, ${change}.`,
        `${name}: gaps ${count(now.gap)}, ${change}.`,
      );
      return [{ text, path: `/?coverage=gap&axis=${axis}` }];
    });
  const heading = say(lang, '의제 축별 공백', 'Gaps by policy axis');
  return section(
    { topic: 'axes', heading, said: (n) => say(lang, `축별 공백 변화 ${n}건`, `axes moved ${n}`) },
    moved,
    [],
    lang,
  );
}

function deadlineSection({ programmesClosing }: Report, filter: ReportFilter, lang: Language): Counted {
  const wanted = wants(filter, 'programmes') ? programmesClosing.items : [];
  const lines = wanted
    .filter(({ ministry }) => lets(filter.ministries, ministry))
    .map((date) => ({ text: closingLine(date, lang), path: pathOf(date.programme) }));
  const heading = say(lang, '마감 임박', 'Closing soon');
  return section(
    { topic: 'deadlines', heading, said: (n) => say(lang, `마감 임박 ${n}건`, `closing soon ${n}`) },
    lines,
    wanted.length === 0 ? [] : [programmesClosing],
    lang,
  );
}

function programmeLine(change: ProgrammeChange, lang: Language): string {
  if (change.change === 'new') return changeSentence({ kind: 'programme-new', change }, lang);
  const [name, fields] = [named(change.programme, lang), fieldList(change.fields, lang)];
  if (fields === '') return say(lang, `사업 ${name}의 내용이 바뀌었습니다.`, `${name} was changed.`);
  return say(
    lang,
    `사업 ${withParticle(name, '은/는')} 다음이 바뀌었습니다: ${fields}.`,
    `${name} was changed: ${fields}.`,
  );
}

function openingLine({ programme, day }: ProgrammeDate, lang: Language): string {
  const name = named(programme, lang);
  return say(
    lang,
    `사업 ${withParticle(name, '은/는')} ${dayWords(day, lang)}부터 신청을 받습니다.`,
    `${name} takes applications from ${dayWords(day, lang)}.`,
  );
}
