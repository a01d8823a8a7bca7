import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { ifMatch } from '../api/if-match.js';
import { type Reply, type ReplyDraft } from '../api/model.js';
import { replyRecord } from '../generated/sdk.gen.js';
import { FormProblem } from '../ui/form-problem.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { ReplyFields } from './reply-fields.js';
import { refreshReplies, replyVersionsQuery } from './reply-queries.js';
import { ReplySummary } from './reply-summary.js';
import { ActionButton } from '../ui/action-button.js';

/** An ask with the answer that the person saw. */
export interface AnsweredAsk {
  readonly askId: string;
  readonly askText: string;
  readonly reply: Reply | null;
}

const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Seoul' }).format(new Date());

/** The form of an official answer, with those that were given before. Whatever the server answers, what was typed stays. */
export function ReplyDialog({
  askId,
  askText,
  reply,
  onClose,
}: AnsweredAsk & { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [draft, setDraft] = useState<ReplyDraft>({
    status: reply?.status ?? 'under_review',
    reason: reply?.reason ?? '',
    office: reply?.office ?? '',
    repliedOn: today(),
    visibility: reply?.visibility ?? 'public',
  });
  const save = useMutation({
    mutationFn: () =>
      dataOf(replyRecord({ path: { askId }, headers: ifMatch(reply?.version ?? 0), body: draft })),
    onSuccess: onClose,
    onSettled: () => refreshReplies(client),
  });
  return (
    <ModalDialog title={t('reply.dialogTitle')} onClose={onClose} isDismissable={false}>
      <p className="reply-dialog__ask" lang="ko">
        {askText}
      </p>
      <form
        className="form form--wide"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <FormProblem error={save.error} />
        <ReplyFields
          draft={draft}
          error={save.error}
          onChange={(patch) => {
            setDraft({ ...draft, ...patch });
          }}
        />
        <p>
          <ActionButton type="submit" className="button button--primary" isPending={save.isPending}>
            {t('reply.save')}
          </ActionButton>
        </p>
      </form>
      {reply !== null && <Versions askId={askId} />}
    </ModalDialog>
  );
}

function Versions({ askId }: { readonly askId: string }): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(replyVersionsQuery(askId));
  if (data === undefined) return null;
  return (
    <section className="reply-dialog__versions" aria-label={t('reply.versions')}>
      <h3>{t('reply.versions')}</h3>
      <ol>
        {data.items.map((version) => (
          <li key={version.version}>
            <ReplySummary reply={version} />
          </li>
        ))}
      </ol>
    </section>
  );
}
