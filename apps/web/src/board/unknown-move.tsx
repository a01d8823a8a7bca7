import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CoverageComparison } from '../api/model.js';
import { weekAfter } from '../api/week-before.js';
import { formatDateTime } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';

/** Why it cannot be said what changed since last week, and from when on it can; nothing where it can. */
export function UnknownMove({ comparison }: { readonly comparison: CoverageComparison | null }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (comparison === null || comparison.isKnown) return null;
  const { knownSince } = comparison;
  if (knownSince === null) return t('matrix.note.neverKnown');
  return t('matrix.note.unknown', {
    known: formatDateTime(knownSince, language),
    ready: formatDateTime(weekAfter(knownSince), language),
  });
}
