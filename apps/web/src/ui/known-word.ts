import { type TFunction } from 'i18next';

/** The wording of a code such as a status or axis; a code this page does not know yet is shown as it is. */
export function wordFor(
  t: TFunction,
  group:
    | 'axis'
    | 'status'
    | 'stakeholderType'
    | 'facet'
    | 'part'
    | 'history.field'
    | 'history.visibility'
    | 'history.periodKind'
    | 'legal.rank'
    | 'audit.kind'
    | 'audit.field'
    | 'audit.taskName'
    | 'method.documentKind',
  code: string,
): string {
  return t(`${group}.${code}` as 'axis.data', { defaultValue: code });
}
