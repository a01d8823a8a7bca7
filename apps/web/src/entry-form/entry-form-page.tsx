import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { useEditor } from '../account/use-editor.js';
import { type Person } from '../api/model.js';
import { ApiProblem } from '../api/problem.js';
import { NotFoundPage } from '../shell/not-found-page.js';
import { AsyncPanel } from '../ui/async-panel.js';
import { Breadcrumbs } from '../ui/breadcrumbs.js';
import { entryAddresses, entryLists } from '../ui/entry-addresses.js';
import { usePageTitle } from '../ui/use-page-title.js';
import { EntryFormSession } from './entry-form-session.js';
import { type EntryForm } from './entry-forms.js';

export interface EntryFormPageProps {
  readonly form: EntryForm;
  /** The entry to edit; a new one without it. */
  readonly id?: string;
}

const areas = {
  proposal: 'area.board',
  programme: 'area.programmes',
  legislative_item: 'area.legislativeItems',
  stakeholder: 'area.stakeholders',
} as const;

/** The form of a new or a stored entry, for those who edit the catalogue. It stays while a session ends and begins anew. */
export function EntryFormPage({ form, id }: EntryFormPageProps): ReactNode {
  const { t } = useTranslation();
  const editor = useEditor();
  const title = t(id === undefined ? `entryLinks.new.${form.kind}` : `entryForm.edit.${form.kind}`);
  if (editor === undefined) {
    // whoever is not signed in yet is told so, and led back here
    return (
      <SignedInPage title={title} right="edit-catalogue">
        {() => null}
      </SignedInPage>
    );
  }
  // another person has drafts of their own
  return <EditorPage key={editor.id} form={form} id={id} title={title} editor={editor} />;
}

interface EditorPageProps extends Omit<EntryFormPageProps, 'id'> {
  readonly id: string | undefined;
  readonly title: string;
  readonly editor: Person;
}

function EditorPage({ form, id, title, editor }: EditorPageProps): ReactNode {
  const { t } = useTranslation();
  usePageTitle(title);
  const content =
    id === undefined ? (
      <EntryFormSession
        form={form}
        id={undefined}
        start={{ revision: 0, values: form.empty }}
        person={editor}
      />
    ) : (
      <StoredEntry form={form} id={id} person={editor} />
    );
  return (
    <div className="page">
      <Breadcrumbs crumbs={[{ label: t(areas[form.kind]), to: entryLists[form.kind] }, { label: title }]} />
      <h1>{title}</h1>
      <p className="page__answer">{t(form.kind === 'stakeholder' ? 'entryForm.introPlain' : 'edit.intro')}</p>
      {content}
    </div>
  );
}

interface StoredEntryProps {
  readonly form: EntryForm;
  readonly id: string;
  readonly person: Person;
}

function StoredEntry({ form, id, person }: StoredEntryProps): ReactNode {
  const query = useQuery({
    queryKey: ['editable', form.kind, id],
    queryFn: () => form.read(id),
    staleTime: Infinity,
    gcTime: 0,
  });
  const problem = query.error instanceof ApiProblem ? query.error : undefined;
  if (problem?.mergedInto !== undefined && query.data === undefined)
    return <Navigate to={entryAddresses[form.kind]} params={{ id: problem.mergedInto }} replace />;
  if (problem?.status === 404 && query.data === undefined) return <NotFoundPage />;
  return (
    <AsyncPanel query={query} lines={14}>
      {({ entry, values }) => (
        <EntryFormSession
          form={form}
          id={entry.id}
          start={{ revision: entry.revision, values }}
          person={person}
        />
      )}
    </AsyncPanel>
  );
}
