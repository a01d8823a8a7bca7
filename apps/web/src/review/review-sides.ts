import { useTranslation } from 'react-i18next';
import { useLanguage } from '../ui/use-language.js';
import { type Decidable } from './bulk-draft.js';

/** What the two sides of a review are called in the reader's language, and both together. */
export interface ReviewSides {
  readonly proposal: string;
  readonly measure: string;
  readonly about: string;
}

export function useReviewSides(): (review: Decidable) => ReviewSides {
  const { t } = useTranslation();
  const language = useLanguage();
  const gone = t('review.gone');
  const titleOf = (ko: string | null, en: string | null): string =>
    (language === 'en' ? (en ?? ko) : ko) ?? gone;
  return (review) => {
    const proposal = titleOf(review.proposalTitle, review.proposalTitleEn);
    const measure = titleOf(review.measureTitle, review.measureTitleEn);
    return { proposal, measure, about: `${review.askText ?? proposal} ↔ ${measure}` };
  };
}
