import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../api/call.js';
import { type CompanyDraft } from '../api/model.js';
import { readKeptDrafts, useKeptDraft } from '../entry-form/use-kept-draft.js';
import { companyDraftCheck } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { TextField } from '../ui/text-field.js';
import { DraftActions } from './draft-actions.js';
import { DraftCheckResult } from './draft-check-result.js';
import { type DraftText, isSameText } from './draft-text.js';

export interface DraftFormProps {
  readonly personId: string;
  /** Undefined for a new one. */
  readonly draft: CompanyDraft | undefined;
}

/** Title and text of a proposal, kept in this browser while they are typed, checked on demand, and saved for the company. */
export function DraftForm({ personId, draft }: DraftFormProps): ReactNode {
  const { t } = useTranslation();
  const { text, write, isRestored, drop } = useDraftText(personId, draft);
  const checking = useMutation({
    mutationFn: async () => ({ text, check: await dataOf(companyDraftCheck({ body: text })) }),
  });
  return (
    <>
      {draft?.state === 'declined' && (
        <p className="fit__doubts">{t('companyDesk.drafts.reason', { reason: draft.reason ?? '' })}</p>
      )}
      {isRestored && (
        <p className="form__hint" role="status">
          {t('companyDesk.draft.restored')}
        </p>
      )}
      <form
        className="form form--wide"
        onSubmit={(event) => {
          event.preventDefault();
          checking.mutate();
        }}
      >
        <DraftFields text={text} write={write} error={checking.error} />
        <FormProblem error={checking.error} />
        <p className="form__foot">
          <ActionButton type="submit" className="button button--primary" isPending={checking.isPending}>
            {t('companyDesk.draft.check')}
          </ActionButton>
        </p>
      </form>
      <DraftActions draft={draft} text={text} onSaved={drop} />
      {checking.data !== undefined && (
        <DraftCheckResult
          check={checking.data.check}
          text={checking.data.text}
          isOutdated={!isSameText(checking.data.text, text)}
        />
      )}
    </>
  );
}

interface DraftFieldsProps {
  readonly text: DraftText;
  readonly write: (text: DraftText) => void;
  readonly error: unknown;
}

function DraftFields({ text, write, error }: DraftFieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('companyDesk.draft.titleLabel')}
        name="title"
        value={text.title}
        onChange={(title) => {
          write({ ...text, title });
        }}
        max={500}
        error={error}
      />
      <TextField
        label={t('companyDesk.draft.bodyLabel')}
        name="body"
        value={text.body}
        onChange={(body) => {
          write({ ...text, body });
        }}
        lines={10}
        max={20_000}
        hint={t('companyDesk.draft.bodyHint')}
        error={error}
      />
    </>
  );
}

/** The text of the form: as this browser kept it, else as it is stored. */
function useDraftText(personId: string, draft: CompanyDraft | undefined) {
  const address = { personId, kind: 'company-draft', entry: draft?.id ?? 'new' };
  const [base] = useState(() => ({
    revision: draft?.revision ?? 0,
    values: { title: draft?.title ?? '', body: draft?.body ?? '' },
  }));
  const [kept] = useState(() =>
    readKeptDrafts(address).find(({ base: started }) => started.revision === base.revision),
  );
  const [text, write] = useState<DraftText>(() => ({ ...base.values, ...toText(kept?.values) }));
  const hasChanges = !isSameText(text, base.values);
  const { drop } = useKeptDraft(address, base, { ...text }, hasChanges);
  return {
    text,
    write,
    isRestored: kept !== undefined,
    drop: () => {
      drop({ ...text });
    },
  };
}

const toText = (values: Readonly<Record<string, string>> | undefined): Partial<DraftText> => ({
  ...(values?.['title'] === undefined ? {} : { title: values['title'] }),
  ...(values?.['body'] === undefined ? {} : { body: values['body'] }),
});
