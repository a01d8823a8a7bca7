import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { SignedInPage } from '../account/signed-in-page.js';
import { type Concept, type ConceptReference } from '../api/model.js';
import { AsyncPanel } from '../ui/async-panel.js';
import '../ui/entry.css';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';
import { ConceptDifference } from './concept-difference.js';
import { ConceptForm } from './concept-form.js';
import { conceptFields, noConcept, toValues } from './concept-form-values.js';
import { conceptQuery } from './thesaurus-queries.js';
import './thesaurus.css';

const route = getRouteApi('/thesaurus/$id');

/** One concept: its words and links as the draft has them, and how that differs from what readers see the scores of. */
export function ConceptPage(): ReactNode {
  const { t } = useTranslation();
  const { id } = route.useParams();
  return (
    <SignedInPage title={id === 'new' ? t('concept.newTitle') : id} right="see-internal">
      {() => (
        <div className="thesaurus">
          <p className="thesaurus__back">
            <Link to="/thesaurus" className="button button--small">
              {t('concept.backToList')}
            </Link>
          </p>
          {id === 'new' ? (
            <ConceptForm key="new" id={undefined} revision={0} start={noConcept} />
          ) : (
            <Known id={id} />
          )}
        </div>
      )}
    </SignedInPage>
  );
}

function Known({ id }: { readonly id: string }): ReactNode {
  const query = useQuery(conceptQuery(id));
  return (
    <AsyncPanel query={query} lines={16}>
      {(concept) => <Concept concept={concept} />}
    </AsyncPanel>
  );
}

function Concept({ concept }: { readonly concept: Concept }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { type, ko, en, pending } = concept;
  return (
    <>
      <p className="page__answer">
        {language === 'ko' ? ko : en} <span className="tag">{t(`thesaurus.type.${type}`)}</span>{' '}
        {pending !== null && <span className="tag">{t(`thesaurus.pending.${pending}`)}</span>}
      </p>
      <Notes concept={concept} />
      {concept.concept === null && <p className="draft__fault">{t('concept.removed')}</p>}
      {concept.concept !== null && concept.live !== null && pending === 'changed' && (
        <section aria-labelledby="concept-difference">
          <h2 id="concept-difference" className="section-heading">
            {t('concept.difference')}
          </h2>
          <ConceptDifference before={concept.live} after={concept.concept} />
        </section>
      )}
      <Words concept={concept} />
      <Links concept={concept} />
    </>
  );
}

/** The words and links: to edit for those who may, to read for others. */
function Words({ concept }: { readonly concept: Concept }): ReactNode {
  const mayEdit = useMay('edit-catalogue');
  const { id, revision, pending, live } = concept;
  const shown = concept.concept ?? live;
  if (shown === null) return null;
  if (!mayEdit) return <ReadOnly concept={shown} />;
  return (
    <ConceptForm
      key={`${id} ${String(revision)}`}
      id={id}
      revision={revision}
      start={toValues(shown)}
      isChanged={pending !== null}
      isThere={concept.concept !== null}
    />
  );
}

/** What is wrong or needs a look: faults, a conflict with the release, a change that waits. */
function Notes({ concept }: { readonly concept: Concept }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { faults, isConflict, shipped, deferred } = concept;
  return (
    <>
      {faults.length > 0 && (
        <section aria-labelledby="concept-faults">
          <h2 id="concept-faults" className="section-heading">
            {t('concept.faults')}
          </h2>
          <ul className="thesaurus__faults">
            {faults.map(({ code, messageKo, messageEn }) => (
              <li key={`${code} ${messageKo}`}>{language === 'ko' ? messageKo : messageEn}</li>
            ))}
          </ul>
        </section>
      )}
      {isConflict && concept.concept !== null && (
        <section aria-labelledby="concept-conflict">
          <h2 id="concept-conflict" className="section-heading">
            {t('concept.conflictTitle')}
          </h2>
          <p>{t('concept.conflictText')}</p>
          {shipped !== null && <ConceptDifference before={concept.concept} after={shipped} />}
        </section>
      )}
      {deferred !== null && (
        <section aria-labelledby="concept-deferred">
          <h2 id="concept-deferred" className="section-heading">
            {t('concept.deferredTitle')}
          </h2>
          <p>{t('concept.deferredText')}</p>
          <ConceptDifference before={concept.concept} after={deferred} />
        </section>
      )}
    </>
  );
}

function ReadOnly({ concept }: { readonly concept: NonNullable<Concept['concept']> }): ReactNode {
  const { t } = useTranslation();
  const values = toValues(concept);
  return (
    <>
      <p className="form__hint">{t('concept.readOnly')}</p>
      <dl className="concept-difference">
        {conceptFields
          .filter((field) => values[field] !== '' && values[field] !== 'none')
          .map((field) => (
            <div key={field}>
              <dt>{t(`concept.${field}`)}</dt>
              <dd>
                {values[field].split('\n').map((item) => (
                  <span key={item}>{item}</span>
                ))}
              </dd>
            </div>
          ))}
      </dl>
    </>
  );
}

function Links({ concept }: { readonly concept: Concept }): ReactNode {
  const { t } = useTranslation();
  const { linked, narrower } = concept;
  return (
    <>
      <section aria-labelledby="concept-links">
        <h2 id="concept-links" className="section-heading">
          {t('concept.links')}
        </h2>
        <References references={linked} />
      </section>
      {narrower.length > 0 && (
        <section aria-labelledby="concept-narrower">
          <h2 id="concept-narrower" className="section-heading">
            {t('concept.narrower')}
          </h2>
          <References references={narrower} />
        </section>
      )}
    </>
  );
}

function References({ references }: { readonly references: readonly ConceptReference[] }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (references.length === 0) return <p>{t('concept.noLinks')}</p>;
  return (
    <ul className="thesaurus__links">
      {references.map(({ id, type, ko, en }) => (
        <li key={id}>
          <Link to="/thesaurus/$id" params={{ id }} className="button button--small">
            {language === 'ko' ? ko : en} · {t(`thesaurus.type.${type}`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
