import { type Facets } from './prepare/facet.js';
import { type PreparedAsk } from './prepare/prepare-ask.js';
import { type PreparedMeasure } from './prepare/prepare-measure.js';

/** The facets of a prepared entry: plain data, fit for storage and display. */
export function facetsOf(prepared: PreparedAsk | PreparedMeasure): Facets {
  return prepared.facets;
}
