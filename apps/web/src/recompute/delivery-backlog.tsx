import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { type RecomputeStatus } from '../api/model.js';
import { formatDuration } from './duration.js';

/** What waits to go out by mail and as webhooks, and what holds it up; to whom it goes, only administrators see elsewhere. */
export function DeliveryBacklog({ lines }: { readonly lines: RecomputeStatus['deliveries'] }): ReactNode {
  const { t } = useTranslation();
  const mayAdminister = useMay('administer');
  return (
    <section aria-labelledby="recompute-deliveries">
      <h2 id="recompute-deliveries" className="section-heading">
        {t('recompute.deliveries')}
      </h2>
      {lines.length === 0 && <p className="recompute__note">{t('recompute.deliveriesNone')}</p>}
      {lines.map(({ kind, waiting, oldestAgeSeconds, trouble }) => (
        <div key={kind} className={trouble === null ? 'recompute__note' : 'recompute__stuck'}>
          <p>
            <strong>{t(`recompute.deliveryKind.${kind}`)}</strong>{' '}
            {t('recompute.deliveryWaiting', { count: waiting, age: formatDuration(oldestAgeSeconds, t) })}
          </p>
          {trouble !== null && (
            <p>{t(`recompute.deliveryTrouble.${kind === 'webhook' ? kind : 'mail'}.${trouble}`)}</p>
          )}
        </div>
      ))}
      {mayAdminister && (
        <p className="recompute__more">
          <Link to="/deliveries" className="button button--small">
            {t('recompute.deliveriesLog')}
          </Link>
        </p>
      )}
    </section>
  );
}
