import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type FacetMatch } from '../api/model.js';
import { wordFor } from '../ui/known-word.js';
import { useLanguage } from '../ui/use-language.js';

const signs: Readonly<Record<FacetMatch['state'], string>> = {
  met: '●',
  partly: '◐',
  unmet: '○',
  not_asked: '–',
};

/** What was asked and what is offered, facet by facet; facets that were not asked for are left out. */
export function FacetTable({ facets }: { readonly facets: readonly FacetMatch[] }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const asked = facets.filter((facet) => facet.state !== 'not_asked');
  if (asked.length === 0) return null;
  return (
    <table className="detail-table">
      <caption>{t('alignment.facets')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('alignment.facetColumn')}</th>
          <th scope="col">{t('alignment.askedColumn')}</th>
          <th scope="col">{t('alignment.offeredColumn')}</th>
          <th scope="col">{t('alignment.stateColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {asked.map((facet) => (
          <tr key={facet.facet}>
            <th scope="row">{wordFor(t, 'facet', facet.facet)}</th>
            <td>{(language === 'en' ? facet.askedEn : facet.asked).join(', ') || t('state.none')}</td>
            <td>{(language === 'en' ? facet.offeredEn : facet.offered).join(', ') || t('state.none')}</td>
            <td className={`facet-state facet-state--${facet.state}`}>
              <span aria-hidden="true">{signs[facet.state]}</span> {t(`facetState.${facet.state}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
