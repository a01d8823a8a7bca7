/** Address of a field within the page of a question. */
export const fieldId = (field: string): string => `fit-${field}`;
