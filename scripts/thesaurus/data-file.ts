/** One line of a data file: a parsed value, or the reason why it is none. */
export type DataLine =
  | { readonly kind: 'value'; readonly file: string; readonly line: number; readonly value: unknown }
  | { readonly kind: 'broken'; readonly file: string; readonly line: number; readonly reason: string };

/** Parses JSON Lines; a final newline is expected, a blank line in between is broken. */
export function parseLines(file: string, text: string): readonly DataLine[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((source, index): DataLine => {
    const line = index + 1;
    try {
      return { kind: 'value', file, line, value: JSON.parse(source) as unknown };
    } catch (cause) {
      return { kind: 'broken', file, line, reason: cause instanceof Error ? cause.message : String(cause) };
    }
  });
}

function fieldOf(value: unknown, key: 'id' | 'type'): string {
  const field =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof field === 'string' ? field : '';
}

/** Faults of the files themselves: lines that are no JSON, records in the wrong file, ids out of order. */
export function findFileFaults(lines: readonly DataLine[]): readonly string[] {
  const faults: string[] = [];
  let previous: { readonly file: string; readonly id: string } | undefined;
  for (const line of lines) {
    const place = `${line.file}:${String(line.line)}`;
    if (line.kind === 'broken') {
      faults.push(`broken-line ${place}: ${line.reason}`);
      continue;
    }
    const id = fieldOf(line.value, 'id');
    if (`${fieldOf(line.value, 'type')}.jsonl` !== line.file) faults.push(`wrong-file ${place}: ${id}`);
    if (previous?.file === line.file && previous.id >= id) faults.push(`unsorted ${place}: ${id}`);
    previous = { file: line.file, id };
  }
  return faults;
}
