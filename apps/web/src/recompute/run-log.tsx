import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecomputeRun } from '../api/model.js';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { formatMoment } from '../ui/format.js';
import { RadioChoice } from '../ui/radio-choice.js';
import { useLanguage } from '../ui/use-language.js';
import { runsQuery } from './recompute-queries.js';

/** What workers did, batch by batch, for those who work here. */
export function RunLog(): ReactNode {
  const { t } = useTranslation();
  const [shown, setShown] = useState<'all' | 'troubled'>('all');
  const query = useInfiniteQuery(runsQuery(shown === 'troubled'));
  return (
    <section aria-labelledby="recompute-runs">
      <h2 id="recompute-runs" className="section-heading">
        {t('recompute.runs')}
      </h2>
      <p className="recompute__note">{t('recompute.runsNote')}</p>
      <RadioChoice
        legend={t('recompute.runsFilter')}
        choices={[
          { value: 'all', label: t('recompute.runsAll') },
          { value: 'troubled', label: t('recompute.runsTroubled') },
        ]}
        chosen={shown}
        onChange={setShown}
      />
      <AsyncPanel query={query} lines={8}>
        {({ pages }) => <Runs runs={pages.flatMap(({ items }) => items)} />}
      </AsyncPanel>
      <More query={query} />
    </section>
  );
}

const columns = ['at', 'set', 'took', 'computed', 'failed', 'written', 'removed', 'status'] as const;

function Runs({ runs }: { readonly runs: readonly RecomputeRun[] }): ReactNode {
  const { t } = useTranslation();
  if (runs.length === 0) return <p className="recompute__note">{t('recompute.runsEmpty')}</p>;
  return (
    <table className="detail-table runs">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={column === 'at' || column === 'status' ? '' : 'number'}>
              {t(`recompute.run.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <Run key={run.id} run={run} />
        ))}
      </tbody>
    </table>
  );
}

function Run({ run }: { readonly run: RecomputeRun }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { startedAt, finishedAt, scoreSetId, entriesComputed, entriesFailed, status, error } = run;
  const seconds = Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000;
  return (
    <tr>
      <th scope="row">{formatMoment(startedAt, new Date(), language)}</th>
      <td className="number">{scoreSetId}</td>
      <td className="number">{t('recompute.run.ms', { seconds: seconds.toFixed(1) })}</td>
      <td className="number">{entriesComputed.toLocaleString()}</td>
      <td className="number">{entriesFailed.toLocaleString()}</td>
      <td className="number">{run.pairsWritten.toLocaleString()}</td>
      <td className="number">{run.pairsRemoved.toLocaleString()}</td>
      <td>
        {t(status === 'done' ? 'recompute.run.done' : 'recompute.run.broken')}
        {error !== null && (
          <span className="recompute__error" lang="en">
            {error}
          </span>
        )}
      </td>
    </tr>
  );
}
