import { useMutation } from '@tanstack/react-query';
import { dataOf } from '../api/call.js';
import { weekBefore } from '../api/week-before.js';
import { proposalExportExport } from '../generated/sdk.gen.js';
import { keepFile } from '../ui/keep-file.js';
import { useLanguage } from '../ui/use-language.js';
import { type BoardSearch } from './board-search.js';

export interface BoardFile {
  readonly format: 'xlsx' | 'csv';
  readonly search: BoardSearch;
  /** Only these; left out, all that match. */
  readonly ids?: readonly string[];
}

/** Fetches proposals of the board as a file and hands it to the browser to keep. */
export function useBoardFile() {
  const lang = useLanguage();
  return useMutation({
    mutationFn: async ({ format, search, ids }: BoardFile) => {
      const since = weekBefore(new Date()).toISOString();
      const body = { ...search, format, lang, since, ...(ids === undefined ? {} : { ids: [...ids] }) };
      const file: unknown = await dataOf(proposalExportExport({ body, parseAs: 'blob' }));
      if (file instanceof Blob) keepFile(file, `proposals.${format}`);
    },
  });
}
