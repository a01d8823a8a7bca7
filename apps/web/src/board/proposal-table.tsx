import { Link } from '@tanstack/react-router';
import { Fragment, type KeyboardEvent, type ReactNode, useState } from 'react';
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
  const [table, setTable] = useState<HTMLTableElement | null>(null);
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
      table?.querySelector<HTMLElement>(`tr[data-index="${String(index)}"] [data-row-link]`)?.focus();
    },
  });
  const hint = t(state === undefined ? 'board.keysHint' : 'board.keysHintFull');
  return (
    <>
      <table
        className="proposals"
        ref={setTable}
        aria-rowcount={rows.isPartial ? proposals.length + 1 : undefined}
      >
        <caption className="sr-only">
          {t('board.table')}. {hint}
        </caption>
        <TableHead proposals={proposals} state={state} />
        <tbody>
          {rows.drawn.map(({ place, gap }) => {
            const proposal = proposals[place];
            return (
              proposal && (
                <Fragment key={proposal.id}>
                  <Gap height={gap} state={state} />
                  <ProposalRow
                    proposal={proposal}
                    state={state}
                    place={place}
                    measure={rows.measure}
                    rowNo={rows.isPartial ? place + 2 : undefined}
                    onKeyDown={(event) => {
                      onKey(event, place);
                    }}
                    onFocus={() => {
                      setFocused(place);
                    }}
                  />
                </Fragment>
              )
            );
          })}
          <Gap height={rows.below} state={state} />
        </tbody>
      </table>
      <p className="board__keys">{hint}</p>
    </>
  );
}

interface GapProps {
  /** Px. */
  readonly height: number;
  readonly state: ListState | undefined;
}

/** Room for rows that are not drawn. */
function Gap({ height, state }: GapProps): ReactNode {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={state === undefined ? 4 : 5} className="proposals__gap" style={{ height }} />
    </tr>
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
  readonly measure: VirtualRows['measure'];
  /** Among all rows, where some are not drawn. */
  readonly rowNo: number | undefined;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: () => void;
}

function ProposalRow(props: ProposalRowProps): ReactNode {
  const { proposal, state, place, measure, rowNo, onKeyDown, onFocus } = props;
  const isChosen = state?.chosen.has(proposal.id) === true;
  const isShown = state?.previewed === proposal.id;
  return (
    <tr
      ref={measure}
      data-index={place}
      aria-rowindex={rowNo}
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
