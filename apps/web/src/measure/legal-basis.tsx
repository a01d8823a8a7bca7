import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type LegalBasis } from '../api/model.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { KoreanText } from '../ui/localised.js';
import { LegalNode, openPlaces } from './legal-node.js';
import { legalBasisQuery } from './legal-queries.js';

/** What a programme rests on in law, as far as its source states it. */
export function LegalBasisSection({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(legalBasisQuery(id));
  return (
    <section aria-labelledby="legal-basis-heading">
      <h2 id="legal-basis-heading" className="section-heading">
        {t('legal.basis')}
      </h2>
      <AsyncPanel query={query} lines={2}>
        {(basis) => <Basis basis={basis} />}
      </AsyncPanel>
    </section>
  );
}

function Basis({ basis: { text, cited, items } }: { readonly basis: LegalBasis }): ReactNode {
  const { t } = useTranslation();
  if (text === null) return <p className="legal-chain__answer">{t('legal.basisUnknown')}</p>;
  const known = new Map(items.map((node) => [node.id, node]));
  const unknown = cited.filter(({ itemIds }) => itemIds.length === 0);
  return (
    <>
      <p className="legal-chain__answer">
        {t('legal.basisStated')}: <KoreanText>{text}</KoreanText>
      </p>
      {items.length > 0 && (
        <ul className="legal-chain">
          {items.map((node) => (
            <li key={node.id}>
              <LegalNode node={node} known={known} />
            </li>
          ))}
        </ul>
      )}
      {openPlaces(items) > 0 && <p className="entry-aside__none">{t('legal.notInCatalogueHint')}</p>}
      {unknown.length > 0 && (
        <p className="entry-aside__none">
          {t('legal.notFound')}: <KoreanText>{unknown.map((one) => one.text).join(', ')}</KoreanText>
        </p>
      )}
    </>
  );
}
