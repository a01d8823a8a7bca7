import { type GatheredProgrammes, type OwnCompany, type OwnVerdictChange } from '@jeonghap/fit';
import { type ReplyStatus } from '@jeonghap/review';
import { type Language, say } from '../document/document.js';
import { type Bilingual } from '../document/words.js';
import { plainText } from '../model/plain-text.js';
import { type EntryReference } from '../model/report.js';

export const REPLY_WORDS: Readonly<Record<ReplyStatus, Bilingual>> = {
  under_review: { ko: '검토 중', en: 'Under review' },
  accepted: { ko: '수용', en: 'Accepted' },
  partly_accepted: { ko: '일부 수용', en: 'Partly accepted' },
  not_accepted: { ko: '불수용', en: 'Not accepted' },
};

/** What a company is called; one that is not published has no name to show. */
export function companyName({ title, titleEn }: OwnCompany, lang: Language): string {
  const name = lang === 'en' ? (titleEn ?? title) : title;
  return name === null ? say(lang, '우리 기업', 'my company') : plainText(name);
}

/** The programme of a change of verdict as an entry; null where it is of many. */
export function changedProgramme(
  change: Pick<OwnVerdictChange, 'programmeId' | 'programmeTitle' | 'programmeTitleEn'>,
): EntryReference | null {
  const { programmeId, programmeTitle, programmeTitleEn } = change;
  if (programmeId === null || programmeTitle === null) return null;
  const titleEn = programmeTitleEn === null ? null : plainText(programmeTitleEn);
  return { kind: 'programme', id: programmeId, title: plainText(programmeTitle), titleEn };
}

/** How many programmes a change is of, with the name of the first. */
export function gatheredName({ count, programmes }: GatheredProgrammes, lang: Language): string {
  const [first] = programmes;
  const all = say(lang, `사업 ${String(count)}건`, `${String(count)} programmes`);
  if (first === undefined) return all;
  const name = plainText(lang === 'en' ? (first.titleEn ?? first.title) : first.title);
  return say(lang, `${all}(‘${name}’ 등)`, `${all} (‘${name}’ and others)`);
}
