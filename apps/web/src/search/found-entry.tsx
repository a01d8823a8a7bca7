import { type TFunction } from 'i18next';
import { type ReactNode } from 'react';
import { type FoundEntry } from '../api/model.js';
import '../list/list-page.css';
import { Localised } from '../ui/localised.js';
import { markedRuns } from './marked-runs.js';

/** What tells an entry from others of its kind: who asked, which ministry, which article. */
export function FoundFacts({ entry }: { readonly entry: FoundEntry }): ReactNode {
  const { stakeholder, citation, ministry, externalRef } = entry;
  return (
    <span className="rows__facts">
      {stakeholder !== null && (
        <span>
          <Localised ko={stakeholder.name} en={stakeholder.nameEn} />
        </span>
      )}
      {citation !== null && citation !== entry.title && (
        <span>
          <Localised ko={citation} />
        </span>
      )}
      {ministry !== null && (
        <span>
          <Localised ko={ministry} />
        </span>
      )}
      {entry.matchedBy === 'ref' && externalRef !== null && <span>{externalRef}</span>}
    </span>
  );
}

/** Why an entry was found, where its title does not say so: another name, or a passage of its text. */
export function whyFound(
  t: TFunction,
  { matchedBy, matched, title, titleEn, stakeholder }: FoundEntry,
): string {
  if (matchedBy === 'alias') return t('search.byAlias', { name: matched });
  const isToldAlready = matched === '' || [title, titleEn, stakeholder?.name].includes(matched);
  return matchedBy === 'text' && !isToldAlready ? matched : '';
}

/** A text with the words that were searched for marked in it. */
export function Marked({ text, q }: { readonly text: string; readonly q: string }): ReactNode {
  return markedRuns(text, q).map(({ run, isMarked }, place) =>
    isMarked ? <mark key={place}>{run}</mark> : run,
  );
}
