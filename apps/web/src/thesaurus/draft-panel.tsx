import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../account/session.js';
import { dataOf } from '../api/call.js';
import { type ThesaurusDraft } from '../api/model.js';
import { thesaurusDiscard, thesaurusPublish, thesaurusRequestPreview } from '../generated/sdk.gen.js';
import { ActionButton } from '../ui/action-button.js';
import { FormProblem } from '../ui/form-problem.js';
import { formatMoment } from '../ui/format.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { RadioChoice } from '../ui/radio-choice.js';
import { TextField } from '../ui/text-field.js';
import { useLanguage } from '../ui/use-language.js';
import { PreviewPanel } from './preview-panel.js';
import { previewQuery, refreshThesaurus } from './thesaurus-queries.js';

/** Proposals of a quick look. */
const sampleSize = 50;
const mostNote = 500;

/** The draft: what stands in it, what it would move, and its end. */
export function DraftPanel({ draft }: { readonly draft: ThesaurusDraft | null }): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="draft" aria-labelledby="draft-heading">
      <h2 id="draft-heading">{t('draft.title')}</h2>
      {draft === null ? <p>{t('draft.none')}</p> : <Draft draft={draft} />}
    </section>
  );
}

function Draft({ draft }: { readonly draft: ThesaurusDraft }): ReactNode {
  const mayEdit = useMay('edit-catalogue');
  const preview = useQuery(previewQuery());
  return (
    <>
      <DraftFacts draft={draft} />
      {mayEdit && <DraftTools draft={draft} />}
      {preview.data?.preview != null && <PreviewPanel preview={preview.data.preview} />}
    </>
  );
}

function DraftFacts({ draft }: { readonly draft: ThesaurusDraft }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { createdBy, createdAt, pending, faults, conflicts, deferred, isFromLive } = draft;
  return (
    <ul className="draft__facts">
      <li>
        {t('draft.by', {
          name: createdBy ?? t('failures.somebody'),
          at: formatMoment(createdAt, new Date(), language),
        })}
      </li>
      <li>{t('draft.pending', { count: pending })}</li>
      {faults > 0 && <li className="draft__fault">{t('draft.faults', { count: faults })}</li>}
      {conflicts > 0 && <li className="draft__fault">{t('draft.conflicts', { count: conflicts })}</li>}
      {deferred > 0 && <li className="draft__fault">{t('draft.deferred', { count: deferred })}</li>}
      {!isFromLive && <li>{t('draft.moved')}</li>}
    </ul>
  );
}

function DraftTools({ draft }: { readonly draft: ThesaurusDraft }): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [scope, setScope] = useState<'sample' | 'all'>('all');
  const request = useMutation({
    mutationFn: () =>
      dataOf(thesaurusRequestPreview({ body: { sampleSize: scope === 'all' ? null : sampleSize } })),
    onSettled: () => refreshThesaurus(client),
  });
  return (
    <>
      <FormProblem error={request.error} />
      <RadioChoice
        legend={t('draft.scope')}
        choices={[
          { value: 'all', label: t('draft.all') },
          { value: 'sample', label: t('draft.sample', { count: sampleSize }) },
        ]}
        chosen={scope}
        onChange={setScope}
      />
      <div className="form__foot">
        <ActionButton
          isPending={request.isPending}
          disabled={draft.pending === 0}
          onClick={() => {
            request.mutate();
          }}
        >
          {t('draft.preview')}
        </ActionButton>
        <Ends draft={draft} />
      </div>
    </>
  );
}

/** How a draft ends: published by those who may, or discarded. */
function Ends({ draft }: { readonly draft: ThesaurusDraft }): ReactNode {
  const { t } = useTranslation();
  const mayPublish = useMay('administer');
  const [asked, setAsked] = useState<'publish' | 'discard'>();
  const close = (): void => {
    setAsked(undefined);
  };
  return (
    <>
      {mayPublish && (
        <button
          type="button"
          className="button button--primary"
          disabled={draft.pending === 0 || draft.faults > 0}
          onClick={() => {
            setAsked('publish');
          }}
        >
          {t('draft.publish')}
        </button>
      )}
      <button
        type="button"
        className="button"
        onClick={() => {
          setAsked('discard');
        }}
      >
        {t('draft.discard')}
      </button>
      {!mayPublish && <p className="form__hint">{t('draft.adminOnly')}</p>}
      {asked === 'publish' && <PublishDialog revision={draft.revision} onClose={close} />}
      {asked === 'discard' && <DiscardDialog onClose={close} />}
    </>
  );
}

interface PublishDialogProps {
  /** Of the draft that is on the screen. */
  readonly revision: number;
  readonly onClose: () => void;
}

function PublishDialog({ revision, onClose }: PublishDialogProps): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [note, setNote] = useState('');
  const publish = useMutation({
    mutationFn: () => dataOf(thesaurusPublish({ body: { revision, note } })),
    onSuccess: async ({ scoreSetId }) => {
      await client.invalidateQueries({ queryKey: ['score-sets'] });
      void refreshThesaurus(client);
      await navigate({ to: '/score-sets/$id', params: { id: String(scoreSetId) } });
    },
  });
  return (
    <ModalDialog title={t('draft.publishTitle')} onClose={onClose} isDismissable={note === ''}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          publish.mutate();
        }}
      >
        <FormProblem error={publish.error} />
        <p>{t('draft.publishText')}</p>
        <TextField
          lines={3}
          label={t('draft.note')}
          hint={t('draft.noteHint')}
          name="note"
          max={mostNote}
          value={note}
          error={publish.error}
          onChange={setNote}
        />
        <p className="form__foot">
          <ActionButton type="submit" className="button button--primary" isPending={publish.isPending}>
            {t('draft.publish')}
          </ActionButton>
        </p>
      </form>
    </ModalDialog>
  );
}

function DiscardDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const discard = useMutation({
    mutationFn: () => dataOf(thesaurusDiscard()),
    onSuccess: async () => {
      onClose();
      await refreshThesaurus(client);
    },
  });
  return (
    <ModalDialog title={t('draft.discardTitle')} onClose={onClose}>
      <div className="form">
        <FormProblem error={discard.error} />
        <p>{t('draft.discardText')}</p>
        <p className="form__foot">
          <ActionButton
            className="button button--primary"
            isPending={discard.isPending}
            onClick={() => {
              discard.mutate();
            }}
          >
            {t('draft.discard')}
          </ActionButton>
          <button type="button" className="button" onClick={onClose}>
            {t('draft.keep')}
          </button>
        </p>
      </div>
    </ModalDialog>
  );
}
