import { type Ask } from '../api/model.js';
import { type FieldValues } from './entry-edit.js';

export interface ProposalChanges {
  readonly title?: string;
  readonly body?: string;
  readonly asks?: readonly { readonly id: string; readonly text: string }[];
}

/** Name of the form field that holds the text of an ask. */
export function askFieldName(no: number): string {
  return `asks.${no}`;
}

/** Form fields back into the shape of the API; only changed fields, asks named by their id. */
export function toProposalChanges(
  asks: readonly Pick<Ask, 'id' | 'no'>[],
  changes: FieldValues,
): ProposalChanges {
  const { title, body } = { title: changes['title'], body: changes['body'] };
  const changedAsks = asks.flatMap(({ id, no }) => {
    const text = changes[askFieldName(no)];
    return text === undefined ? [] : [{ id, text }];
  });
  return {
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { body }),
    ...(changedAsks.length === 0 ? {} : { asks: changedAsks }),
  };
}
