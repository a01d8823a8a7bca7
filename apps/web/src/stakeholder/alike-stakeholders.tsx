import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Convergence } from '../api/model.js';
import { convergenceQuery } from '../convergence/convergence-queries.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { Localised } from '../ui/localised.js';
import { useLanguage } from '../ui/use-language.js';

/** Who asks the same as a stakeholder, by what is asked for. */
export function AlikeStakeholders({ stakeholderId }: { readonly stakeholderId: string }): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(convergenceQuery({ stakeholder: stakeholderId }));
  return (
    <section aria-labelledby="alike-heading">
      <h2 id="alike-heading" className="section-heading">
        {t('convergence.alike')}
      </h2>
      <AsyncPanel query={query} lines={3}>
        {({ pages }) => {
          const groups = pages.flatMap(({ items }) => items);
          if (groups.length === 0) return <p className="entry-aside__none">{t('convergence.alikeNone')}</p>;
          return (
            <>
              <ul className="alike">
                {groups.map((group) => (
                  <AlikeGroup key={group.id} group={group} stakeholderId={stakeholderId} />
                ))}
              </ul>
              <p>
                <Link to="/convergence" search={{ stakeholder: stakeholderId }}>
                  {t('convergence.open')}
                </Link>
              </p>
            </>
          );
        }}
      </AsyncPanel>
    </section>
  );
}

interface AlikeGroupProps {
  readonly group: Convergence;
  readonly stakeholderId: string;
}

function AlikeGroup({ group: { objects, asks }, stakeholderId }: AlikeGroupProps): ReactNode {
  const language = useLanguage();
  const others = new Map(
    asks
      .filter((ask) => ask.stakeholderId !== stakeholderId)
      .map(({ stakeholderId: id, stakeholder, stakeholderEn }) => [id, { stakeholder, stakeholderEn }]),
  );
  return (
    <li>
      <strong>{objects.map((one) => one[language]).join(' · ')}</strong>
      <ul className="alike__others">
        {[...others].map(([id, { stakeholder, stakeholderEn }]) => (
          <li key={id}>
            <Link to="/stakeholders/$id" params={{ id }} className="quiet-link">
              <Localised ko={stakeholder} en={stakeholderEn} />
            </Link>
          </li>
        ))}
      </ul>
    </li>
  );
}
