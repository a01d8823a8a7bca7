import { type ForeignWorld } from './foreign-world.js';

/** A request about what is somebody else's or not published. */
export interface Attempt {
  readonly path: string;
  readonly body?: object;
  /** Revision or version that was seen. */
  readonly seen?: string;
  /** Text that nobody without the right may be shown; the mark of what is private, where it is not said. */
  readonly secret?: string;
}

/**
 * What comes of it for whoever has the right: a secret is shown, rows are written, or neither, since the operation hands out and takes in only what
 * is everybody's or one's own.
 */
type Effect = 'shows' | 'writes' | 'neither';

export interface ForeignOperation {
  readonly effect: Effect;
  /** Whose right it takes, where that differs from who may use the operation at all. */
  readonly right?: 'see-internal' | 'owner';
  readonly attempt: (world: ForeignWorld) => Attempt | Promise<Attempt>;
}

type Make = ForeignOperation['attempt'];
export const shows = (attempt: Make, right?: ForeignOperation['right']): ForeignOperation => ({
  effect: 'shows',
  attempt,
  ...(right === undefined ? {} : { right }),
});
export const writes = (attempt: Make, right?: ForeignOperation['right']): ForeignOperation => ({
  effect: 'writes',
  attempt,
  ...(right === undefined ? {} : { right }),
});
export const neither = (attempt: Make | string): ForeignOperation => ({
  effect: 'neither',
  attempt: typeof attempt === 'string' ? () => ({ path: attempt }) : attempt,
});
