import { type Principal } from '@jeonghap/identity';

/** Stands for whoever asks among assignees, so that an address means each reader's own. */
const ME = 'me';

/** Assignees with the viewer's account for `me`. */
export const withViewer = (
  assignees: readonly string[] | undefined,
  { accountId }: Principal,
): readonly string[] | undefined => assignees?.map((one) => (one === ME ? accountId : one));

export const toMoment = (text: string | undefined): Date | undefined =>
  text === undefined ? undefined : new Date(text);
