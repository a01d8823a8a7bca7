import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { type CompanyDraft } from '../api/model.js';
import '../fit/fit.css';
import { AsyncPanel } from '../ui/async-panel.js';
import { KoreanText } from '../ui/localised.js';
import { CompanyLinks } from './company-links.js';
import { draftQuery } from './company-queries.js';
import './company.css';
import { DraftForm } from './draft-form.js';

const route = getRouteApi('/fit/draft');

/** A proposal that is being written: what answers it already, before it is handed in. */
export function DraftPage(): ReactNode {
  const { t } = useTranslation();
  const { id } = route.useSearch();
  return (
    <SignedInPage title={t('companyDesk.draft.title')}>
      {({ person }) => {
        if (person.stakeholderId === null)
          return <p className="page__answer">{t('companyDesk.noCompany')}</p>;
        return (
          <>
            <p className="page__answer">{t('companyDesk.draft.about')}</p>
            <CompanyLinks />
            {id === undefined ? (
              <DraftForm key="new" personId={person.id} draft={undefined} />
            ) : (
              <StoredDraft key={id} id={id} personId={person.id} />
            )}
          </>
        );
      }}
    </SignedInPage>
  );
}

interface StoredDraftProps {
  readonly id: string;
  readonly personId: string;
}

function StoredDraft({ id, personId }: StoredDraftProps): ReactNode {
  const query = useQuery(draftQuery(id));
  return (
    <AsyncPanel query={query} lines={8}>
      {(draft) =>
        draft.state === 'submitted' || draft.state === 'accepted' ? (
          <HandedIn draft={draft} />
        ) : (
          <DraftForm key={draft.revision} personId={personId} draft={draft} />
        )
      }
    </AsyncPanel>
  );
}

/** A draft that can be changed no more. */
function HandedIn({ draft }: { readonly draft: CompanyDraft }): ReactNode {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className="section-heading">
        <KoreanText>{draft.title}</KoreanText>
      </h2>
      <p role="status">
        {t(`companyDesk.draft.after.${draft.state === 'accepted' ? 'accepted' : 'submitted'}`)}
      </p>
      <p className="entry-body">
        <KoreanText>{draft.body}</KoreanText>
      </p>
    </section>
  );
}
