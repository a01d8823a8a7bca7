import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type AlignmentChange, type AlignmentDetail } from '../api/model.js';
import { scoreHistoryQuery } from '../api/queries.js';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { Disclosure } from '../ui/disclosure.js';
import { formatDateTime, formatScore } from '../ui/format.js';
import { wordFor } from '../ui/known-word.js';
import { Localised } from '../ui/localised.js';
import { useLanguage } from '../ui/use-language.js';
import './history-panel.css';

/** Why the score of an alignment changed: each change with the entry, the fields and the parts that moved it. */
export function ScoreHistory({ alignment }: { readonly alignment: AlignmentDetail }): ReactNode {
  const { t } = useTranslation();
  return (
    <Disclosure className="history__changes" summary={t('scoreHistory.title')}>
      <Changes alignment={alignment} />
    </Disclosure>
  );
}

function Changes({ alignment }: { readonly alignment: AlignmentDetail }): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(scoreHistoryQuery(alignment));
  return (
    <>
      <AsyncPanel query={query} lines={3}>
        {({ pages }) => {
          const changes = pages.flatMap(({ items }) => items);
          if (changes.length === 0) return <p>{t('scoreHistory.none')}</p>;
          return (
            <ol className="history">
              {changes.map((change) => (
                <ChangeItem key={change.id} change={change} alignment={alignment} />
              ))}
            </ol>
          );
        }}
      </AsyncPanel>
      <More query={query} />
    </>
  );
}

interface ChangeItemProps {
  readonly change: AlignmentChange;
  readonly alignment: AlignmentDetail;
}

function ChangeItem({ change, alignment }: ChangeItemProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { at, scoreBefore, scoreAfter, movedParts } = change;
  return (
    <li>
      <p className="history__revision">{useChangeWords(scoreBefore, scoreAfter)}</p>
      <p>
        <time dateTime={at}>{formatDateTime(at, language)}</time>
      </p>
      <p>
        <Cause change={change} alignment={alignment} />
      </p>
      {movedParts.length > 0 && (
        <ul className="history__parts">
          {movedParts.map(({ name, before, after }) => (
            <li key={name}>
              {t(after > before ? 'scoreHistory.partUp' : 'scoreHistory.partDown', {
                part: wordFor(t, 'part', name),
                points: formatScore(Math.abs(after - before)),
              })}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** «62.1점에서 69.8점으로, 7.7점 오름»; a pair below the floor has no score. */
function useChangeWords(before: number | null, after: number | null): string {
  const { t } = useTranslation();
  if (before === null && after === null) return t('scoreHistory.stays');
  if (before === null) return t('scoreHistory.appears', { after: formatScore(after ?? 0) });
  if (after === null) return t('scoreHistory.falls', { before: formatScore(before) });
  return t(after > before ? 'scoreHistory.up' : 'scoreHistory.down', {
    before: formatScore(before),
    after: formatScore(after),
    points: formatScore(Math.abs(after - before)),
  });
}

/** An edit of either side, by its title and fields, or another model. */
function Cause({ change: { cause }, alignment }: ChangeItemProps): ReactNode {
  const { t } = useTranslation();
  if (cause.kind === 'model') return t('scoreHistory.model');
  const { title, titleEn } = cause.kind === 'proposal' ? alignment.proposal : alignment.measure;
  const fields = cause.fields.map((field) => wordFor(t, 'history.field', field)).join(', ');
  return (
    <>
      <Localised ko={title} en={titleEn} />:{' '}
      {fields === '' ? t('scoreHistory.computed') : t('history.edit', { fields })}
    </>
  );
}
