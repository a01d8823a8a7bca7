import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { type BoardProposal } from '../api/model.js';
import { CoverageBadge } from '../ui/coverage-badge.js';
import { FreshnessChip } from '../ui/freshness-chip.js';
import { Localised } from '../ui/localised.js';
import { ChooseAllBox, ChooseBox } from './choose-box.js';
import {
  BestMeasures,
  EarlierCoverage,
  MissingFacets,
  PreviewButton,
  ProposalFacts,
  ProposalWorkFacts,
} from './proposal-cells.js';
import './proposal-table.css';
import { type ListState } from './use-list-state.js';
import { useRowKeys } from './use-row-keys.js';
import { useVirtualRows, type VirtualRows } from './use-virtual-rows.js';

export interface ProposalTableProps {
  readonly proposals: readonly BoardProposal[];
  /** What is chosen and shown beside the list; left out where nothing can be chosen. */
  readonly state?: ListState | undefined;
}

/** One row a proposal. Keys move between the titles, choose and preview while one of them has the focus. */
export function ProposalTable({ proposals, state }: ProposalTableProps): ReactNode {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const [focused, setFocused] = useState<number>();
  const rows = useVirtualRows(table, proposals.length, focused);
  const onKey = useRowKeys({
    ...(state ?? NOTHING),
    proposals,
    focusRow: (index) => {
      // drawn first where it was not, then brought into view
      flushSync(() => {
        setFocused(index);
      });
      rows.show(index);
      table.current?.querySelector<HTMLElement>(`tr[data-index="${String(index)}"] [data-row-link]`)?.focus();
    },
  });
  const hint = t(state === undefined ? 'board.keysHint' : 'board.keysHintFull');
  const gapOf = (height: number): ReactNode =>
    height > 0 && (
      <tr aria-hidden="true">
        <td colSpan={state === undefined ? 4 : 5} className="proposals__gap" style={{ height }} />
      </tr>
    );
  return (
    <>
      <table
        className="proposals"
        ref={table}
        aria-rowcount={rows.isPartial ? proposals.length + 1 : undefined}
      >
        <caption className="sr-only">
          {t('board.table')}. {hint}
        </caption>
        <TableHead proposals={proposals} state={state} />
        <tbody>
          {gapOf(rows.above)}
          {rows.places.map((place) => {
            const proposal = proposals[place];
            return (
              proposal && (
                <ProposalRow
                  key={proposal.id}
                  proposal={proposal}
                  state={state}
                  place={place}
                  rows={rows}
                  onKeyDown={(event) => {
                    onKey(event, place);
                  }}
                  onFocus={() => {
                    setFocused(place);
                  }}
                />
              )
            );
          })}
          {gapOf(rows.below)}
        </tbody>
      </table>
      <p className="board__keys">{hint}</p>
    </>
  );
}

function TableHead({ proposals, state }: ProposalTableProps): ReactNode {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        {state && (
          <th scope="col" className="proposals__choose">
            <ChooseAllBox proposals={proposals} state={state} />
          </th>
        )}
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
  );
}

const NOTHING = {
  chosen: new Map(),
  setChosen: () => undefined,
  previewed: undefined,
  setPreviewed: () => undefined,
} as const;

interface ProposalRowProps {
  readonly proposal: BoardProposal;
  readonly state: ListState | undefined;
  readonly place: number;
  readonly rows: VirtualRows;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: () => void;
}

function ProposalRow(props: ProposalRowProps): ReactNode {
  const { proposal, state, place, rows, onKeyDown, onFocus } = props;
  const isChosen = state?.chosen.has(proposal.id) === true;
  const isShown = state?.previewed === proposal.id;
  return (
    <tr
      ref={rows.measure}
      data-index={place}
      aria-rowindex={rows.isPartial ? place + 2 : undefined}
      className={isShown ? 'proposals__shown' : isChosen ? 'proposals__chosen' : undefined}
    >
      {state && (
        <td className="proposals__choose">
          <ChooseBox proposal={proposal} state={state} />
        </td>
      )}
      <td>
        <CoverageBadge status={proposal.coverage.status} />
        <EarlierCoverage proposal={proposal} />
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
          onKeyDown={onKeyDown}
          onFocus={onFocus}
        >
          <Localised ko={proposal.title} en={proposal.titleEn} />
        </Link>
        <ProposalFacts proposal={proposal} />
        <ProposalWorkFacts proposal={proposal} />
        {state && <PreviewButton proposal={proposal} state={state} />}
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
