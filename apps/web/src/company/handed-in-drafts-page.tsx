import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { dataOf } from '../api/call.js';
import { type HandedInDraft } from '../api/model.js';
import '../fit/fit.css';
import { handedInDraftAccept, handedInDraftDecline } from '../generated/sdk.gen.js';
import { More } from '../list/more.js';
import { ActionButton } from '../ui/action-button.js';
import { AsyncPanel } from '../ui/async-panel.js';
import '../ui/entry.css';
import { FormProblem } from '../ui/form-problem.js';
import { formatDateTime } from '../ui/format.js';
import { KoreanText, Localised } from '../ui/localised.js';
import { TextField } from '../ui/text-field.js';
import { useLanguage } from '../ui/use-language.js';
import { handedInQuery } from './company-queries.js';
import './company.css';

/** Drafts of proposals that companies handed in, for editors. */
export function HandedInDraftsPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('companyDesk.handedIn.title')} right="edit-catalogue">
      {() => <HandedInDrafts />}
    </SignedInPage>
  );
}

function HandedInDrafts(): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(handedInQuery());
  return (
    <>
      <AsyncPanel query={query} lines={6}>
        {({ pages }) => {
          const count = pages[0]?.total ?? 0;
          return (
            <>
              <p className="page__answer">
                {count === 0 ? t('companyDesk.handedIn.none') : t('companyDesk.handedIn.answer', { count })}
              </p>
              <ul className="own-proposals">
                {pages
                  .flatMap(({ items }) => items)
                  .map((draft) => (
                    <Draft key={draft.id} draft={draft} />
                  ))}
              </ul>
            </>
          );
        }}
      </AsyncPanel>
      <More query={query} />
    </>
  );
}

function Draft({ draft }: { readonly draft: HandedInDraft }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { company, companyEn, companyId, title, body, submittedAt } = draft;
  return (
    <li>
      <h2>
        <KoreanText>{title}</KoreanText>
      </h2>
      <p className="fit__hint">
        <Link to="/stakeholders/$id" params={{ id: companyId }} className="quiet-link">
          <Localised ko={company} en={companyEn} />
        </Link>{' '}
        {submittedAt !== null && formatDateTime(submittedAt, language)}
      </p>
      <p className="entry-body">
        <KoreanText>{body}</KoreanText>
      </p>
      <Decision draft={draft} label={`${t('companyDesk.handedIn.decline')}: ${title}`} />
    </li>
  );
}

interface DecisionProps {
  readonly draft: HandedInDraft;
  readonly label: string;
}

function Decision({ draft: { id, title }, label }: DecisionProps): ReactNode {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const renew = () => queryClient.invalidateQueries({ queryKey: handedInQuery().queryKey });
  const accepting = useMutation({
    mutationFn: () => dataOf(handedInDraftAccept({ path: { id } })),
    onSuccess: async ({ proposalId }) => {
      if (proposalId !== null) await navigate({ to: '/proposals/$id/edit', params: { id: proposalId } });
      await renew();
    },
  });
  const declining = useMutation({
    mutationFn: () => dataOf(handedInDraftDecline({ path: { id }, body: { reason } })),
    onSuccess: renew,
  });
  return (
    <>
      <FormProblem error={accepting.error} />
      <p className="form__foot">
        <ActionButton
          className="button button--primary"
          isPending={accepting.isPending}
          aria-label={`${t('companyDesk.handedIn.accept')}: ${title}`}
          onClick={() => {
            accepting.mutate();
          }}
        >
          {t('companyDesk.handedIn.accept')}
        </ActionButton>
      </p>
      <form
        className="form"
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault();
          declining.mutate();
        }}
      >
        <TextField
          label={t('companyDesk.handedIn.reason')}
          name="reason"
          value={reason}
          onChange={setReason}
          max={1_000}
          hint={t('companyDesk.handedIn.reasonHint')}
          error={declining.error}
        />
        <FormProblem error={declining.error} />
        <p>
          <ActionButton type="submit" isPending={declining.isPending}>
            {t('companyDesk.handedIn.decline')}
          </ActionButton>
        </p>
      </form>
    </>
  );
}
