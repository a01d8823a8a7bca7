import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { wordFor } from '../ui/known-word.js';
import '../ui/tag.css';

/** What an ask asks for that nothing meets. */
export function MissingFacets({ missing }: { readonly missing: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  if (missing.length === 0) return null;
  return (
    <p className="ask__missing">
      <span>{t('board.column.missing')}</span>
      {missing.map((facet) => (
        <span key={facet} className="tag tag--missing">
          {wordFor(t, 'facet', facet)}
        </span>
      ))}
    </p>
  );
}
