import { toText, toValues } from '../api/search-params.js';

const axes = [
  'infrastructure',
  'data',
  'research',
  'trust',
  'diffusion',
  'talent',
  'finance',
  'market',
  'global',
  'governance',
] as const;
export type ConvergenceAxis = (typeof axes)[number];
export const convergenceAxes: readonly ConvergenceAxis[] = axes;

/** Which groups the page shows, as its address says. */
export interface ConvergenceSearch {
  readonly axis?: ConvergenceAxis[];
  /** Groups with an ask of this stakeholder. */
  readonly stakeholder?: string;
  /** Groups with asks that want the opposite. */
  readonly opposed?: true;
}

export function toConvergenceSearch(search: Readonly<Record<string, unknown>>): ConvergenceSearch {
  const values = toValues(search['axis']);
  const axis = axes.filter((one) => values.includes(one));
  const stakeholder = toText(search['stakeholder']);
  const isOpposed = search['opposed'] === true || search['opposed'] === 'true';
  return {
    ...(axis.length === 0 ? {} : { axis }),
    ...(stakeholder === undefined ? {} : { stakeholder }),
    ...(isOpposed ? { opposed: true as const } : {}),
  };
}
