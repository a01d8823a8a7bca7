import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person } from '../api/model.js';
import { type EntryState, type SavedEntry } from '../edit/entry-edit.js';
import { useEntryForm } from '../edit/use-entry-form.js';
import { entryAddresses, type EntryKind, entryLists } from '../ui/entry-addresses.js';
import { type AlikeHintsProps, AlikeProposalHints, SameNameHints } from './alike-hints.js';
import { checkDraft, type FieldFault } from './check-draft.js';
import { DraftNotices } from './draft-notices.js';
import { EntryFormView } from './entry-form-view.js';
import { type EntryForm } from './entry-forms.js';
import { newEntryStore, storedEntryStore } from './entry-store.js';
import { type FormSection } from './form-shape.js';
import { type KeptDraft } from './kept-draft.js';
import { readKeptDrafts, useKeptDraft } from './use-kept-draft.js';

export interface EntryFormSessionProps {
  readonly form: EntryForm;
  /** The entry that is edited; none of a new one. */
  readonly id: string | undefined;
  readonly start: EntryState;
  readonly person: Person;
}

/** One sitting at the form of an entry: what was typed before comes back, what is typed is kept, what is saved leads on. */
export function EntryFormSession({ form, id, start, person }: EntryFormSessionProps): ReactNode {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const address = { personId: person.id, kind: form.kind, entry: id ?? 'new' };
  const sections = form.sections(t);
  const [drafts] = useState(() => readKeptDrafts(address));
  const [restored, setRestored] = useState<KeptDraft | undefined>(drafts[0]);
  const [others, setOthers] = useState<readonly KeptDraft[]>(drafts.slice(1));
  const leave = useLeave(form);
  const state = useEntryForm<FieldFault>({
    start,
    kept: restored,
    isNew: id === undefined,
    store: id === undefined ? newEntryStore(form) : storedEntryStore(form, id, queryClient),
    check: (values) => checkDraft(form.rules, form.toDraft(values)),
  });
  const kept = useKeptDraft(address, state.base, state.typed, state.hasChanges);
  const save = async (): Promise<void> => {
    const entry = await state.save();
    if (entry === undefined) return;
    kept.drop(state.typed);
    leave(entry, state.typed['visibility'] ?? 'published');
  };
  const elsewhere = kept.elsewhere === undefined ? others : [kept.elsewhere, ...others];
  return (
    <>
      <DraftNotices
        restored={restored}
        changedSince={sections
          .flatMap(({ fields }) => fields)
          .filter(({ name }) => state.elsewhere.includes(name))
          .map(({ label }) => label)}
        isKept={kept.isKept}
        others={elsewhere}
        onDiscard={() => {
          kept.drop(state.typed);
          state.replace(state.base.values);
          setRestored(undefined);
        }}
        onTake={(draft) => {
          state.replace(draft.values);
          setRestored(draft);
          setOthers(others.filter((one) => one !== draft));
        }}
      />
      <EntryFormView
        form={state}
        sections={sections}
        person={person}
        isNew={id === undefined}
        keptAt={kept.keptAt}
        back={backOf(form, id, start)}
        onSave={() => void save()}
        beside={(section) => <Beside kind={form.kind} section={section} values={state.typed} except={id} />}
      />
    </>
  );
}

/** Where one goes without saving: readers see no page of an entry that is not published. */
function backOf({ kind }: EntryForm, id: string | undefined, start: EntryState): string {
  if (id === undefined) return entryLists[kind];
  return start.values['visibility'] === 'published'
    ? entryAddresses[kind].replace('$id', id)
    : '/unpublished';
}

/** What there is already of what is being written, under the part of the form that says it. */
function Beside(
  props: AlikeHintsProps & { readonly kind: EntryKind; readonly section: FormSection },
): ReactNode {
  const { kind, section, values, except } = props;
  if (section.name !== 'what') return null;
  if (kind === 'proposal') return <AlikeProposalHints values={values} except={except} />;
  return kind === 'stakeholder' ? <SameNameHints values={values} except={except} /> : null;
}

/** Leads to the saved entry, where readers see it; drafts and internal entries stand in a list of their own. */
function useLeave(form: EntryForm): (entry: SavedEntry, visibility: string) => void {
  const navigate = useNavigate();
  return ({ id }, visibility) => {
    const state = { savedAt: Date.now() };
    if (visibility === 'published') void navigate({ to: entryAddresses[form.kind], params: { id }, state });
    else void navigate({ to: '/unpublished', state });
  };
}
