import { FIT_VERDICT_WORDS, type OwnVerdictChange } from '@jeonghap/fit';
import { withParticle } from '@jeonghap/korean-text';
import { coverageSentence, replySentence, toCompanyDocument } from '../company/company-document.js';
import { type CompanyEdition, hasMoved } from '../company/company-edition.js';
import { changedProgramme, gatheredName } from '../company/company-words.js';
import { type Language, say } from '../document/document.js';
import { count, dayWords } from '../document/words.js';
import {
  closingLine,
  type Counted,
  type MailLine,
  named,
  pathOf,
  type ReportMail,
  section,
  subjectOf,
} from './mail-parts.js';

/**
 * What a mail to an account of the company says of the company's week: what changed, and which programmes that fit close. A function of the edition
 * alone. What the company says of itself, and how it calls its profiles, stays in the product.
 */
export function toCompanyMail(edition: CompanyEdition, lang: Language): ReportMail {
  const { title, subtitle, banners, answer, numbers, actionsHeading } = toCompanyDocument(edition, lang);
  const changes = [replySection, coverageSection, verdictSection].map((part) => part(edition, lang));
  const sections = [...changes, deadlineSection(edition, lang)].filter(({ lines }) => lines.length > 0);
  const { report } = edition;
  return {
    ...{ lang, title, subtitle, banners, answer, numbers, sections, actionsHeading },
    actions: [actionOf(edition, lang)],
    subject: subjectOf(report, sections, lang, say(lang, ' 기업판', ', company edition')),
    isQuiet: changes.every(({ lines }) => lines.length === 0),
    path: `/reports/${report.week}/company`,
  };
}

/** What to do, without naming once more what stands above. */
function actionOf({ deadlines: { total } }: CompanyEdition, lang: Language): string {
  if (total === 0)
    return say(lang, '이 메일에서 따로 할 일이 나오지 않았습니다.', 'Nothing to do follows from this mail.');
  return say(
    lang,
    `곧 마감하는 맞는 사업 ${count(total)}건의 공고와 요건을 확인하십시오.`,
    `Look at the notices and criteria of the fitting programmes that close soon (${count(total)}).`,
  );
}

function replySection({ replies }: CompanyEdition, lang: Language): Counted {
  return section(
    {
      topic: 'own-replies',
      heading: say(lang, '공개된 공식 답변', 'Official answers that were published'),
      said: (n) => say(lang, `공식 답변 ${n}건`, `official answers ${n}`),
    },
    replies.items.map((reply) => ({ text: replySentence(reply, lang), path: pathOf(reply.proposal) })),
    [replies],
    lang,
  );
}

function coverageSection({ proposals, report }: CompanyEdition, lang: Language): Counted {
  const moved = proposals.items.filter((one) => hasMoved(one, report));
  return section(
    {
      topic: 'own-coverage',
      heading: say(lang, '대응 상태가 바뀐 우리 제안', 'Own proposals whose coverage changed'),
      said: (n) => say(lang, `상태가 바뀐 제안 ${n}건`, `proposals changed ${n}`),
    },
    moved.map((one) => ({ text: coverageSentence(one, lang), path: pathOf(one.proposal) })),
    // those that moved come first, so that the list lacks none of them unless it has nothing else
    moved.length < proposals.items.length ? [] : [proposals],
    lang,
  );
}

/** Each change of a programme's verdict once, for however many profiles it holds. */
function verdictSection({ verdictChanges }: CompanyEdition, lang: Language): Counted {
  const profiles = new Map<string, Set<string>>();
  const lines = new Map<string, MailLine>();
  for (const change of verdictChanges.items) {
    // one on many programmes is of its profile alone
    const key = [change.programmeId ?? change.id, change.before, change.after].join(' ');
    const names = (profiles.get(key) ?? new Set()).add(change.profileName);
    profiles.set(key, names);
    lines.set(key, verdictLine(change, names.size, lang));
  }
  return section(
    {
      topic: 'own-verdicts',
      heading: say(lang, '저장한 프로필의 바뀐 판정', 'Verdicts on saved profiles that changed'),
      said: (n) => say(lang, `바뀐 판정 ${n}건`, `verdicts changed ${n}`),
    },
    [...lines.values()],
    [verdictChanges],
    lang,
  );
}

function verdictLine(change: OwnVerdictChange, profiles: number, lang: Language): MailLine {
  const { before, after, gathered } = change;
  const programme = changedProgramme(change);
  const name = programme === null ? gathered && gatheredName(gathered, lang) : named(programme, lang);
  const [was, is] = [FIT_VERDICT_WORDS[before][lang], FIT_VERDICT_WORDS[after][lang]];
  const of =
    profiles === 1 ? '' : say(lang, `(프로필 ${count(profiles)}개)`, ` (${count(profiles)} profiles)`);
  const text = say(
    lang,
    `${name ?? ''}의 판정이 ‘${was}’에서 ${withParticle(`‘${is}’`, '으로/로')} 바뀌었습니다${of}.`,
    `The verdict of ${name ?? ''} changed from ‘${was}’ to ‘${is}’${of}.`,
  );
  return {
    text: gathered === null ? text : `${text} ${gathered.reason[lang]}`,
    path: programme === null ? '/fit/notices' : pathOf(programme),
  };
}

function deadlineSection({ deadlines, fit }: CompanyEdition, lang: Language): Counted {
  const part = section(
    {
      topic: 'deadlines',
      heading: say(lang, '곧 마감하는 맞는 사업', 'Fitting programmes that close soon'),
      said: (n) => say(lang, `마감 임박 ${n}건`, `closing soon ${n}`),
    },
    deadlines.items.map(({ date, profiles }) => {
      const verdicts = [...new Set(profiles.map(({ verdict }) => FIT_VERDICT_WORDS[verdict][lang]))];
      return { text: `${closingLine(date, lang)} — ${verdicts.join(', ')}`, path: pathOf(date.programme) };
    }),
    [deadlines],
    lang,
  );
  const day = dayWords(fit.decidedOn, lang);
  const asOf = say(
    lang,
    `판정은 ${day} 현재 저장한 프로필로 자동으로 산출한 것입니다.`,
    `Verdicts are computed from the saved profiles as of ${day}.`,
  );
  return { ...part, note: part.note === null ? asOf : `${part.note} ${asOf}` };
}
