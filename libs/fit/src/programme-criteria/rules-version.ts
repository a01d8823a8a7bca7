/** Version of the rules by which criteria are read out of texts; a higher one has every programme read anew. */
export const CRITERIA_RULES_VERSION = 1;
