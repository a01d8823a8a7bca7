import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type MeasureKind } from '../api/model.js';
import { Localised } from './localised.js';
import './tag.css';

export interface MeasureLinkProps {
  readonly measure: {
    readonly id: string;
    readonly kind: MeasureKind;
    readonly title: string;
    readonly titleEn: string | null;
  };
}

/** Title of a measure, leading to its page. */
export function MeasureLink({ measure }: MeasureLinkProps): ReactNode {
  return (
    <Link
      className="quiet-link"
      to={measure.kind === 'programme' ? '/programmes/$id' : '/legislative-items/$id'}
      params={{ id: measure.id }}
    >
      <Localised ko={measure.title} en={measure.titleEn} />
    </Link>
  );
}

export function KindTag({ kind }: { readonly kind: MeasureKind }): ReactNode {
  const { t } = useTranslation();
  return <span className={`tag tag--${kind}`}>{t(`kind.${kind}`)}</span>;
}
