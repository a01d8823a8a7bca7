import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type LegislativeItemSummary, type MeasureKind, type ProgrammeSummary } from '../api/model.js';
import { legislativeItemListQuery, programmeListQuery } from '../api/queries.js';
import { wordFor } from '../ui/known-word.js';
import { KoreanText } from '../ui/localised.js';
import { NewEntryLinks } from '../edit/new-entry-links.js';
import { useLanguage } from '../ui/use-language.js';
import { MeasureLink } from '../ui/measure-link.js';
import { ListFrame } from './list-frame.js';
import { calendarAddress, toListSearch } from './list-search.js';

const programmesRoute = getRouteApi('/programmes');
const legislativeItemsRoute = getRouteApi('/legislative-items');

/** Programmes: what the government does or has said it will do. */
export function ProgrammeListPage(): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const search = toListSearch({ ...programmesRoute.useSearch() });
  const navigate = programmesRoute.useNavigate();
  const query = useInfiniteQuery({ ...programmeListQuery(search), placeholderData: keepPreviousData });
  return (
    <ListFrame
      title={t('area.programmes')}
      tools={
        <>
          <a className="button button--small" href={calendarAddress(search, language)}>
            {t('list.calendar')}
          </a>
          <NewEntryLinks kind="programme" />
        </>
      }
      answer={(count) => t('list.programmesAnswer', { count })}
      placeholder={t('list.searchPlaceholder')}
      words={search.q ?? ''}
      onSearch={(q) => void navigate({ search: toListSearch({ q }) })}
      query={query}
    >
      {(items) => (
        <ul className="rows">
          {items.map((item) => (
            <MeasureRow key={item.id} kind="programme" item={item} state={item.status} over={item.ministry} />
          ))}
        </ul>
      )}
    </ListFrame>
  );
}

/** Legislative items: articles in force, rules being made, bills. */
export function LegislativeItemListPage(): ReactNode {
  const { t } = useTranslation();
  const search = toListSearch({ ...legislativeItemsRoute.useSearch() });
  const navigate = legislativeItemsRoute.useNavigate();
  const query = useInfiniteQuery({ ...legislativeItemListQuery(search), placeholderData: keepPreviousData });
  return (
    <ListFrame
      title={t('area.legislativeItems')}
      tools={<NewEntryLinks kind="legislative_item" />}
      answer={(count) => t('list.legislativeItemsAnswer', { count })}
      placeholder={t('list.searchPlaceholder')}
      words={search.q ?? ''}
      onSearch={(q) => void navigate({ search: toListSearch({ q }) })}
      query={query}
    >
      {(items) => (
        <ul className="rows">
          {items.map((item) => (
            <MeasureRow
              key={item.id}
              kind="legislative_item"
              item={item}
              state={item.stage}
              over={[item.law, item.article].filter((one) => one !== null).join(' ')}
            />
          ))}
        </ul>
      )}
    </ListFrame>
  );
}

interface MeasureRowProps {
  readonly kind: MeasureKind;
  readonly item: ProgrammeSummary | LegislativeItemSummary;
  readonly state: string;
  /** Ministry, or law and article. */
  readonly over: string | null;
}

function MeasureRow({ kind, item, state, over }: MeasureRowProps): ReactNode {
  const { t } = useTranslation();
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
