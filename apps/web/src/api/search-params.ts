/** What an address carries after `?`: a value, or several under the same name. */
export type SearchRecord = Record<string, string | readonly string[]>;

/** Reads `?axis=data&axis=trust` into `{ axis: ['data', 'trust'] }`; a single value stays a string. */
export function parseSearch(search: string): SearchRecord {
  const record: Record<string, string | readonly string[]> = {};
  const params = new URLSearchParams(search);
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    record[name] = values.length > 1 ? values : (values[0] ?? '');
  }
  return record;
}

/** Writes repeated names for lists and leaves out what is empty, so that shared links stay readable. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (one !== undefined && one !== null && one !== '')
        params.append(name, typeof one === 'string' ? one : JSON.stringify(one));
    }
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The values of one name as a sorted list without doubles, so that equal filters make equal addresses. */
export function toValues(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = values.filter((one): one is string => typeof one === 'string' && one !== '');
  return [...new Set(texts)].sort();
}

export function toText(value: unknown): string | undefined {
  const [first] = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return typeof first === 'string' && first.trim() !== '' ? first : undefined;
}
