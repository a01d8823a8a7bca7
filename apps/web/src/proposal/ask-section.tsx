import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AlignmentCard } from '../alignment/alignment-card.js';
import { type Alignment, type Ask, type AskFacets, type MeasureKind, type Page } from '../api/model.js';
import { AskReply } from '../reply/ask-reply.js';
import { DecidedElsewhere } from '../review/decided-elsewhere.js';
import { AsyncPanel, type PanelQuery } from '../ui/async-panel.js';
import { CoverageBadge } from '../ui/coverage-badge.js';
import { FreshnessChip } from '../ui/freshness-chip.js';
import { wordFor } from '../ui/known-word.js';
import { KoreanText } from '../ui/localised.js';
import { MeasureLink } from '../ui/measure-link.js';
import { useLanguage } from '../ui/use-language.js';

export interface AskSectionProps {
  readonly proposalId: string;
  readonly ask: Ask;
  /** True when the page's own answer is already about this one ask. */
  readonly isOnlyAsk: boolean;
  readonly alignments: PanelQuery<Page<Alignment>>;
}

/** One ask with its coverage, the sentence of what is missing, and the measures closest to it by kind. */
export function AskSection({ proposalId, ask, isOnlyAsk, alignments }: AskSectionProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const headingId = `ask-${String(ask.no)}`;
  return (
    <section className="ask" aria-labelledby={headingId}>
      <div className="ask__head">
        <h3 id={headingId}>{t('proposal.askNo', { no: ask.no })}</h3>
        <CoverageBadge status={ask.coverage.status} />
        <FreshnessChip freshness={ask.coverage.freshness} />
      </div>
      <p className="ask__text">
        <KoreanText>{ask.text}</KoreanText>
      </p>
      {!isOnlyAsk && ask.coverage.sentence && (
        <p className="ask__sentence">{ask.coverage.sentence[language]}</p>
      )}
      {ask.facets && <AskReading facets={ask.facets} />}
      <AskReply proposalId={proposalId} ask={ask} />
      {ask.coverage.missing.length > 0 && (
        <p className="ask__missing">
          <span>{t('board.column.missing')}</span>
          {ask.coverage.missing.map((facet) => (
            <span key={facet} className="tag tag--missing">
              {wordFor(t, 'facet', facet)}
            </span>
          ))}
        </p>
      )}
      <AsyncPanel query={alignments} lines={5}>
        {(list) => {
          const ofAsk = list.items.filter((item) => item.ask.id === ask.id);
          return (
            <>
              {ask.coverage.status === 'gap' && ofAsk.length > 0 && (
                <p className="ask__nearest">{t('proposal.nearest')}</p>
              )}
              <MeasureGroup kind="programme" alignments={ofAsk} ask={ask} />
              <MeasureGroup kind="legislative_item" alignments={ofAsk} ask={ask} />
              <DecidedElsewhere ask={ask} listed={new Set(ofAsk.map(({ measure }) => measure.id))} />
            </>
          );
        }}
      </AsyncPanel>
    </section>
  );
}

const facetOrder = [
  'instrument',
  'object',
  'beneficiary',
  'sector',
  'region',
  'quantity',
  'timing',
  'legal_basis',
] as const satisfies readonly (keyof AskFacets)[];

/** How the system has read the ask, facet by facet; a wrong reading explains a wrong score. */
function AskReading({ facets }: { readonly facets: AskFacets }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const read = facetOrder.filter((facet) => facets[facet].length > 0);
  if (read.length === 0) return null;
  return (
    <dl className="ask__reading" aria-label={t('proposal.read')}>
      {read.map((facet) => (
        <div key={facet}>
          <dt>{wordFor(t, 'facet', facet)}</dt>
          <dd>{facets[facet].map((value) => value[language]).join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}

const shownAtFirst = 3;

interface MeasureGroupProps {
  readonly kind: MeasureKind;
  readonly alignments: readonly Alignment[];
  readonly ask: Ask;
}

function MeasureGroup({ kind, alignments, ask }: MeasureGroupProps): ReactNode {
  const { t } = useTranslation();
  const [isLong, setIsLong] = useState(false);
  const ofKind = alignments.filter((item) => item.measure.kind === kind);
  const shown = isLong ? ofKind : ofKind.slice(0, shownAtFirst);
  const hidden = ofKind.length - shownAtFirst;
  const title = t(kind === 'programme' ? 'proposal.programmes' : 'proposal.legislativeItems', {
    count: ofKind.length,
  });
  return (
    <div className="measure-group">
      <p className="measure-group__title">{title}</p>
      {ofKind.length === 0 && (
        <p className="measure-group__none">{t('proposal.noneOfKind', { kind: t(`kind.${kind}`) })}</p>
      )}
      {shown.map((item, index) => (
        <MeasureCard
          key={item.measure.id}
          alignment={item}
          isOpenAtFirst={ask.no === 1 && kind === 'programme' && index === 0}
        />
      ))}
      {hidden > 0 && (
        <button
          type="button"
          className="button button--small measure-group__more"
          aria-expanded={isLong}
          onClick={() => {
            setIsLong(!isLong);
          }}
        >
          {isLong
            ? t('proposal.fewerMeasures', { count: shownAtFirst })
            : t('proposal.moreMeasures', { count: hidden })}
        </button>
      )}
    </div>
  );
}

interface MeasureCardProps {
  readonly alignment: Alignment;
  readonly isOpenAtFirst: boolean;
}

function MeasureCard({ alignment, isOpenAtFirst }: MeasureCardProps): ReactNode {
  const { t } = useTranslation();
  const { measure } = alignment;
  return (
    <AlignmentCard
      alignment={alignment}
      isOpenAtFirst={isOpenAtFirst}
      heading={<MeasureLink measure={measure} />}
      facts={
        <>
          <span>{wordFor(t, 'status', measure.status)}</span>
          {measure.ministry !== null && (
            <span>
              <KoreanText>{measure.ministry}</KoreanText>
            </span>
          )}
        </>
      }
    />
  );
}
