import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../account/session.js';
import { dataOf } from '../api/call.js';
import { type StaffMember, type WorkComment } from '../api/model.js';
import { workAddComment, workRemoveComment } from '../generated/sdk.gen.js';
import { More } from '../list/more.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { ChoiceBoxes } from '../ui/choice-boxes.js';
import { formatDateTime } from '../ui/format.js';
import { FormProblem } from '../ui/form-problem.js';
import { TextField } from '../ui/text-field.js';
import { useLanguage } from '../ui/use-language.js';
import { StaffSearchField, useStaffSearch } from './staff-search.js';
import { commentsQuery, refreshWork } from './work-queries.js';
import { ActionButton } from '../ui/action-button.js';

export interface CommentsProps {
  readonly proposalId: string;
}

/** What those who work here say about a proposal, the latest first. */
export function Comments({ proposalId }: CommentsProps): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(commentsQuery(proposalId));
  const mayDiscuss = useMay('discuss');
  return (
    <div className="work__comments">
      <h3>{t('work.comments')}</h3>
      {mayDiscuss && <NewComment proposalId={proposalId} />}
      <AsyncPanel query={query} lines={3}>
        {({ pages }) => (
          <ul>
            {pages
              .flatMap(({ items }) => items)
              .map((comment) => (
                <CommentItem key={comment.id} comment={comment} />
              ))}
          </ul>
        )}
      </AsyncPanel>
      <More query={query} />
    </div>
  );
}

function NewComment({ proposalId }: CommentsProps): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const ownId = useSession()?.person?.id;
  const [body, setBody] = useState('');
  const [mentions, setMentions] = useState<readonly StaffMember[]>([]);
  const search = useStaffSearch(mentions);
  const add = useMutation({
    mutationFn: () =>
      dataOf(
        workAddComment({ path: { key: proposalId }, body: { body, mentions: mentions.map(({ id }) => id) } }),
      ),
    onSuccess: () => {
      setBody('');
      setMentions([]);
      return refreshWork(client);
    },
  });
  const others = search.people.filter((one) => one.id !== ownId);
  return (
    <form
      className="form form--wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <FormProblem error={add.error} />
      <TextField
        lines={3}
        label={t('work.newComment')}
        hint={t('work.internal')}
        name="body"
        max={4000}
        value={body}
        error={add.error}
        onChange={setBody}
      />
      <StaffSearchField search={search} label={t('work.searchMention')} />
      {others.length > 0 && (
        <ChoiceBoxes
          legend={t('work.mention')}
          choices={others.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={mentions.map(({ id }) => id)}
          onChange={(ids) => {
            setMentions(others.filter(({ id }) => ids.includes(id)));
          }}
        />
      )}
      <p>
        <ActionButton type="submit" isPending={add.isPending}>
          {t('work.addComment')}
        </ActionButton>
      </p>
    </form>
  );
}

interface CommentItemProps {
  readonly comment: WorkComment;
}

function CommentItem({ comment }: CommentItemProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const ownId = useSession()?.person?.id;
  const remove = useMutation({
    mutationFn: () => dataOf(workRemoveComment({ path: { id: comment.id } })),
    onSettled: () => refreshWork(client),
  });
  const { authorId, authorName, body, mentionNames, at } = comment;
  return (
    <li>
      <p className="work__by">
        <strong>{authorName ?? t('work.formerMember')}</strong> · {formatDateTime(at, language)}
        {mentionNames.length > 0 && ` · ${t('work.to', { names: mentionNames.join(', ') })}`}
      </p>
      {body === null ? (
        <p className="work__note">{t('work.removed')}</p>
      ) : (
        <p className="work__body">{body}</p>
      )}
      {body !== null && authorId === ownId && (
        <ActionButton
          className="button button--small"
          isPending={remove.isPending}
          onClick={() => {
            remove.mutate();
          }}
        >
          {t('work.remove')}
        </ActionButton>
      )}
    </li>
  );
}
