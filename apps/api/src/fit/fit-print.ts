import {
  type DecidedCriterion,
  FIT_VERDICT_WORDS,
  FIT_VERDICTS,
  type FitItem,
  type FitVerdict,
} from '@jeonghap/fit';
import { escaped, HTML_STYLE } from '@jeonghap/reports';
import {
  type Bilingual,
  DISCLAIMER,
  type FitFileContent,
  type Lang,
  NO_CRITERIA,
  PERIODS,
  TITLE,
} from './fit-file.js';

/** Programmes of each group that are printed; a table or CSV has them all. */
const MOST_PRINTED = 100;

const CRITERION_VERDICTS: Readonly<Record<DecidedCriterion['verdict'], Bilingual>> = {
  fails: { ko: '불가', en: 'Fails' },
  unknown: { ko: '확인 필요', en: 'To be checked' },
  meets: { ko: '충족', en: 'Meets' },
};
const WORDS = {
  asOf: { ko: '기준일', en: 'As of' },
  none: { ko: '해당하는 사업이 없습니다.', en: 'There are none.' },
  more: {
    ko: '건이 더 있습니다. 표 파일(XLSX, CSV)에 모두 있습니다.',
    en: ' more are in the table files (XLSX, CSV).',
  },
  ministry: { ko: '소관 부처', en: 'Ministry' },
  unknown: { ko: '확인되지 않음', en: 'Not known' },
  period: { ko: '신청 기간', en: 'Applications' },
  relevance: { ko: '관련도(0–100)', en: 'Relevance (0–100)' },
  notice: { ko: '공고', en: 'Notice' },
  criteria: { ko: '요건', en: 'Criteria' },
  verdict: { ko: '판정', en: 'Verdict' },
  sentence: { ko: '공고의 문장', en: 'Sentence of the notice' },
  why: { ko: '까닭', en: 'Why' },
} as const satisfies Readonly<Record<string, Bilingual>>;

const STYLE = `${HTML_STYLE}
article{border-top:1px solid #b1b8be;padding:.5rem 0}article h3{margin-top:.5rem;break-after:avoid}
`;

/**
 * What a company is told, as a page that needs nothing else, for printing: the groups with each programme, its criteria and why.
 * @param fontFaces fonts to print with, as CSS
 */
export function fitPage({ decidedOn, items }: FitFileContent, lang: Lang, fontFaces: string): string {
  const count = (verdict: FitVerdict) => items.filter((item) => item.verdict === verdict).length;
  const numbers = FIT_VERDICTS.map(
    (verdict) =>
      `<div><dt>${FIT_VERDICT_WORDS[verdict][lang]}</dt><dd><b>${String(count(verdict))}</b></dd></div>`,
  );
  const groups = FIT_VERDICTS.map((verdict) =>
    groupHtml(
      verdict,
      items.filter((item) => item.verdict === verdict),
      lang,
    ),
  );
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${TITLE[lang]}</title>
<style>${fontFaces}${STYLE}</style>
</head>
<body>
<main>
<header><h1>${TITLE[lang]}</h1>
<p class="subtitle">${WORDS.asOf[lang]} ${escaped(decidedOn)}</p>
<p class="banner">${escaped(DISCLAIMER[lang])}</p></header>
<dl class="numbers">${numbers.join('')}</dl>
${groups.join('\n')}
</main>
</body>
</html>
`;
}

function groupHtml(verdict: FitVerdict, items: readonly FitItem[], lang: Lang): string {
  const left = items.length - MOST_PRINTED;
  return `<section><h2>${FIT_VERDICT_WORDS[verdict][lang]} ${String(items.length)}</h2>
${items.length === 0 ? `<p>${WORDS.none[lang]}</p>` : ''}
${items
  .slice(0, MOST_PRINTED)
  .map((item) => itemHtml(item, lang))
  .join('\n')}
${left > 0 ? `<p class="note">${String(left)}${WORDS.more[lang]}</p>` : ''}
</section>`;
}

function itemHtml({ programme, period, relevance, criteria }: FitItem, lang: Lang): string {
  const { title, titleEn, ministry, noticeUrl } = programme;
  const days = [period.from, period.to].filter((day) => day !== null).join(' – ');
  const facts = [
    `${WORDS.ministry[lang]}: ${ministry ?? WORDS.unknown[lang]}`,
    `${WORDS.period[lang]}: ${PERIODS[period.kind][lang]} ${days}`.trimEnd(),
    ...(relevance === null ? [] : [`${WORDS.relevance[lang]}: ${relevance.toFixed(1)}`]),
    `${WORDS.notice[lang]}: ${noticeUrl ?? WORDS.unknown[lang]}`,
  ];
  return `<article><h3>${escaped(lang === 'en' ? (titleEn ?? title) : title)}</h3>
<p>${facts.map(escaped).join(' · ')}</p>
${criteria.length === 0 ? `<p>${NO_CRITERIA[lang]}</p>` : criteriaHtml(criteria, lang)}
</article>`;
}

function criteriaHtml(criteria: readonly DecidedCriterion[], lang: Lang): string {
  const rows = criteria.map(
    ({ verdict, sentence, explanation }) =>
      `<tr><th scope="row">${CRITERION_VERDICTS[verdict][lang]}</th><td lang="ko">${escaped(sentence)}</td><td>${escaped(explanation[lang])}</td></tr>`,
  );
  const head = [WORDS.verdict, WORDS.sentence, WORDS.why].map((word) => `<th scope="col">${word[lang]}</th>`);
  return `<table><caption>${WORDS.criteria[lang]}</caption><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
