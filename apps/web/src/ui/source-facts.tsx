import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Provenance } from '../api/model.js';
import { Facts } from './facts.js';
import { KoreanText, Localised } from './localised.js';

/** Where an entry comes from: document, heading and lines, so that anyone can look it up. */
export function SourceFacts({ provenance }: { readonly provenance: Provenance }): ReactNode {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="source-heading">
      <h2 id="source-heading" className="section-heading">
        {t('proposal.source')}
      </h2>
      {provenance.document === null && provenance.url === null ? (
        <p className="entry-aside__none">{t('state.unknown')}</p>
      ) : (
        <Known provenance={provenance} />
      )}
    </section>
  );
}

function Known({ provenance }: { readonly provenance: Provenance }): ReactNode {
  const { t } = useTranslation();
  const place = usePlaceText();
  const { document, heading, lines, url, also } = provenance;
  const at = place(lines);
  return (
    <Facts
      facts={[
        ...(document === null
          ? []
          : [{ term: t('proposal.sourceDocument'), value: <DocumentTitle document={document} /> }]),
        ...(heading === null
          ? []
          : [{ term: t('proposal.sourceHeading'), value: <KoreanText>{heading}</KoreanText> }]),
        ...(at === undefined ? [] : [{ term: t('proposal.sourcePlace'), value: at }]),
        ...(also.length === 0 ? [] : [{ term: t('proposal.sourceAlso'), value: <AlsoAt passages={also} /> }]),
        ...(document?.fileName ? [{ term: t('proposal.sourceFile'), value: document.fileName }] : []),
        ...(url === null ? [] : [{ term: t('proposal.sourceAddress'), value: <a href={url}>{url}</a> }]),
      ]}
    />
  );
}

/** Further passages of the same document that the entry rests on. */
function AlsoAt({ passages }: { readonly passages: Provenance['also'] }): ReactNode {
  const place = usePlaceText();
  return (
    <ul>
      {passages.map((passage) => (
        <li key={`${passage.heading} ${String(passage.lines)}`}>
          <KoreanText>{passage.heading}</KoreanText> {place(passage.lines)}
        </li>
      ))}
    </ul>
  );
}

function DocumentTitle({ document }: { readonly document: NonNullable<Provenance['document']> }): ReactNode {
  const title = <Localised ko={document.title} en={document.titleEn} />;
  return document.url === null ? title : <a href={document.url}>{title}</a>;
}

/** Lines of a document in words; nothing when they are not known. */
function usePlaceText(): (lines: Provenance['lines']) => string | undefined {
  const { t } = useTranslation();
  return (lines) => {
    if (lines === null) return undefined;
    const [from, to] = lines;
    return to === from ? t('proposal.sourceLine', { from }) : t('proposal.sourceLines', { from, to });
  };
}
