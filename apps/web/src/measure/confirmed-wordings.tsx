import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type MeasureKind, type MeasureWording } from '../api/model.js';
import { formatDate } from '../ui/format.js';
import { KoreanText, Localised } from '../ui/localised.js';
import { useLanguage } from '../ui/use-language.js';

export interface ConfirmedWordingsProps {
  readonly kind: MeasureKind;
  readonly wordings: readonly MeasureWording[];
}

/** What a measure is called in asks that it was confirmed to answer, each with the ask; nothing where there is none. */
export function ConfirmedWordings({ kind, wordings }: ConfirmedWordingsProps): ReactNode {
  const { t } = useTranslation();
  if (wordings.length === 0) return null;
  return (
    <section aria-labelledby="wordings-heading">
      <h2 id="wordings-heading" className="section-heading">
        {t('measure.wordings')}
      </h2>
      <p className="wordings__about">
        {t('measure.wordingsAbout', { kind: t(`kind.${kind}`).toLowerCase() })}
      </p>
      <ul className="wordings">
        {wordings.map((wording) => (
          <WordingItem key={wording.askId} wording={wording} />
        ))}
      </ul>
    </section>
  );
}

function WordingItem({ wording }: { readonly wording: MeasureWording }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { proposal, askNo, text, confirmedAt } = wording;
  return (
    <li>
      <p>
        <KoreanText>{text}</KoreanText>
      </p>
      <p className="wordings__from">
        <Link
          to="/proposals/$id"
          params={{ id: proposal.id }}
          hash={`ask-${String(askNo)}`}
          className="quiet-link"
        >
          <Localised ko={proposal.title} en={proposal.titleEn} />
        </Link>
        <span>{t('proposal.askNo', { no: askNo })}</span>
        <time dateTime={confirmedAt}>{formatDate(confirmedAt, language)}</time>
      </p>
    </li>
  );
}
