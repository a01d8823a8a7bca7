import { type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type MailPreview as Preview } from '../api/model.js';

export interface MailPreviewProps {
  readonly preview: Preview;
  /** Language of the mail. */
  readonly lang: 'ko' | 'en';
}

/**
 * A mail in a frame of its own: nothing in it runs, and its one style is known to the page's policy. The frame is of the page's origin, so
 * that the page can make it as high as the mail, and keep its links from opening in it.
 */
export function MailPreview({ preview, lang }: MailPreviewProps): ReactNode {
  const { t } = useTranslation();
  const { subject, html, week, edition, isQuiet } = preview;
  return (
    <section aria-labelledby="preview-heading" className="subscriptions">
      <h3 id="preview-heading">{t('subscriptions.preview')}</h3>
      <p className="account__note" role="status">
        {t('subscriptions.previewText', { week, edition })}
      </p>
      {isQuiet && <p className="form__done">{t('subscriptions.quiet')}</p>}
      <p>
        <b>{t('subscriptions.subject')}</b> <span lang={lang}>{subject}</span>
      </p>
      <iframe
        className="subscriptions__mail"
        title={t('subscriptions.previewOf', { subject })}
        sandbox="allow-same-origin"
        srcDoc={html}
        onLoad={fitToMail}
      />
    </section>
  );
}

function fitToMail({ currentTarget: frame }: SyntheticEvent<HTMLIFrameElement>): void {
  const mail = frame.contentDocument;
  if (mail === null) return;
  frame.style.height = `${String(mail.documentElement.scrollHeight + 2)}px`;
  mail.addEventListener('click', (event) => {
    event.preventDefault();
  });
}
