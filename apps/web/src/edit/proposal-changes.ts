import { type Ask } from '../api/model.js';
import { type EditProposalDto } from '../generated/types.gen.js';
import { type FieldValues } from './entry-edit.js';

/** Name of the form field that holds the text of an ask; the API names the field of an error the same way. */
export function askFieldName(index: number): string {
  return `asks.${String(index)}.text`;
}

/**
 * Form fields back into the shape of the API: only what changed. Asks are sent as the whole list, because that is what
 * the API takes; each keeps its id and the facets that a person has set.
 */
export function toProposalChanges(
  asks: readonly Pick<Ask, 'id' | 'text' | 'facetOverrides'>[],
  changes: FieldValues,
): EditProposalDto {
  const title = changes['title'];
  const body = changes['body'];
  const hasAskChange = asks.some((_, index) => askFieldName(index) in changes);
  return {
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { body }),
    ...(hasAskChange
      ? {
          asks: asks.map(({ id, text, facetOverrides }, index) => ({
            id,
            text: changes[askFieldName(index)] ?? text,
            facetOverrides: { ...facetOverrides },
          })),
        }
      : {}),
  };
}
