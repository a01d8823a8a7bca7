/** Media type of a workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A value of a table that goes into a file; a text is written as text, so that none is taken for a formula. */
export type TableCell = string | number | null;

const HEAD = { fontWeight: 'bold', backgroundColor: '#E9EDF5', wrap: true, alignVertical: 'center' } as const;

const timeInSeoul = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Seoul',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `2026-11-29 10:42`, in Seoul. */
export const timeOf = (moment: Date): string => timeInSeoul.format(moment);
/** The same, saying so. */
export const momentOf = (moment: Date): string => `${timeOf(moment)} (KST)`;

export const textCell = (value: string) => ({ value, type: String });

/** A cell of a table. @param format of a number, such as `0.0` */
export function tableCell(value: TableCell, isHead: boolean, format: string) {
  const look = isHead ? HEAD : {};
  if (value === null) return null;
  if (typeof value === 'string') return { value, type: String, ...look };
  return { value, type: Number, ...(format === 'General' ? {} : { format }), ...look };
}
