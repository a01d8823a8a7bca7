import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedInPage } from '../account/signed-in-page.js';
import { useEditor } from '../account/use-editor.js';
import { type Person } from '../api/model.js';
import { type EntryForm } from '../entry-form/entry-forms.js';
import { legislativeItemForm } from '../entry-form/legislative-item-form.js';
import { programmeForm } from '../entry-form/programme-form.js';
import { proposalForm } from '../entry-form/proposal-form.js';
import { stakeholderForm } from '../entry-form/stakeholder-form.js';
import '../ui/form.css';
import { FileChoice } from './file-choice.js';
import { ImportPreview } from './import-preview.js';
import './import.css';
import { usePageTitle } from '../ui/use-page-title.js';
import { type Table } from './table-file.js';

const FORMS: readonly EntryForm[] = [proposalForm, programmeForm, legislativeItemForm, stakeholderForm];

/** Entries of a spreadsheet, looked through before any of them is stored. */
export function ImportPage(): ReactNode {
  const { t } = useTranslation();
  const editor = useEditor();
  const title = t('entryLinks.import');
  usePageTitle(title);
  if (editor === undefined) {
    return (
      <SignedInPage title={title} right="edit-catalogue">
        {() => null}
      </SignedInPage>
    );
  }
  // it stays while a session ends and begins anew; another person begins with nothing
  return (
    <div className="page">
      <h1>{title}</h1>
      <Importing key={editor.id} person={editor} />
    </div>
  );
}

interface OpenedFile {
  readonly name: string;
  readonly table: Table;
}

function Importing({ person }: { readonly person: Person }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form, setForm] = useState<EntryForm>(proposalForm);
  const [file, setFile] = useState<OpenedFile>();
  return (
    <>
      <p className="page__answer">{t('import.answer')}</p>
      <p>
        <Link to="/imports">{t('import.listTitle')}</Link>
      </p>
      {file === undefined ? (
        <>
          <label className="import__kind">
            {t('import.kind')}
            <select
              className="field"
              value={form.kind}
              onChange={(event) => {
                setForm(FORMS.find(({ kind }) => kind === event.target.value) ?? proposalForm);
              }}
            >
              {FORMS.map(({ kind }) => (
                <option key={kind} value={kind}>
                  {t(`unpublished.kind.${kind}`)}
                </option>
              ))}
            </select>
          </label>
          <FileChoice
            form={form}
            onRead={(name, table) => {
              setFile({ name, table });
            }}
          />
        </>
      ) : (
        <ImportPreview
          form={form}
          fileName={file.name}
          table={file.table}
          person={person}
          onOtherFile={() => {
            setFile(undefined);
          }}
          onImported={(id) => void navigate({ to: '/imports/$id', params: { id } })}
        />
      )}
    </>
  );
}
