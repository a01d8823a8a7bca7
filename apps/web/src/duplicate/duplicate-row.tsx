import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type Duplicate } from '../api/model.js';
import { duplicateDismiss, duplicateReopen } from '../generated/sdk.gen.js';
import { MergeButton } from '../rearrange/rearrange-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { Localised } from '../ui/localised.js';
import { useLanguage } from '../ui/use-language.js';
import { ActionButton } from '../ui/action-button.js';

/** Two proposals with the asks that are alike, and what to do about them. */
export function DuplicateRow({ pair }: { readonly pair: Duplicate }): ReactNode {
  const { t } = useTranslation();
  const { first, second, asks } = pair;
  return (
    <li className="duplicate">
      <span className="tag">{t('duplicate.likeness', { percent: Math.round(pair.likeness * 100) })}</span>
      <div className="duplicate__sides">
        <Side side={first} />
        <Side side={second} />
        {asks.map((alike) => (
          <AlikeAsks key={`${alike.first.id}/${alike.second.id}`} alike={alike} />
        ))}
      </div>
      <Actions pair={pair} />
    </li>
  );
}

function Side({ side }: { readonly side: Duplicate['first'] }): ReactNode {
  return (
    <div>
      <p className="duplicate__who">
        <Localised ko={side.stakeholder} en={side.stakeholderEn} />
      </p>
      <p className="duplicate__title">
        <Link to="/proposals/$id" params={{ id: side.id }} className="quiet-link">
          <Localised ko={side.title} en={side.titleEn} />
        </Link>
      </p>
    </div>
  );
}

function AlikeAsks({ alike }: { readonly alike: Duplicate['asks'][number] }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <p className="duplicate__ask" lang="ko">
        {alike.first.text}
      </p>
      <p className="duplicate__ask" lang="ko">
        {alike.second.text}
      </p>
      {alike.words.length > 0 && (
        <p className="duplicate__words">
          <span>{t('duplicate.words')}</span>
          {alike.words.map((word) => (
            <span key={word} className="tag" lang="ko">
              {word}
            </span>
          ))}
        </p>
      )}
    </>
  );
}

function Actions({ pair }: { readonly pair: Duplicate }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const { first, second, isDismissed } = pair;
  const path = { firstId: first.id, secondId: second.id };
  const change = useMutation({
    mutationFn: () => dataOf(isDismissed ? duplicateReopen({ path }) : duplicateDismiss({ path })),
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === 'duplicates' }),
  });
  const nameOf = (side: Duplicate['first']): string =>
    language === 'en' ? (side.titleEn ?? side.title) : side.title;
  const names = { first: nameOf(first), second: nameOf(second) };
  return (
    <div className="duplicate__actions">
      <FormProblem error={change.error} />
      {!isDismissed && (
        <>
          <MergeButton
            kind="proposal"
            from={second}
            into={first}
            label={t('duplicate.mergeInto', { title: names.first })}
          />
          <MergeButton
            kind="proposal"
            from={first}
            into={second}
            label={t('duplicate.mergeInto', { title: names.second })}
          />
        </>
      )}
      <ActionButton
        className="button button--small"
        aria-label={t(isDismissed ? 'duplicate.reopenNamed' : 'duplicate.dismissNamed', names)}
        isPending={change.isPending}
        onClick={() => {
          change.mutate();
        }}
      >
        {t(isDismissed ? 'duplicate.reopen' : 'duplicate.dismiss')}
      </ActionButton>
    </div>
  );
}
