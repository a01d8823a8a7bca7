import { FACETS, type FacetMatch, type Facets, type FacetState, toFacetMatch } from '@jeonghap/alignment';

const LETTERS = { met: 'm', partly: 'p', unmet: 'u', not_asked: 'n' } as const satisfies Record<
  FacetState,
  string
>;
const STATES = new Map<string, FacetState>(
  (Object.keys(LETTERS) as FacetState[]).map((state) => [LETTERS[state], state]),
);

/** The states of an alignment's facets as they are stored: a letter each, in the order of `FACETS`. */
export function writeFacetStates(facets: readonly Pick<FacetMatch, 'facet' | 'state'>[]): string {
  let letters = '';
  let at = 0;
  for (const facet of FACETS) {
    const inOrder = facets[at];
    const match = inOrder?.facet === facet ? inOrder : facets.find((other) => other.facet === facet);
    letters += LETTERS[match?.state ?? 'not_asked'];
    at += 1;
  }
  return letters;
}

/** The other way. @throws RangeError for anything else than `writeFacetStates` gives */
export function readFacetStates(letters: string): readonly Pick<FacetMatch, 'facet' | 'state'>[] {
  return FACETS.map((facet, at) => {
    const state = STATES.get(letters.charAt(at));
    if (state === undefined) throw new RangeError(`no facet states: ${letters}`);
    return { facet, state };
  });
}

/** What was asked for and what is offered, facet by facet, from the stored states and the facets of both sides. */
export function joinFacets(
  letters: string,
  ask: Facets | null,
  measure: Facets | null,
): readonly FacetMatch[] {
  return readFacetStates(letters).map((match) =>
    toFacetMatch(match, ask?.[match.facet] ?? [], measure?.[match.facet] ?? []),
  );
}
