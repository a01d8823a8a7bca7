import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConvergencePage as GroupPage } from '../api/model.js';
import { stakeholderQuery } from '../api/queries.js';
import '../list/list-page.css';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { ChoiceBoxes } from '../ui/choice-boxes.js';
import { wordFor } from '../ui/known-word.js';
import '../ui/tabs.css';
import { useLanguage } from '../ui/use-language.js';
import { usePageTitle } from '../ui/use-page-title.js';
import { ConvergenceGroup } from './convergence-group.js';
import { convergenceQuery } from './convergence-queries.js';
import { convergenceAxes, type ConvergenceSearch, toConvergenceSearch } from './convergence-search.js';
import './convergence.css';

const route = getRouteApi('/convergence');

/** Who asks the same, who asks the opposite, and which measure serves several. */
export function ConvergencePage(): ReactNode {
  const { t } = useTranslation();
  const search = route.useSearch({ select: (all) => toConvergenceSearch({ ...all }) });
  const query = useInfiniteQuery({ ...convergenceQuery(search), placeholderData: keepPreviousData });
  usePageTitle(t('convergence.title'));
  return (
    <div className="page">
      <h1>{t('convergence.title')}</h1>
      <p className="page__answer">{query.data && <Answer page={query.data.pages[0]} />}</p>
      <Controls search={search} />
      <div
        className={query.isPlaceholderData ? 'convergence__stale' : undefined}
        aria-busy={query.isPlaceholderData}
      >
        <AsyncPanel query={query} lines={12}>
          {({ pages }) => {
            const groups = pages.flatMap(({ items }) => items);
            if (groups.length === 0) return <Nothing search={search} />;
            return (
              <ul className="convergence">
                {groups.map((group) => (
                  <ConvergenceGroup key={group.id} group={group} />
                ))}
              </ul>
            );
          }}
        </AsyncPanel>
        <More query={query} />
      </div>
      <section className="convergence__how" aria-labelledby="how-heading">
        <h2 id="how-heading">{t('convergence.howTitle')}</h2>
        <ul>
          <li>{t('convergence.howSame')}</li>
          <li>{t('convergence.howOnce')}</li>
          <li>{t('convergence.howOpposite')}</li>
          <li>{t('convergence.howBroad')}</li>
        </ul>
      </section>
    </div>
  );
}

function Answer({ page }: { readonly page: GroupPage | undefined }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const [first] = page?.items ?? [];
  const about = first?.objects.map((one) => one[language]).join(' · ') ?? '';
  if (page === undefined || first === undefined) return t('convergence.answerNone');
  const groups = t('convergence.answer', { count: page.total });
  if (about === '') return groups;
  return `${groups} ${t('convergence.most', { about, count: first.stakeholderCount })}`;
}

function Controls({ search }: { readonly search: ConvergenceSearch }): ReactNode {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const show = (next: ConvergenceSearch): void => {
    void navigate({ search: toConvergenceSearch({ ...next }), resetScroll: false });
  };
  const { stakeholder, opposed: _opposed, ...rest } = search;
  return (
    <div className="convergence__controls">
      <nav className="tabs" aria-label={t('convergence.filters')}>
        {[undefined, true as const].map((opposed) => (
          <Link
            key={String(opposed)}
            to="/convergence"
            search={{ ...rest, ...(stakeholder ? { stakeholder } : {}), ...(opposed ? { opposed } : {}) }}
            resetScroll={false}
            className="tabs__tab"
            activeProps={{}}
            aria-current={search.opposed === opposed ? 'page' : undefined}
          >
            {t(opposed ? 'convergence.onlyOpposed' : 'convergence.all')}
          </Link>
        ))}
      </nav>
      <ChoiceBoxes
        legend={t('board.filter.axis')}
        choices={convergenceAxes.map((axis) => ({ value: axis, label: wordFor(t, 'axis', axis) }))}
        chosen={search.axis ?? []}
        onChange={(axis) => {
          const { axis: _axis, ...others } = search;
          show({ ...others, axis: [...axis] });
        }}
      />
      {stakeholder !== undefined && (
        <p>
          <OfStakeholder id={stakeholder} />{' '}
          <button
            type="button"
            className="button button--text"
            onClick={() => {
              const { stakeholder: _stakeholder, ...others } = search;
              show(others);
            }}
          >
            {t('convergence.ofAll')}
          </button>
        </p>
      )}
    </div>
  );
}

function OfStakeholder({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(stakeholderQuery(id));
  if (data === undefined) return t('convergence.ofOne');
  return t('convergence.of', { name: language === 'en' ? (data.titleEn ?? data.title) : data.title });
}

function Nothing({ search }: { readonly search: ConvergenceSearch }): ReactNode {
  const { t } = useTranslation();
  const isFiltered = Object.keys(search).length > 0;
  return (
    <div className="list__empty">
      <p>{t(isFiltered ? 'convergence.emptyFiltered' : 'convergence.empty')}</p>
      {isFiltered && (
        <Link to="/convergence" search={{}} className="button">
          {t('board.clear')}
        </Link>
      )}
    </div>
  );
}
