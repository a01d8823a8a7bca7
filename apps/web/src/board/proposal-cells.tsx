import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoardProposal } from '../api/model.js';
import { formatDate } from '../ui/format.js';
import '../ui/tag.css';
import { wordFor } from '../ui/known-word.js';
import { Localised } from '../ui/localised.js';
import { KindTag, MeasureLink } from '../ui/measure-link.js';
import { Score } from '../ui/score.js';
import { type ListState } from './use-list-state.js';
import { useLanguage } from '../ui/use-language.js';

interface CellProps {
  readonly proposal: BoardProposal;
}

const measuresShown = 3;

/** Who asked, on which axis, when and in how many asks. */
export function ProposalFacts({ proposal }: CellProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { stakeholder, axis, occasionDate, askCount } = proposal;
  return (
    <p className="proposal-facts">
      <Link to="/stakeholders/$id" params={{ id: stakeholder.id }} className="quiet-link">
        <Localised ko={stakeholder.name} en={stakeholder.nameEn} />
      </Link>
      {axis !== null && <span>{wordFor(t, 'axis', axis)}</span>}
      <span>{t('board.asks', { count: askCount })}</span>
      {occasionDate !== null && <span>{formatDate(occasionDate, language)}</span>}
    </p>
  );
}

/** Who looks after the proposal until when, and what was reviewed of it; for those who work here. */
export function ProposalWorkFacts({ proposal: { work } }: CellProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (work === undefined) return null;
  const { assigneeId, assigneeName, dueOn, isOverdue, review } = work;
  return (
    <p className="proposal-facts">
      <span>
        {assigneeId === null
          ? t('work.unassigned')
          : t('work.assignedTo', { name: assigneeName ?? t('work.formerMember') })}
      </span>
      {dueOn !== null && <span>{t('work.until', { day: formatDate(dueOn, language) })}</span>}
      {isOverdue && <span className="tag tag--missing">{t('work.overdue')}</span>}
      {review.map((state) => (
        <span key={state}>{t(`board.review.${state}`)}</span>
      ))}
    </p>
  );
}

/** What coverage was a week ago, where that is known and was something else. */
export function EarlierCoverage({ proposal: { coverage, earlier } }: CellProps): ReactNode {
  const { t } = useTranslation();
  if (earlier === null || earlier === coverage.status) return null;
  return (
    <span className="proposals__earlier">{t('board.earlier', { status: t(`coverage.${earlier}`) })}</span>
  );
}

/** Shows the proposal beside the list, or closes what is shown. */
export function PreviewButton({
  proposal,
  state: { previewed, setPreviewed },
}: CellProps & { readonly state: ListState }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const isShown = previewed === proposal.id;
  const title = language === 'en' ? (proposal.titleEn ?? proposal.title) : proposal.title;
  return (
    <button
      type="button"
      className="button button--text preview-button"
      aria-expanded={isShown}
      data-preview={proposal.id}
      onClick={() => {
        setPreviewed(isShown ? undefined : proposal.id);
      }}
    >
      {t('preview.open')}
      <span className="sr-only">: {title}</span>
    </button>
  );
}

/** The closest measures, best first, each with its score in words and number. */
export function BestMeasures({ proposal }: CellProps): ReactNode {
  const { t } = useTranslation();
  const { bestMeasures, coverage } = proposal;
  if (bestMeasures.length === 0) {
    return (
      <p className="best-measures__none">
        {coverage.status === null ? t('coverage.uncomputed') : t('board.noMeasure')}
      </p>
    );
  }
  return (
    <ol className="best-measures">
      {bestMeasures.slice(0, measuresShown).map((measure) => (
        <li key={measure.id}>
          <Score
            score={measure.score}
            band={measure.band}
            isPrevious={coverage.freshness.state === 'pending'}
          />
          <span className="best-measures__title">
            <KindTag kind={measure.kind} /> <MeasureLink measure={measure} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What no measure meets; not judged is said in words, never as an empty cell. */
export function MissingFacets({ proposal }: CellProps): ReactNode {
  const { t } = useTranslation();
  const { status, missing } = proposal.coverage;
  if (missing.length > 0) {
    return (
      <ul className="tags">
        {missing.map((facet) => (
          <li key={facet} className="tag tag--missing">
            {wordFor(t, 'facet', facet)}
          </li>
        ))}
      </ul>
    );
  }
  return <span className="missing__none">{t(wordWithoutMissing(status))}</span>;
}

/** What stands there when no facet is named: nothing is missing, everything is, or nobody knows. */
function wordWithoutMissing(status: BoardProposal['coverage']['status']) {
  if (status === null || status === 'insufficient') return 'board.missingUnknown' as const;
  return status === 'gap' ? ('board.missingMeasure' as const) : ('board.nothingMissing' as const);
}
