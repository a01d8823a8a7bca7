/**
 * Rows are told apart by the last byte of their id, into 256 shares of about the same size: where a few of many rows changed, only the
 * shares that have them are read again. This is the share as SQL has it, 0 to 255.
 * @param id column of type uuid
 */
export const shareSql = (id: string): string => `get_byte(uuid_send(${id}), 15)`;

/** The same of an id in hand. */
export const shareOf = (id: string): number => Number.parseInt(id.slice(-2), 16);
