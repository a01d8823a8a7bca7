import { createContext, useContext } from 'react';

/** Address of a field within the page of a question. */
export const fieldId = (field: string): string => `fit-${field}`;

/** Tells the fields of one part of a form from those of another; empty where there is one part. */
export const FieldScope = createContext('');

/** Address of a field, also where the same field is there in several parts of a form. */
export const useFieldId = (field: string): string => fieldId(`${useContext(FieldScope)}${field}`);
