import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Reply, type ReplyClocks } from '../api/model.js';
import { formatDate } from '../ui/format.js';
import { useLanguage } from '../ui/use-language.js';

export interface ReplyClocksLineProps {
  readonly clocks: ReplyClocks;
  /** Undefined while there is no answer. */
  readonly status: Reply['status'] | undefined;
}

/** By when the next answer is due, or that it is overdue; nothing once it is decided. */
export function ReplyClocksLine({ clocks, status }: ReplyClocksLineProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (status !== undefined && status !== 'under_review') return null;
  const due = status === undefined ? clocks.firstAnswerDue : clocks.justificationDue;
  const what = status === undefined ? 'reply.firstDue' : 'reply.justificationDue';
  return (
    <p className="reply-clock" data-overdue={clocks.overdue !== null}>
      {t(what, { day: formatDate(due, language) })}
      {clocks.overdue !== null && <span className="tag tag--missing">{t('reply.overdue')}</span>}
    </p>
  );
}
