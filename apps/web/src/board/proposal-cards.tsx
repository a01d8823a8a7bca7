import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CoverageBadge } from '../ui/coverage-badge.js';
import { FreshnessChip } from '../ui/freshness-chip.js';
import { Localised } from '../ui/localised.js';
import { ChooseBox } from './choose-box.js';
import {
  BestMeasures,
  EarlierCoverage,
  MissingFacets,
  PreviewButton,
  ProposalFacts,
  ProposalWorkFacts,
} from './proposal-cells.js';
import { type ProposalTableProps } from './proposal-table.js';
import './proposal-cards.css';

/** The rows of the table as cards, for narrow screens. */
export function ProposalCards({ proposals, state }: ProposalTableProps): ReactNode {
  const { t } = useTranslation();
  return (
    <ul className="cards">
      {proposals.map((proposal) => (
        <li key={proposal.id} className="card">
          <div className="card__head">
            <span className="card__status">
              {state && <ChooseBox proposal={proposal} state={state} />}
              <CoverageBadge status={proposal.coverage.status} />
            </span>
            <FreshnessChip freshness={proposal.coverage.freshness} />
          </div>
          <EarlierCoverage proposal={proposal} />
          <h3 className="card__title">
            <Link to="/proposals/$id" params={{ id: proposal.id }} className="quiet-link">
              <Localised ko={proposal.title} en={proposal.titleEn} />
            </Link>
          </h3>
          <ProposalFacts proposal={proposal} />
          <ProposalWorkFacts proposal={proposal} />
          <BestMeasures proposal={proposal} />
          <div className="card__missing">
            <span className="card__missing-label">{t('board.column.missing')}</span>
            <MissingFacets proposal={proposal} />
          </div>
          {state && <PreviewButton proposal={proposal} state={state} />}
        </li>
      ))}
    </ul>
  );
}
