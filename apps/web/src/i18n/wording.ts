/** The keys of another wording, with any text as values. */
export type Wording<T> = { readonly [K in keyof T]: T[K] extends string ? string : Wording<T[K]> };
