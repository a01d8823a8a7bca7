import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type OwnSession } from '../api/model.js';
import { ownAccountEndOtherSessions, ownAccountEndSession } from '../generated/sdk.gen.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { FormProblem } from '../ui/form-problem.js';
import { formatDate, formatTime } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';
import '../ui/tag.css';
import { ownSessionsQuery } from './own-queries.js';

/** Where one is signed in, and how to end that. */
export function SessionPanel(): ReactNode {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const query = useQuery(ownSessionsQuery());
  const end = useMutation({
    mutationFn: (id: string | undefined) =>
      id === undefined
        ? dataOf(ownAccountEndOtherSessions())
        : dataOf(ownAccountEndSession({ path: { id } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ownSessionsQuery().queryKey }),
  });
  return (
    <section aria-labelledby="sessions-heading">
      <h2 id="sessions-heading" className="section-heading">
        {t('account.sessions')}
      </h2>
      <FormProblem error={end.error} />
      <AsyncPanel query={query} lines={3}>
        {({ items }) => (
          <>
            <ul className="account__list">
              {items.map((session) => (
                <SessionItem
                  key={session.id}
                  session={session}
                  onEnd={() => {
                    end.mutate(session.id);
                  }}
                />
              ))}
            </ul>
            {items.length > 1 && (
              <p className="account__more">
                <button
                  type="button"
                  className="button button--small"
                  onClick={() => {
                    end.mutate(undefined);
                  }}
                >
                  {t('account.endOthers')}
                </button>
              </p>
            )}
          </>
        )}
      </AsyncPanel>
    </section>
  );
}

function SessionItem({
  session,
  onEnd,
}: {
  readonly session: OwnSession;
  readonly onEnd: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const moment = (at: string): string => `${formatDate(at, language)} ${formatTime(at)}`;
  const { device, userAgent, address, lastSeenAt, expiresAt, isCurrent } = session;
  return (
    <li className="account__item">
      <div>
        <p>
          <span title={userAgent ?? undefined}>{device ?? t('account.unknownDevice')}</span>{' '}
          {isCurrent && <span className="tag">{t('account.thisSession')}</span>}
        </p>
        <p className="account__note">
          {t('account.sessionFacts', {
            address: address ?? t('state.unknown'),
            seen: moment(lastSeenAt),
            end: moment(expiresAt),
          })}
        </p>
      </div>
      {!isCurrent && (
        <button
          type="button"
          className="button button--small"
          aria-label={t('account.endNamed', { seen: moment(lastSeenAt) })}
          onClick={onEnd}
        >
          {t('account.end')}
        </button>
      )}
    </li>
  );
}
