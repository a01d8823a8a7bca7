import { createHash } from 'node:crypto';
import { escaped, type Language, type MailLine, type MailSection, type ReportMail } from '@jeonghap/reports';

/**
 * The one style of all mail, in its head. Its digest stands in the content security policy, so that a preview in a page of ours looks
 * as the mail does, and no other style would.
 */
const MAIL_STYLE = `body{margin:0;background:#f4f5f6;color:#1e2124;font-family:'Pretendard GOV','Apple SD Gothic Neo','Malgun Gothic',sans-serif;font-size:16px;line-height:1.6;word-break:keep-all;overflow-wrap:anywhere}
.sheet{max-width:640px;margin:0 auto;background:#fff}
h1{font-size:22px;line-height:1.4;margin:0 0 4px}
h2{font-size:17px;margin:28px 0 8px;padding-top:16px;border-top:1px solid #cdd1d5}
p{margin:0 0 8px}
ul{margin:0;padding-left:20px}
li{margin:0 0 6px}
a{color:#0b50d0}
.small{font-size:14px;color:#464c53}
.banner{padding:8px 12px;background:#fff3db}
.answer{font-size:17px;margin:16px 0 12px}
.foot{margin-top:32px;padding-top:16px;border-top:1px solid #cdd1d5}`;

/** What a content security policy calls that style. */
export const MAIL_STYLE_SOURCE = `'sha256-${createHash('sha256').update(MAIL_STYLE).digest('base64')}'`;

/** What is around the content of a mail of a sort. */
export interface MailWords {
  readonly whole: string;
  readonly why: string;
  readonly method: string;
  readonly settings: string;
  /** Where the product has those settings, from the root of its address. */
  readonly settingsPath: string;
  readonly optOut: string;
}

const REPORT_WORDS: Readonly<Record<Language, MailWords>> = {
  ko: {
    whole: '보고 전체 읽기',
    why: '정합의 주간 보고를 구독하여 받으시는 메일입니다.',
    method:
      '점수와 대응 상태는 공개된 글에서 자동으로 산출하고 사람의 검토를 반영한 것이며, 정부의 공식 답변이 아닙니다.',
    settings: '구독 설정',
    settingsPath: '/subscriptions',
    optOut: '이 메일 그만 받기',
  },
  en: {
    whole: 'Read the whole report',
    why: 'You get this mail since you subscribed to the weekly report of Jeonghap.',
    method:
      'Scores and coverage are computed from published texts, with the reviews of people in effect; they are no official answer.',
    settings: 'Subscriptions',
    settingsPath: '/subscriptions',
    optOut: 'Stop this mail',
  },
};

/** What a mail says, whatever it is about. */
export interface MailContent extends Omit<ReportMail, 'isQuiet' | 'sections'> {
  readonly sections: readonly Omit<MailSection, 'topic'>[];
}

/** Where the links of a mail lead. */
export interface MailLinks {
  /** Where people find the product, without a slash at the end. */
  readonly origin: string;
  /** Page on which this mail's subscription is ended. */
  readonly optOut: string;
}

/** A mail as it goes out. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Writes a mail in both of its forms: the same for the same content and links. Nothing in it is fetched when it is read. */
export function renderMail(mail: MailContent, words: MailWords, links: MailLinks): RenderedMail {
  return { subject: mail.subject, html: htmlOf(mail, words, links), text: textOf(mail, words, links) };
}

/** The weekly report as a mail. */
export const renderReportMail = (mail: ReportMail, links: MailLinks): RenderedMail =>
  renderMail(mail, REPORT_WORDS[mail.lang], links);

function htmlOf(mail: MailContent, words: MailWords, { origin, optOut }: MailLinks): string {
  const link = (url: string, label: string): string => `<a href="${escaped(url)}">${escaped(label)}</a>`;
  const numbers = mail.numbers.map(
    ({ label, value, change }) => `<li>${escaped(label)} <b>${escaped(value)}</b> (${escaped(change)})</li>`,
  );
  return `<!doctype html>
<html lang="${mail.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(mail.subject)}</title>
<style>${MAIL_STYLE}</style>
</head>
<body bgcolor="#f4f5f6">
<table role="presentation" class="sheet" width="100%" cellpadding="24" cellspacing="0" border="0" align="center" bgcolor="#ffffff"><tr><td>
<h1>${escaped(mail.title)}</h1>
<p class="small">${escaped(mail.subtitle)}</p>
${mail.banners.map((banner) => `<p class="banner">${escaped(banner)}</p>`).join('\n')}
<p class="answer">${escaped(mail.answer)}</p>
${listHtml(numbers)}
<p>${link(`${origin}${mail.path}`, words.whole)}</p>
${mail.sections.map((section) => sectionHtml(section, origin)).join('\n')}
${actionsHtml(mail)}
<div class="foot small"><p>${escaped(words.method)}</p>
<p>${escaped(words.why)} ${link(`${origin}${words.settingsPath}`, words.settings)} · ${link(optOut, words.optOut)}</p></div>
</td></tr></table>
</body>
</html>
`;
}

const listHtml = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>${items.join('')}</ul>`;

const actionsHtml = ({ actions, actionsHeading }: MailContent): string =>
  actions.length === 0
    ? ''
    : `<h2>${escaped(actionsHeading)}</h2>
${listHtml(actions.map((action) => `<li>${escaped(action)}</li>`))}`;

function sectionHtml({ heading, lines, note }: Omit<MailSection, 'topic'>, origin: string): string {
  const item = ({ text, path }: MailLine): string =>
    path === null
      ? `<li>${escaped(text)}</li>`
      : `<li><a href="${escaped(`${origin}${path}`)}">${escaped(text)}</a></li>`;
  return `<h2>${escaped(heading)}</h2>
<ul>${lines.map(item).join('\n')}</ul>${note === null ? '' : `\n<p class="small">${escaped(note)}</p>`}`;
}

function textOf(mail: MailContent, words: MailWords, { origin, optOut }: MailLinks): string {
  const sections = mail.sections.flatMap(({ heading, lines, note }) => [
    `■ ${heading}`,
    ...lines.flatMap(({ text, path }) => [`- ${text}`, ...(path === null ? [] : [`  ${origin}${path}`])]),
    ...(note === null ? [] : [note]),
    '',
  ]);
  return [
    mail.title,
    mail.subtitle,
    ...mail.banners,
    '',
    mail.answer,
    ...mail.numbers.map(({ label, value, change }) => `- ${label} ${value} (${change})`),
    `${words.whole}: ${origin}${mail.path}`,
    '',
    ...sections,
    ...(mail.actions.length === 0
      ? []
      : [`■ ${mail.actionsHeading}`, ...mail.actions.map((action) => `- ${action}`), '']),
    '--',
    words.method,
    words.why,
    `${words.settings}: ${origin}${words.settingsPath}`,
    `${words.optOut}: ${optOut}`,
    '',
  ].join('\n');
}
