import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Ask, type BoardProposal } from '../api/model.js';
import { proposalQuery } from '../api/queries.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { CoverageBadge } from '../ui/coverage-badge.js';
import { FreshnessChip } from '../ui/freshness-chip.js';
import { KoreanText, Localised } from '../ui/localised.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { useLanguage } from '../ui/use-language.js';
import {
  BestMeasures,
  EarlierCoverage,
  MissingFacets,
  ProposalFacts,
  ProposalWorkFacts,
} from './proposal-cells.js';
import './preview.css';

export interface PreviewProps {
  readonly proposal: BoardProposal;
  readonly onClose: () => void;
}

/** A proposal beside the list: the list stays as it is, and keys in it show the next one. */
export function PreviewDrawer({ proposal, onClose }: PreviewProps): ReactNode {
  const { t } = useTranslation();
  const headingId = useId();
  const drawer = useRef<HTMLElement>(null);
  const { id } = proposal;
  useEffect(() => {
    drawer.current?.scrollTo(0, 0);
  }, [id]);
  return (
    <aside ref={drawer} className="preview" aria-labelledby={headingId}>
      <div className="preview__head">
        <h2 id={headingId}>{t('preview.title')}</h2>
        <button
          type="button"
          className="button button--small"
          onClick={() => {
            onClose();
            document.querySelector<HTMLElement>(`[data-preview="${id}"]`)?.focus();
          }}
        >
          {t('preview.close')}
        </button>
      </div>
      <p className="sr-only" role="status">
        <Localised ko={proposal.title} en={proposal.titleEn} />
      </p>
      <Preview proposal={proposal} />
    </aside>
  );
}

/** The same over the page, where there is no room beside the list. */
export function PreviewSheet({ proposal, onClose }: PreviewProps): ReactNode {
  const { t } = useTranslation();
  return (
    <ModalDialog title={t('preview.title')} onClose={onClose}>
      <div className="preview preview--sheet">
        <Preview proposal={proposal} />
      </div>
    </ModalDialog>
  );
}

/** What is asked, how far it is answered, by what best, and what is missing. */
function Preview({ proposal }: { readonly proposal: BoardProposal }): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(proposalQuery(proposal.id));
  const isPending = proposal.coverage.freshness.state === 'pending';
  return (
    <>
      <h3 className="preview__title">
        <Link to="/proposals/$id" params={{ id: proposal.id }} className="quiet-link">
          <Localised ko={proposal.title} en={proposal.titleEn} />
        </Link>
      </h3>
      <ProposalFacts proposal={proposal} />
      <ProposalWorkFacts proposal={proposal} />
      <p className="preview__coverage">
        <CoverageBadge status={proposal.coverage.status} />
        <EarlierCoverage proposal={proposal} />
        {isPending && <FreshnessChip freshness={proposal.coverage.freshness} />}
      </p>
      <h4>{t('preview.missing')}</h4>
      <MissingFacets proposal={proposal} />
      <h4>{t('preview.best')}</h4>
      <BestMeasures proposal={proposal} />
      <h4>{t('preview.asks')}</h4>
      <AsyncPanel query={query} lines={6}>
        {({ asks }) => (
          <ol className="preview__asks">
            {asks.map((ask) => (
              <AskLine key={ask.id} ask={ask} />
            ))}
          </ol>
        )}
      </AsyncPanel>
      <p>
        <Link to="/proposals/$id" params={{ id: proposal.id }} className="button">
          {t('preview.openPage')}
        </Link>
      </p>
    </>
  );
}

function AskLine({ ask: { text, coverage } }: { readonly ask: Ask }): ReactNode {
  const language = useLanguage();
  return (
    <li>
      <CoverageBadge status={coverage.status} />
      <p>
        <KoreanText>{text}</KoreanText>
      </p>
      {coverage.sentence !== null && <p className="preview__sentence">{coverage.sentence[language]}</p>}
    </li>
  );
}
