import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../account/account.css';
import { dataOf } from '../api/call.js';
import { type MailSort } from '../generated/types.gen.js';
import { optOutLook, optOutUse } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { FormProblem } from '../ui/form-problem.js';
import { usePageTitle } from '../ui/use-page-title.js';

const route = getRouteApi('/opt-out/$token');

/** Where the link in a mail leads: one button ends the subscription, signed in or not. */
export function OptOutPage(): ReactNode {
  const { t } = useTranslation();
  const { token } = route.useParams();
  const query = useQuery({
    queryKey: ['opt-out', token],
    queryFn: () => dataOf(optOutLook({ path: { token } })),
    retry: false,
  });
  usePageTitle(t('optOut.title'));
  return (
    <div className="page page--narrow">
      <h1>{t('optOut.title')}</h1>
      {query.isError ? (
        <FormProblem error={query.error} />
      ) : (
        <AsyncPanel query={query} lines={4}>
          {({ state, of }) => <OptOut token={token} of={of} isOver={state === 'opted-out'} />}
        </AsyncPanel>
      )}
    </div>
  );
}

interface OptOutProps {
  readonly token: string;
  readonly of: MailSort;
  readonly isOver: boolean;
}

function OptOut({ token, of, isOver }: OptOutProps): ReactNode {
  const { t } = useTranslation();
  const isFit = of === 'fit';
  const use = useMutation({ mutationFn: () => dataOf(optOutUse({ path: { token } })) });
  if (isOver || use.isSuccess)
    return (
      <div role="status">
        <p className="page__answer">{t('optOut.done')}</p>
        <p className="account__note">{t(isFit ? 'optOut.againFit' : 'optOut.again')}</p>
        <p className="account__more">
          <Link to={isFit ? '/fit/notices' : '/subscriptions'} className="button">
            {t(isFit ? 'companyDesk.notices.title' : 'subscriptions.title')}
          </Link>
        </p>
      </div>
    );
  return (
    <>
      <p className="page__answer">{t(isFit ? 'optOut.textFit' : 'optOut.text')}</p>
      <FormProblem error={use.error} />
      <p className="account__more">
        <ActionButton
          className="button button--primary"
          isPending={use.isPending}
          onClick={() => {
            use.mutate();
          }}
        >
          {t('optOut.do')}
        </ActionButton>
      </p>
    </>
  );
}
