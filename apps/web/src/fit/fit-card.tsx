import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type DecidedCriterion, type FitItem } from '../api/model.js';
import { formatScore } from '../ui/format.js';
import { KoreanText, Localised } from '../ui/localised.js';
import '../ui/tag.css';
import { useLanguage } from '../ui/use-language.js';
import { CorrectionRequestButton } from './correction-request-button.js';
import { daysLeftText, periodText } from './fit-text.js';
import { CriterionBadge, VerdictBadge } from './verdict-badge.js';

export interface Comparing {
  readonly chosen: readonly FitItem[];
  readonly toggle: (item: FitItem) => void;
  readonly isFull: boolean;
}

export interface FitCardProps {
  readonly item: FitItem;
  readonly comparing: Comparing;
}

/** One programme with its verdict, when to apply, and each criterion with the sentence that decides it. */
export function FitCard({ item, comparing }: FitCardProps): ReactNode {
  const { t } = useTranslation();
  const { programme, verdict, criteria } = item;
  const isChosen = comparing.chosen.some((one) => one.programme.id === programme.id);
  return (
    <li className="fit-card">
      <div className="fit-card__head">
        <h3>
          <Link
            className="quiet-link"
            to="/programmes/$id"
            params={{ id: programme.externalRef ?? programme.id }}
          >
            <Localised ko={programme.title} en={programme.titleEn} />
          </Link>
        </h3>
        <VerdictBadge verdict={verdict} />
      </div>
      <CardFacts item={item} />
      {item.hasNoCriteria && <p className="fit-card__note">{t('fit.noCriteria')}</p>}
      {!item.isRead && <p className="fit-card__note">{t('fit.notRead')}</p>}
      {criteria.length > 0 && (
        <ul className="fit-card__criteria" aria-label={t('fit.criteriaOf', { count: criteria.length })}>
          {criteria.map((criterion) => (
            <Criterion key={criterion.criterionId} criterion={criterion} programmeId={programme.id} />
          ))}
        </ul>
      )}
      <p className="fit-card__foot">
        <label className="fit-card__compare">
          <input
            type="checkbox"
            checked={isChosen}
            disabled={!isChosen && comparing.isFull}
            aria-label={`${t('fit.compare')}: ${programme.title}`}
            onChange={() => {
              comparing.toggle(item);
            }}
          />
          {t('fit.compare')}
        </label>
        <NoticeLink url={programme.noticeUrl} />
      </p>
    </li>
  );
}

function CardFacts({ item }: { readonly item: FitItem }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { programme, period, availability, relevance } = item;
  const left = daysLeftText(t, item);
  return (
    <p className="fit-card__facts">
      {programme.ministry !== null && (
        <span>
          <KoreanText>{programme.ministry}</KoreanText>
        </span>
      )}
      <span className="tag">{t(`fit.availability.${availability}`)}</span>
      <span>{periodText(t, period, language)}</span>
      {left !== '' && <span className="tag tag--sentence">{left}</span>}
      {relevance !== null && <span>{t('fit.relevance', { score: formatScore(relevance) })}</span>}
    </p>
  );
}

interface CriterionProps {
  readonly criterion: DecidedCriterion;
  readonly programmeId: string;
}

function Criterion({ criterion, programmeId }: CriterionProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { criterionId, verdict, explanation, sentence, correction } = criterion;
  return (
    <li>
      <CriterionBadge verdict={verdict} />
      <div>
        <p>{explanation[language]}</p>
        <blockquote className="fit-card__quote">
          <span className="sr-only">{t('fit.quote')}: </span>
          <KoreanText>{sentence}</KoreanText>
        </blockquote>
        {correction !== null && (
          <p className="fit-card__note">
            {t('fit.corrected', { reason: correction.reason })} {correction.isStale && t('fit.stale')}
          </p>
        )}
        <CorrectionRequestButton programme={programmeId} criterionId={criterionId} sentence={sentence} />
      </div>
    </li>
  );
}

/** The notice itself, where its address is known. */
function NoticeLink({ url }: { readonly url: string | null }): ReactNode {
  const { t } = useTranslation();
  if (url === null) return <span className="fit-card__none">{t('fit.noNotice')}</span>;
  return (
    <a href={url} rel="noreferrer">
      {t('fit.notice')}
    </a>
  );
}
