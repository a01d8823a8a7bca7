import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProposalSummary } from '../api/model.js';
import { CoverageBadge } from '../ui/coverage-badge.js';
import { FreshnessChip } from '../ui/freshness-chip.js';
import { Localised } from '../ui/localised.js';
import { BestMeasures, MissingFacets, ProposalFacts } from './proposal-cells.js';
import './proposal-table.css';

/** One row a proposal. Arrow keys move between the titles while one of them has the focus. */
export function ProposalTable({ proposals }: { readonly proposals: readonly ProposalSummary[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <table className="proposals">
        <caption className="sr-only">
          {t('board.table')}. {t('board.keysHint')}
        </caption>
        <thead>
          <tr>
            <th scope="col" className="proposals__coverage">
              {t('board.column.coverage')}
            </th>
            <th scope="col">{t('board.column.proposal')}</th>
            <th scope="col" className="proposals__measures">
              {t('board.column.measures')}
            </th>
            <th scope="col" className="proposals__missing">
              {t('board.column.missing')}
            </th>
          </tr>
        </thead>
        <tbody>
          {proposals.map((proposal) => (
            <ProposalRow key={proposal.id} proposal={proposal} />
          ))}
        </tbody>
      </table>
      <p className="board__keys">{t('board.keysHint')}</p>
    </>
  );
}

function ProposalRow({ proposal }: { readonly proposal: ProposalSummary }): ReactNode {
  return (
    <tr>
      <td>
        <CoverageBadge status={proposal.coverage.status} />
        <span className="proposals__freshness">
          <FreshnessChip freshness={proposal.coverage.freshness} />
        </span>
      </td>
      <th scope="row">
        <Link
          to="/proposals/$id"
          params={{ id: proposal.id }}
          className="proposals__title quiet-link"
          data-row-link
          onKeyDown={moveBetweenRows}
        >
          <Localised ko={proposal.title} en={proposal.titleEn} />
        </Link>
        <ProposalFacts proposal={proposal} />
      </th>
      <td>
        <BestMeasures proposal={proposal} />
      </td>
      <td>
        <MissingFacets proposal={proposal} />
      </td>
    </tr>
  );
}

function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
  const table = event.currentTarget.closest('table');
  if (step === 0 || table === null) return;
  const links = [...table.querySelectorAll<HTMLElement>('[data-row-link]')];
  const next = links[links.indexOf(event.currentTarget) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
