/** What a process does with the database. `maintenance` makes and fills it, before anybody is served. */
export type ProcessKind = 'api' | 'worker' | 'maintenance';

/** Start-up options of a connection that say so; the row policies read them. */
export const asProcess = (kind: ProcessKind): string => `-c jeonghap.process=${kind}`;
