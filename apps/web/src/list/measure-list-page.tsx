import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type LegislativeItem, type MeasureKind, type Programme } from '../api/model.js';
import { measureListQuery } from '../api/queries.js';
import { wordFor } from '../ui/known-word.js';
import { KoreanText } from '../ui/localised.js';
import { MeasureLink } from '../ui/measure-link.js';
import { ListFrame } from './list-frame.js';
import { type ListSearch, toListSearch } from './list-search.js';

const programmesRoute = getRouteApi('/programmes');
const legislativeItemsRoute = getRouteApi('/legislative-items');

export function ProgrammeListPage(): ReactNode {
  const { t } = useTranslation();
  const navigate = programmesRoute.useNavigate();
  return (
    <MeasureList
      kind="programme"
      title={t('area.programmes')}
      answer={(count) => t('list.programmesAnswer', { count })}
      search={programmesRoute.useSearch()}
      onSearch={(q) => void navigate({ search: toListSearch({ q }) })}
    />
  );
}

export function LegislativeItemListPage(): ReactNode {
  const { t } = useTranslation();
  const navigate = legislativeItemsRoute.useNavigate();
  return (
    <MeasureList
      kind="legislative_item"
      title={t('area.legislativeItems')}
      answer={(count) => t('list.legislativeItemsAnswer', { count })}
      search={legislativeItemsRoute.useSearch()}
      onSearch={(q) => void navigate({ search: toListSearch({ q }) })}
    />
  );
}

interface MeasureListProps {
  readonly kind: MeasureKind;
  readonly title: string;
  readonly answer: (total: number) => string;
  readonly search: ListSearch;
  readonly onSearch: (words: string) => void;
}

function MeasureList({ kind, title, answer, search, onSearch }: MeasureListProps): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery({ ...measureListQuery(kind, search), placeholderData: keepPreviousData });
  return (
    <ListFrame
      title={title}
      answer={answer}
      placeholder={t('list.searchPlaceholder')}
      words={search.q ?? ''}
      onSearch={onSearch}
      query={query}
    >
      {(items) => (
        <ul className="rows">
          {items.map((item) => (
            <MeasureRow key={item.id} kind={kind} item={item} />
          ))}
        </ul>
      )}
    </ListFrame>
  );
}

interface MeasureRowProps {
  readonly kind: MeasureKind;
  readonly item: Programme | LegislativeItem;
}

function MeasureRow({ kind, item }: MeasureRowProps): ReactNode {
  const { t } = useTranslation();
  const state = 'stage' in item ? item.stage : item.status;
  const over =
    'stage' in item ? [item.law, item.article].filter((one) => one !== null).join(' ') : item.ministry;
  return (
    <li className="rows__row">
      <div>
        <h3 className="rows__title">
          <MeasureLink measure={{ ...item, kind }} />
        </h3>
        <p className="rows__facts">
          {over && (
            <span>
              <KoreanText>{over}</KoreanText>
            </span>
          )}
          {item.axis !== null && <span>{wordFor(t, 'axis', item.axis)}</span>}
        </p>
      </div>
      <span className="rows__state tag">{wordFor(t, 'status', state)}</span>
      <p className="rows__text">
        <KoreanText>{item.body}</KoreanText>
      </p>
    </li>
  );
}
