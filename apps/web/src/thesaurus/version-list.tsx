import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { dataOf } from '../api/call.js';
import { type ThesaurusVersion, type ThesaurusVersionChange } from '../api/model.js';
import { thesaurusRestore } from '../generated/sdk.gen.js';
import { More } from '../list/more.js';
import { ActionButton } from '../ui/action-button.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { FormProblem } from '../ui/form-problem.js';
import { formatMoment } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';
import { ConceptDifference } from './concept-difference.js';
import { refreshThesaurus, versionChangesQuery, versionsQuery } from './thesaurus-queries.js';

/** Versions that were published or discarded, with what they changed. */
export function VersionList(): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(versionsQuery());
  return (
    <section aria-labelledby="versions-heading">
      <h2 id="versions-heading" className="section-heading">
        {t('version.title')}
      </h2>
      <AsyncPanel query={query} lines={4}>
        {({ pages }) => {
          const versions = pages.flatMap(({ items }) => items);
          if (versions.length === 0) return <p>{t('version.empty')}</p>;
          return (
            <ul className="rows">
              {versions.map((version) => (
                <Version key={version.id} version={version} />
              ))}
            </ul>
          );
        }}
      </AsyncPanel>
      <More query={query} />
    </section>
  );
}

function Version({ version }: { readonly version: ThesaurusVersion }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const { id, state, note, createdBy, closedBy, closedAt, changes, scoreSetId } = version;
  const facts = [
    closedAt !== null && formatMoment(closedAt, new Date(), language),
    closedBy,
    t('version.changes', { count: changes }),
  ];
  return (
    <li className="rows__row">
      <div>
        <h3 className="rows__title">
          {t('version.name', { id })} <span className="tag">{t(`version.state.${state}`)}</span>
        </h3>
        {note !== null && <p>{createdBy === null && closedBy === null ? t('version.carried') : note}</p>}
        <p className="rows__facts">
          {facts.filter((fact) => fact !== false && fact !== null).join(' · ')}
          {scoreSetId !== null && (
            <Link to="/score-sets/$id" params={{ id: String(scoreSetId) }}>
              {t('version.set', { id: scoreSetId })}
            </Link>
          )}
        </p>
      </div>
      <div className="thesaurus__tools">
        {changes > 0 && (
          <button
            type="button"
            className="button button--small"
            aria-expanded={isOpen}
            aria-label={t('version.showNamed', { id })}
            onClick={() => {
              setIsOpen(!isOpen);
            }}
          >
            {t('version.show')}
          </button>
        )}
        <RestoreButton id={id} />
      </div>
      {isOpen && <Changes id={String(id)} />}
    </li>
  );
}

function RestoreButton({ id }: { readonly id: number }): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayEdit = useMay('edit-catalogue');
  const restore = useMutation({
    mutationFn: () => dataOf(thesaurusRestore({ path: { id: String(id) } })),
    onSuccess: () => refreshThesaurus(client),
  });
  if (!mayEdit) return null;
  return (
    <>
      <FormProblem error={restore.error} />
      <ActionButton
        className="button button--small"
        aria-label={t('version.restoreNamed', { id })}
        isPending={restore.isPending}
        onClick={() => {
          restore.mutate();
        }}
      >
        {t('version.restore')}
      </ActionButton>
    </>
  );
}

function Changes({ id }: { readonly id: string }): ReactNode {
  const query = useInfiniteQuery(versionChangesQuery(id));
  return (
    <div className="thesaurus__changes">
      <AsyncPanel query={query} lines={4}>
        {({ pages }) => (
          <ul>
            {pages
              .flatMap(({ items }) => items)
              .map((change) => (
                <Change key={change.conceptId} change={change} />
              ))}
          </ul>
        )}
      </AsyncPanel>
      <More query={query} />
    </div>
  );
}

function Change({ change }: { readonly change: ThesaurusVersionChange }): ReactNode {
  const { t } = useTranslation();
  const { conceptId, record, base, deferred } = change;
  return (
    <li>
      <h4>
        <Link to="/thesaurus/$id" params={{ id: conceptId }}>
          {record?.ko ?? base?.ko ?? conceptId}
        </Link>{' '}
        {record === null && <span className="tag">{t('version.removed')}</span>}
        {base === null && <span className="tag">{t('version.added')}</span>}
        {deferred && <span className="tag tag--missing">{t('thesaurus.deferred')}</span>}
      </h4>
      {record !== null && <ConceptDifference before={base} after={record} />}
    </li>
  );
}
