import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProposalSummary } from '../api/model.js';
import { formatDate } from '../ui/format.js';
import { wordFor } from '../ui/known-word.js';
import { Localised } from '../ui/localised.js';
import { KindTag, MeasureLink } from '../ui/measure-link.js';
import { Score } from '../ui/score.js';
import { useLanguage } from '../ui/use-language.js';

interface CellProps {
  readonly proposal: ProposalSummary;
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
function wordWithoutMissing(status: ProposalSummary['coverage']['status']) {
  if (status === null || status === 'insufficient') return 'board.missingUnknown' as const;
  return status === 'gap' ? ('board.missingMeasure' as const) : ('board.nothingMissing' as const);
}
