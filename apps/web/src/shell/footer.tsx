import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { coverageSummaryQuery } from '../api/queries.js';

/** How scores are made, sources and licences, accessibility, API: the same place on every page. */
export function Footer({ onShowKeys }: { readonly onShowKeys: () => void }): ReactNode {
  const { t } = useTranslation();
  const { data: summary } = useQuery(coverageSummaryQuery());
  const modelVersion = summary?.scoreSet?.modelVersion;
  return (
    <footer className="footer">
      <div className="footer__inner">
        <section className="footer__block footer__block--wide" aria-labelledby="footer-method">
          <h2 id="footer-method">{t('footer.method')}</h2>
          <p>{t('footer.methodText')}</p>
          <p>{t('footer.bands')}</p>
          <p>
            <Link to="/method">{t('footer.toMethod')}</Link>
          </p>
          <p>
            <Link to="/reports">{t('footer.toReports')}</Link>
          </p>
          <p>
            <Link to="/recompute">{t('footer.toRecompute')}</Link>
          </p>
          {modelVersion !== undefined && (
            <p className="footer__model">{t('footer.model', { version: modelVersion.slice(0, 12) })}</p>
          )}
        </section>
        <section className="footer__block" aria-labelledby="footer-source">
          <h2 id="footer-source">{t('footer.source')}</h2>
          <p>{t('footer.krds')}</p>
        </section>
        <section className="footer__block" aria-labelledby="footer-accessibility">
          <h2 id="footer-accessibility">{t('footer.accessibility')}</h2>
          <p>{t('footer.accessibilityText')}</p>
          <p className="footer__links">
            <button type="button" className="button button--small" onClick={onShowKeys}>
              {t('shell.shortcuts')}
            </button>
            <a className="button button--small" href="/api/v1/docs">
              {t('footer.api')}
            </a>
          </p>
        </section>
      </div>
    </footer>
  );
}
