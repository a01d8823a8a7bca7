import { ApiProblem } from '../api/problem.js';
import { useLanguage } from './use-language.js';

/** What the server said of one field, in the reader's language. @param name the field's name in the API */
export function useFieldMessage(error: unknown, name: string): string | undefined {
  const language = useLanguage();
  if (!(error instanceof ApiProblem)) return undefined;
  const problem = error.fields.find(({ field }) => field === name);
  return language === 'ko' ? problem?.messageKo : problem?.messageEn;
}
