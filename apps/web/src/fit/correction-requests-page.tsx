import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { dataOf } from '../api/call.js';
import { type CorrectionRequest } from '../api/model.js';
import { criterionSettle } from '../generated/sdk.gen.js';
import { More } from '../list/more.js';
import { ActionButton } from '../ui/action-button.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { FormProblem } from '../ui/form-problem.js';
import { formatDateTime } from '../ui/format.js';
import { KoreanText } from '../ui/localised.js';
import { TextField } from '../ui/text-field.js';
import { useLanguage } from '../ui/use-language.js';
import { requestsQuery } from './fit-queries.js';
import './fit.css';

/** Requests to correct criteria that wait for an editor. */
export function CorrectionRequestsPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <SignedInPage title={t('fit.request.listTitle')} right="edit-catalogue">
      {() => <Requests />}
    </SignedInPage>
  );
}

function Requests(): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(requestsQuery());
  return (
    <>
      <AsyncPanel query={query} lines={6}>
        {({ pages }) => {
          const count = pages[0]?.total ?? 0;
          return (
            <>
              <p className="page__answer">
                {count === 0 ? t('fit.request.listNone') : t('fit.request.listAnswer', { count })}
              </p>
              <ul className="fit__list">
                {pages
                  .flatMap(({ items }) => items)
                  .map((request) => (
                    <Request key={request.id} request={request} />
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

function Request({ request }: { readonly request: CorrectionRequest }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [answer, setAnswer] = useState('');
  const settling = useMutation({
    mutationFn: () => dataOf(criterionSettle({ path: { id: request.id }, body: { answer } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: requestsQuery().queryKey }),
  });
  return (
    <li>
      <h2 className="fit__small-heading">
        <Link to="/programmes/$id" params={{ id: request.programmeId }}>
          <KoreanText>{request.programmeTitle}</KoreanText>
        </Link>{' '}
        <span className="fit-card__none">{formatDateTime(request.createdAt, language)}</span>
      </h2>
      <blockquote className="fit-card__quote">
        <KoreanText>{request.sentence}</KoreanText>
      </blockquote>
      <p>{request.text}</p>
      <form
        className="form"
        aria-label={`${t('fit.request.settle')}: ${request.programmeTitle}`}
        onSubmit={(event) => {
          event.preventDefault();
          settling.mutate();
        }}
      >
        <TextField
          label={t('fit.request.answer')}
          name="answer"
          value={answer}
          onChange={setAnswer}
          max={500}
          error={settling.error}
        />
        <FormProblem error={settling.error} />
        <p>
          <ActionButton type="submit" isPending={settling.isPending}>
            {t('fit.request.settle')}
          </ActionButton>
        </p>
      </form>
    </li>
  );
}
