import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Wordmark: lines that come into alignment, and the name. */
export function Wordmark(): ReactNode {
  const { t } = useTranslation();
  return (
    <Link to="/" className="wordmark">
      <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
        <rect width="26" height="26" rx="6" />
        <path d="M5.5 8.2h9M5.5 13h15M11.5 17.8h9" />
      </svg>
      <span className="wordmark__name">{t('service.name')}</span>
      <span className="wordmark__tagline">{t('service.tagline')}</span>
    </Link>
  );
}
