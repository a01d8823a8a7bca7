import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import '../alignment/score-parts.css';
import { type RecomputeStatus } from '../api/model.js';
import { recomputeStatusQuery } from '../method/method-queries.js';
import '../method/method.css';
import { MethodSources } from '../method/method-sources.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { Breadcrumbs } from '../ui/breadcrumbs.js';
import { entryAddresses } from '../ui/entry-addresses.js';
import '../ui/entry.css';
import { formatMoment } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';
import { usePageTitle } from '../ui/use-page-title.js';
import { DeliveryBacklog } from './delivery-backlog.js';
import { formatDuration } from './duration.js';
import './recompute.css';
import { RunLog } from './run-log.js';
import { ScoreSetList } from './score-set-list.js';
import { pollSeconds, useLiveRecompute } from './use-live-recompute.js';

/** Whether what one sees is current, what is being computed, and what failed. */
export function RecomputePage(): ReactNode {
  const { t } = useTranslation();
  const isStaff = useMay('see-internal');
  const connection = useLiveRecompute();
  const query = useQuery(recomputeStatusQuery());
  usePageTitle(t('recompute.title'));
  return (
    <div className="page recompute">
      <Breadcrumbs crumbs={[{ label: t('recompute.title') }]} />
      <h1>{t('recompute.title')}</h1>
      <div className="recompute__answer" role="status">
        {query.data && <Answer status={query.data} />}
      </div>
      <p className="recompute__connection">{t(`recompute.${connection}`, { seconds: pollSeconds })}</p>
      <section aria-labelledby="recompute-now">
        <h2 id="recompute-now" className="section-heading">
          {t('recompute.now')}
        </h2>
        <AsyncPanel query={query} lines={3}>
          {(status) => <Now status={status} />}
        </AsyncPanel>
      </section>
      {isStaff && query.data && <Failures status={query.data} />}
      {query.data && (isStaff || query.data.deliveries.length > 0) && (
        <DeliveryBacklog lines={query.data.deliveries} />
      )}
      <ScoreSetList />
      <MethodSources />
      {isStaff && <RunLog />}
    </div>
  );
}

function useLastRun(status: RecomputeStatus): string | undefined {
  const language = useLanguage();
  const last = status.lastRuns[0]?.finishedAt;
  return last === undefined ? undefined : formatMoment(last, new Date(), language);
}

function Answer({ status }: { readonly status: RecomputeStatus }): ReactNode {
  const { t } = useTranslation();
  const at = useLastRun(status);
  const { pending, failed, oldestAgeSeconds } = status;
  return (
    <>
      {pending > 0 && <p className="page__answer">{t('recompute.answerPending', { count: pending })}</p>}
      {failed > 0 && <p className="page__answer">{t('recompute.answerFailed', { count: failed })}</p>}
      {pending + failed === 0 && (
        <p className="page__answer">
          {at === undefined ? t('recompute.answerFreshNever') : t('recompute.answerFresh', { at })}
        </p>
      )}
      {(oldestAgeSeconds ?? 0) > stuckAfterSeconds && (
        <p className="recompute__stuck">
          {t('recompute.stuck', { age: formatDuration(oldestAgeSeconds ?? 0, t) })}
        </p>
      )}
    </>
  );
}

/** A wait that no ordinary load explains, seconds. */
const stuckAfterSeconds = 300;

function Now({ status }: { readonly status: RecomputeStatus }): ReactNode {
  const { t } = useTranslation();
  const at = useLastRun(status);
  const { pending, failed, oldestAgeSeconds } = status;
  const figures = [
    { name: 'pending', value: t('recompute.items', { count: pending }) },
    {
      name: 'oldest',
      value: oldestAgeSeconds === null ? t('recompute.none') : formatDuration(oldestAgeSeconds, t),
    },
    { name: 'failed', value: t('recompute.items', { count: failed }) },
    { name: 'last', value: at ?? t('recompute.none') },
  ] as const;
  return (
    <dl className="recompute__figures">
      {figures.map(({ name, value }) => (
        <div key={name}>
          <dt>{t(`recompute.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Failures({ status }: { readonly status: RecomputeStatus }): ReactNode {
  const { t } = useTranslation();
  const mayAdminister = useMay('administer');
  return (
    <section aria-labelledby="recompute-failures">
      <h2 id="recompute-failures" className="section-heading">
        {t('recompute.failures')}
      </h2>
      {status.failures.length === 0 ? (
        <p className="recompute__note">{t('recompute.failuresNone')}</p>
      ) : (
        <FailureTable failures={status.failures} />
      )}
      {mayAdminister && (
        <p className="recompute__more">
          <Link to="/failures" className="button button--small">
            {t('recompute.manage')}
          </Link>
        </p>
      )}
    </section>
  );
}

function FailureTable({ failures }: { readonly failures: RecomputeStatus['failures'] }): ReactNode {
  const { t } = useTranslation();
  return (
    <table className="detail-table">
      <thead>
        <tr>
          <th scope="col">{t('recompute.cause')}</th>
          <th scope="col" className="number">
            {t('recompute.failed')}
          </th>
          <th scope="col">{t('recompute.examples')}</th>
        </tr>
      </thead>
      <tbody>
        {failures.map(({ cause, entries, examples }) => (
          <tr key={cause}>
            <th scope="row" lang="en">
              {cause === '' ? t('recompute.causeUnknown') : cause}
            </th>
            <td className="number">{entries}</td>
            <td>
              <ul>
                {examples.map(({ entryId, entryKind }, index) => (
                  <li key={entryId}>
                    <Link to={entryAddresses[entryKind]} params={{ id: entryId }}>
                      {t('recompute.example', { kind: t(`recompute.entry.${entryKind}`), no: index + 1 })}
                    </Link>
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
