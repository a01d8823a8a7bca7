import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Person } from '../api/model.js';
import { sessionQuery } from './session.js';

/** Who edits on this page: whoever was signed in last with the right to, also after that session ended. */
export function useEditor(): Person | undefined {
  const { data } = useQuery(sessionQuery());
  const [editor, setEditor] = useState<Person>();
  const person = data?.rights.includes('edit-catalogue') === true ? data.person : null;
  if (person !== null && person.id !== editor?.id) setEditor(person);
  return person ?? editor;
}
