import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Proposal } from '../api/model.js';
import { proposalAlignmentsQuery, proposalQuery } from '../api/queries.js';
import { EditLink } from '../edit/edit-link.js';
import { MergeButton, SplitButton } from '../rearrange/rearrange-button.js';
import { EntryPanel } from '../ui/entry-panel.js';
import { Breadcrumbs } from '../ui/breadcrumbs.js';
import { CoverageBadge } from '../ui/coverage-badge.js';
import { FreshnessChip } from '../ui/freshness-chip.js';
import { KoreanText, Localised } from '../ui/localised.js';
import { useLanguage } from '../ui/use-language.js';
import { usePageTitle } from '../ui/use-page-title.js';
import { ProposalWork } from '../collaboration/proposal-work.js';
import { AskSection } from './ask-section.js';
import { ProposalAnswer } from './proposal-answer.js';
import { ProposalAside } from './proposal-aside.js';
import './proposal-page.css';
import { SimilarProposals } from './similar-proposals.js';

const route = getRouteApi('/proposals/$id');

/** One proposal: does any programme or law answer its asks, and why does the system say so? */
export function ProposalPage(): ReactNode {
  const { id } = route.useParams();
  const query = useQuery(proposalQuery(id));
  const language = useLanguage();
  const title = language === 'en' ? (query.data?.titleEn ?? query.data?.title) : query.data?.title;
  usePageTitle(title);
  return (
    <EntryPanel to="/proposals/$id" query={query}>
      {(proposal) => <ProposalContent proposal={proposal} />}
    </EntryPanel>
  );
}

function ProposalContent({ proposal }: { readonly proposal: Proposal }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { label: t('area.board'), to: '/' },
          { label: <Localised ko={proposal.title} en={proposal.titleEn} /> },
        ]}
      />
      <div className="entry-head">
        <div>
          <p className="entry-head__who">
            <Link to="/stakeholders/$id" params={{ id: proposal.stakeholder.id }} className="quiet-link">
              <Localised ko={proposal.stakeholder.name} en={proposal.stakeholder.nameEn} />
            </Link>
          </p>
          <h1>
            <Localised ko={proposal.title} en={proposal.titleEn} />
          </h1>
        </div>
        <div className="entry-head__tools">
          <EditLink
            kind="proposal"
            id={proposal.id}
            freshness={[proposal.coverage.freshness, ...proposal.asks.map((ask) => ask.coverage.freshness)]}
          />
          <MergeButton kind="proposal" from={proposal} />
          <SplitButton proposal={proposal} />
        </div>
      </div>
      <p className="entry-head__state">
        <CoverageBadge status={proposal.coverage.status} />
        <FreshnessChip freshness={proposal.coverage.freshness} />
      </p>
      <ProposalAnswer proposal={proposal} />
      <div className="entry-columns">
        <ProposalAsks proposal={proposal} />
        <ProposalAside proposal={proposal} />
      </div>
    </>
  );
}

function ProposalAsks({ proposal }: { readonly proposal: Proposal }): ReactNode {
  const { t } = useTranslation();
  const alignments = useQuery(proposalAlignmentsQuery(proposal.id));
  return (
    <div className="entry-columns__main">
      <section aria-labelledby="original-heading">
        <h2 id="original-heading" className="section-heading">
          {t('proposal.original')}
        </h2>
        <p className="entry-body">
          <KoreanText>{proposal.body}</KoreanText>
        </p>
      </section>
      <section aria-labelledby="asks-heading">
        <h2 id="asks-heading" className="section-heading">
          {t('proposal.asks')}
        </h2>
        {proposal.asks.map((ask) => (
          <AskSection
            key={ask.id}
            proposalId={proposal.id}
            ask={ask}
            isOnlyAsk={proposal.asks.length === 1}
            alignments={alignments}
          />
        ))}
      </section>
      <SimilarProposals id={proposal.id} />
      <ProposalWork proposalId={proposal.id} />
    </div>
  );
}
