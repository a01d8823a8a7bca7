import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RegisterFreshness } from '../api/model.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { formatDate } from '../ui/format.js';
import { wordFor } from '../ui/known-word.js';
import { useLanguage } from '../ui/use-language.js';
import { recomputeStatusQuery } from './method-queries.js';

/** Where the entries come from and how old that is: what is not in these sources is not in any answer. */
export function MethodSources(): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(recomputeStatusQuery());
  return (
    <section aria-labelledby="method-sources">
      <h2 id="method-sources" className="section-heading">
        {t('method.sources')}
      </h2>
      <p className="method__note">{t('method.sourcesNote')}</p>
      <AsyncPanel query={query} lines={6}>
        {({ registers }) => (
          <table className="detail-table">
            <thead>
              <tr>
                <th scope="col">{t('method.register')}</th>
                <th scope="col" className="number">
                  {t('method.entries')}
                </th>
                <th scope="col" className="number">
                  {t('method.newest')}
                </th>
                <th scope="col" className="number">
                  {t('method.age')}
                </th>
              </tr>
            </thead>
            <tbody>
              {registers.map((one) => (
                <Register key={`${one.origin} ${one.register ?? ''}`} one={one} />
              ))}
            </tbody>
          </table>
        )}
      </AsyncPanel>
    </section>
  );
}

function Register({ one }: { readonly one: RegisterFreshness }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { origin, register, entries, retrievedAt, publishedOn, ageDays } = one;
  const newest = retrievedAt ?? publishedOn;
  const name =
    register === null
      ? t('method.noSource')
      : origin === 'address'
        ? register
        : wordFor(t, 'method.documentKind', register);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{entries.toLocaleString()}</td>
      <td className="number">{newest === null ? t('method.unknown') : formatDate(newest, language)}</td>
      <td className="number">
        {ageDays === null ? t('method.unknown') : t('method.days', { count: ageDays })}
      </td>
    </tr>
  );
}
