import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Provenance } from '../api/model.js';
import { Facts } from './facts.js';
import { KoreanText, Localised } from './localised.js';

/** Where an entry comes from: document, heading and lines, so that anyone can look it up. */
export function SourceFacts({ provenance }: { readonly provenance: Provenance | null }): ReactNode {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="source-heading">
      <h2 id="source-heading" className="section-heading">
        {t('proposal.source')}
      </h2>
      {provenance === null ? (
        <p className="entry-aside__none">{t('state.unknown')}</p>
      ) : (
        <Known {...provenance} />
      )}
    </section>
  );
}

function Known({ document, heading, lines }: Provenance): ReactNode {
  const { t } = useTranslation();
  const place = usePlaceText(lines);
  return (
    <Facts
      facts={[
        ...(document === null
          ? []
          : [{ term: t('proposal.sourceDocument'), value: <DocumentTitle document={document} /> }]),
        ...(heading === null
          ? []
          : [{ term: t('proposal.sourceHeading'), value: <KoreanText>{heading}</KoreanText> }]),
        ...(document?.fileName ? [{ term: t('proposal.sourceFile'), value: document.fileName }] : []),
        ...(place === undefined ? [] : [{ term: t('proposal.sourcePlace'), value: place }]),
      ]}
    />
  );
}

function DocumentTitle({ document }: { readonly document: NonNullable<Provenance['document']> }): ReactNode {
  const title = <Localised ko={document.title} en={document.titleEn} />;
  return document.url === null ? title : <a href={document.url}>{title}</a>;
}

/** Where in the document, in words; nothing when the lines are not known. */
function usePlaceText(lines: readonly number[] | null): string | undefined {
  const { t } = useTranslation();
  const [from, to] = lines ?? [];
  if (from === undefined) return undefined;
  return to === undefined || to === from
    ? t('proposal.sourceLine', { from })
    : t('proposal.sourceLines', { from, to });
}
