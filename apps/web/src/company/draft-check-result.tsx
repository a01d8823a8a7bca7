import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../alignment/alignment-card.css';
import { type DraftAsk, type DraftCheck, type DraftMeasure } from '../api/model.js';
import { EvidenceView } from '../evidence/evidence-view.js';
import '../proposal/proposal-page.css';
import { CoverageBadge } from '../ui/coverage-badge.js';
import { Disclosure } from '../ui/disclosure.js';
import { wordFor } from '../ui/known-word.js';
import { KoreanText, Localised } from '../ui/localised.js';
import { KindTag, MeasureLink } from '../ui/measure-link.js';
import { Score } from '../ui/score.js';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';
import { type DraftText } from './draft-text.js';
import { MissingFacets } from './missing-facets.js';

export interface DraftCheckResultProps {
  readonly check: DraftCheck;
  /** What was checked. */
  readonly text: DraftText;
  /** Whether the text was changed since. */
  readonly isOutdated: boolean;
}

/** What answers a draft already: ask by ask the closest measures with why, what is missing, and who asks the same. */
export function DraftCheckResult({ check, text, isOutdated }: DraftCheckResultProps): ReactNode {
  const { t } = useTranslation();
  const { asks, alike, status } = check;
  return (
    <section aria-labelledby="draft-check" className="draft-check">
      <h2 id="draft-check" className="section-heading">
        {t('companyDesk.check.title')}
      </h2>
      <p role="status">
        {t('companyDesk.check.answer', { count: asks.length })} <CoverageBadge status={status} />
      </p>
      {isOutdated && <p className="fit__doubts">{t('companyDesk.check.outdated')}</p>}
      <p className="fit__hint">{t('companyDesk.check.about')}</p>
      <Alike alike={alike} />
      {asks.map((ask) => (
        <CheckedAsk key={ask.no} ask={ask} text={text} />
      ))}
    </section>
  );
}

function Alike({ alike }: Pick<DraftCheck, 'alike'>): ReactNode {
  const { t } = useTranslation();
  if (alike.length === 0) return <p>{t('companyDesk.check.alikeNone')}</p>;
  return (
    <>
      <h3 className="fit__small-heading">{t('companyDesk.check.alike')}</h3>
      <ul className="fit__list">
        {alike.map(({ id, title, titleEn, stakeholder, stakeholderEn, status, likeness, askText }) => (
          <li key={id}>
            <p className="similar__head">
              <Link to="/proposals/$id" params={{ id }} className="quiet-link">
                <Localised ko={title} en={titleEn} />
              </Link>
              <CoverageBadge status={status} />
              <span className="tag">{t('similar.likeness', { percent: Math.round(likeness * 100) })}</span>
            </p>
            <p className="fit__hint">
              <Localised ko={stakeholder} en={stakeholderEn} />: <KoreanText>{askText}</KoreanText>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

interface CheckedAskProps {
  readonly ask: DraftAsk;
  readonly text: DraftText;
}

function CheckedAsk({ ask, text }: CheckedAskProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const headingId = `draft-ask-${String(ask.no)}`;
  return (
    <section className="ask" aria-labelledby={headingId}>
      <div className="ask__head">
        <h3 id={headingId}>{t('proposal.askNo', { no: ask.no })}</h3>
        <CoverageBadge status={ask.status} />
      </div>
      <p className="ask__text">
        <KoreanText>{ask.text}</KoreanText>
      </p>
      <p className="ask__sentence">{ask.sentence[language]}</p>
      <MissingFacets missing={ask.missing} />
      {ask.measures.length === 0 && <p className="measure-group__none">{t('companyDesk.check.noMeasure')}</p>}
      {ask.measures.map((measure) => (
        <CheckedMeasure key={measure.id} measure={measure} ask={ask} text={text} />
      ))}
    </section>
  );
}

interface CheckedMeasureProps extends CheckedAskProps {
  readonly measure: DraftMeasure;
}

function CheckedMeasure({ measure, ask, text }: CheckedMeasureProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <article className="alignment">
      <div className="alignment__score">
        <Score size="large" score={measure.score} band={measure.band} />
      </div>
      <div className="alignment__main">
        <h4 className="alignment__heading">
          <MeasureLink measure={measure} />
        </h4>
        <p className="alignment__facts">
          <KindTag kind={measure.kind} />
          <span>{wordFor(t, 'status', measure.status)}</span>
          {measure.ministry !== null && (
            <span>
              <KoreanText>{measure.ministry}</KoreanText>
            </span>
          )}
          {measure.opposes && <span className="tag tag--missing">{t('alignment.opposes')}</span>}
        </p>
        <p className="alignment__sentence">{measure.sentence[language]}</p>
        <Disclosure
          className="draft-check__evidence"
          summary={t('companyDesk.check.evidence', { name: measure.title })}
        >
          <EvidenceView
            evidence={measure.evidence}
            texts={{
              ...{ askNo: ask.no, askText: ask.text, proposalTitle: text.title, proposalBody: text.body },
              ...{ measureTitle: measure.title, measureBody: measure.body },
            }}
          />
        </Disclosure>
      </div>
    </article>
  );
}
