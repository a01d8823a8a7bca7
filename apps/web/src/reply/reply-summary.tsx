import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Reply } from '../api/model.js';
import { formatDate } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';
import './ask-reply.css';

/** One answer in words: what, why, by whom and when. */
export function ReplySummary({ reply }: { readonly reply: Reply }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { status, reason, office, repliedOn, visibility, actor } = reply;
  return (
    <div className="reply-summary">
      <p>
        <strong>{t(`reply.status.${status}`)}</strong>{' '}
        {visibility === 'internal' && <span className="tag">{t('reply.internal')}</span>}
      </p>
      <p lang="ko">{reason}</p>
      <p className="reply-summary__by">
        {[
          office,
          formatDate(repliedOn, language),
          ...(actor === null ? [] : [t('reply.recordedBy', { name: actor })]),
        ].join(' · ')}
      </p>
    </div>
  );
}
