import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Stakeholder } from '../api/model.js';
import { stakeholderListQuery } from '../api/queries.js';
import { wordFor } from '../ui/known-word.js';
import { KoreanText, Localised } from '../ui/localised.js';
import { NewEntryLinks } from '../edit/new-entry-links.js';
import { ListFrame } from './list-frame.js';
import { toListSearch } from './list-search.js';

const route = getRouteApi('/stakeholders');

/** Everybody who asks or answers. */
export function StakeholderListPage(): ReactNode {
  const { t } = useTranslation();
  const search = toListSearch({ ...route.useSearch() });
  const navigate = route.useNavigate();
  const query = useInfiniteQuery({ ...stakeholderListQuery(search), placeholderData: keepPreviousData });
  return (
    <ListFrame
      title={t('area.stakeholders')}
      tools={<NewEntryLinks kind="stakeholder" />}
      answer={(count) => t('list.stakeholdersAnswer', { count })}
      placeholder={t('list.nameSearchPlaceholder')}
      words={search.q ?? ''}
      onSearch={(q) => void navigate({ search: toListSearch({ q }) })}
      query={query}
    >
      {(items) => (
        <>
          <p>
            <Link to="/convergence">{t('convergence.toPage')}</Link>
          </p>
          <ul className="rows">
            {items.map((item) => (
              <StakeholderRow key={item.id} item={item} />
            ))}
          </ul>
        </>
      )}
    </ListFrame>
  );
}

function StakeholderRow({ item }: { readonly item: Stakeholder }): ReactNode {
  const { t } = useTranslation();
  return (
    <li className="rows__row">
      <div>
        <h3 className="rows__title">
          <Link to="/stakeholders/$id" params={{ id: item.id }} className="quiet-link">
            <Localised ko={item.title} en={item.titleEn} />
          </Link>
        </h3>
        <p className="rows__facts">
          <span>{t('list.proposalCount', { count: item.proposalCount })}</span>
          {item.aliases.length > 0 && (
            <span>
              <KoreanText>{item.aliases.join(', ')}</KoreanText>
            </span>
          )}
        </p>
      </div>
      <span className="rows__state tag">{wordFor(t, 'stakeholderType', item.type)}</span>
    </li>
  );
}
