import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { type Ask } from '../api/model.js';
import '../ui/tag.css';
import './ask-reply.css';
import { ReplyButton } from './reply-button.js';
import { repliesQuery } from './reply-queries.js';
import { ReplySummary } from './reply-summary.js';
import { ReplyClocksLine } from './reply-clocks.js';

export interface AskReplyProps {
  readonly proposalId: string;
  readonly ask: Ask;
}

/** The official answer to an ask; to those who work here also by when one is due, and a way to write it down. */
export function AskReply({ proposalId, ask }: AskReplyProps): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(repliesQuery(proposalId));
  const isStaff = useMay('see-internal');
  const found = data?.items.find(({ askId }) => askId === ask.id);
  if (found === undefined || (found.reply === null && !isStaff)) return null;
  const { reply, clocks } = found;
  return (
    <div className="ask-reply">
      <p className="ask-reply__title">{t('reply.title')}</p>
      {reply === null ? <p className="ask-reply__none">{t('reply.none')}</p> : <ReplySummary reply={reply} />}
      {clocks !== null && <ReplyClocksLine clocks={clocks} status={reply?.status} />}
      <ReplyButton askId={ask.id} askText={ask.text} reply={reply} />
    </div>
  );
}
