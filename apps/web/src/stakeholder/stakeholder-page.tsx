import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CoverageStatus, type FacetCount, type BoardPage, type Stakeholder } from '../api/model.js';
import { proposalListQuery, stakeholderQuery } from '../api/queries.js';
import { ProposalCards } from '../board/proposal-cards.js';
import { ProposalTable } from '../board/proposal-table.js';
import { EditLink } from '../edit/edit-link.js';
import { MergeButton } from '../rearrange/rearrange-button.js';
import { RearrangementPanel } from '../rearrange/rearrangement-panel.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { EntryPanel } from '../ui/entry-panel.js';
import { Breadcrumbs } from '../ui/breadcrumbs.js';
import { type Fact, Facts } from '../ui/facts.js';
import { wordFor } from '../ui/known-word.js';
import { KoreanText, Localised } from '../ui/localised.js';
import { useLanguage } from '../ui/use-language.js';
import { useMediaQuery } from '../ui/use-media-query.js';
import { usePageTitle } from '../ui/use-page-title.js';
import '../ui/entry.css';
import { More } from '../list/more.js';
import { AlikeStakeholders } from './alike-stakeholders.js';
import { CoverageCounts } from './coverage-counts.js';
import { CoverageSlope } from './coverage-slope.js';
import './stakeholder-page.css';

const route = getRouteApi('/stakeholders/$id');

/** One stakeholder: what they ask, and how far it is answered. */
export function StakeholderPage(): ReactNode {
  const { id } = route.useParams();
  const query = useQuery(stakeholderQuery(id));
  const language = useLanguage();
  usePageTitle(language === 'en' ? (query.data?.titleEn ?? query.data?.title) : query.data?.title);
  return (
    <EntryPanel to="/stakeholders/$id" query={query}>
      {(stakeholder) => <StakeholderContent stakeholder={stakeholder} />}
    </EntryPanel>
  );
}

function StakeholderContent({ stakeholder }: { readonly stakeholder: Stakeholder }): ReactNode {
  const { t } = useTranslation();
  const isNarrow = useMediaQuery('(max-width: 760px)');
  const query = useInfiniteQuery(proposalListQuery({ stakeholder: [stakeholder.id] }));
  const name = <Localised ko={stakeholder.title} en={stakeholder.titleEn} />;
  const first = query.data?.pages[0];
  return (
    <>
      <Breadcrumbs crumbs={[{ label: t('area.stakeholders'), to: '/stakeholders' }, { label: name }]} />
      <div className="entry-head">
        <h1>{name}</h1>
        <div className="entry-head__tools">
          <EditLink kind="stakeholder" id={stakeholder.id} freshness={[]} />
          <MergeButton kind="stakeholder" from={stakeholder} />
        </div>
      </div>
      <p className="page__answer stakeholder__answer">
        {first && <StakeholderAnswer stakeholder={stakeholder} list={first} />}
      </p>
      {first && first.total > 0 && <CoverageCounts counts={countsOf(first.facets.coverage)} />}
      <div className="entry-columns">
        <div>
          {first && first.total > 0 && <CoverageSlope stakeholderId={stakeholder.id} />}
          <section aria-labelledby="proposals-heading">
            <h2 id="proposals-heading" className="section-heading">
              {t('stakeholder.proposals')}
            </h2>
            <AsyncPanel query={query} lines={8}>
              {({ pages }) => {
                const proposals = pages.flatMap((page) => page.items);
                if (proposals.length === 0) return <p className="entry-aside__none">{t('state.none')}</p>;
                return isNarrow ? (
                  <ProposalCards proposals={proposals} />
                ) : (
                  <ProposalTable proposals={proposals} />
                );
              }}
            </AsyncPanel>
            <More query={query} />
          </section>
        </div>
        <aside className="entry-aside">
          <section aria-labelledby="facts-heading">
            <h2 id="facts-heading" className="section-heading">
              {t('stakeholder.facts')}
            </h2>
            <Facts facts={useStakeholderFacts(stakeholder)} />
          </section>
          {first && first.total > 0 && <AlikeStakeholders stakeholderId={stakeholder.id} />}
          <RearrangementPanel id={stakeholder.id} />
        </aside>
      </div>
    </>
  );
}

function useStakeholderFacts(stakeholder: Stakeholder): readonly Fact[] {
  const { t } = useTranslation();
  const { type, aliases, body, externalRef } = stakeholder;
  return [
    { term: t('list.type'), value: wordFor(t, 'stakeholderType', type) },
    ...(aliases.length === 0
      ? []
      : [{ term: t('stakeholder.aliases'), value: <KoreanText>{aliases.join(', ')}</KoreanText> }]),
    ...(body === '' ? [] : [{ term: t('stakeholder.note'), value: <KoreanText>{body}</KoreanText> }]),
    ...(externalRef === null ? [] : [{ term: t('proposal.reference'), value: externalRef }]),
  ];
}

interface AnswerProps {
  readonly stakeholder: Stakeholder;
  readonly list: BoardPage;
}

function StakeholderAnswer({ stakeholder, list }: AnswerProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = language === 'en' ? (stakeholder.titleEn ?? stakeholder.title) : stakeholder.title;
  if (list.total === 0) return t('stakeholder.answerNone', { name });
  return t('stakeholder.answer', { name, total: list.total, ...countsOf(list.facets.coverage) });
}

function countsOf(facets: readonly FacetCount[] | undefined): Readonly<Record<CoverageStatus, number>> {
  const count = (status: CoverageStatus): number => facets?.find((one) => one.value === status)?.count ?? 0;
  return {
    covered: count('covered'),
    partial: count('partial'),
    gap: count('gap'),
    insufficient: count('insufficient'),
  };
}
