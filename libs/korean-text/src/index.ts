export { normaliseText, type NormalisedText } from './normalise-text.js';
export { indexTerms, isNumberStem, stemTerms, tokenise, tokeniseNormalised, type Token } from './tokenise.js';
export { parseQuantities, type Quantity, type QuantityBound } from './parse-quantities.js';
export { parseCitations, type Citation } from './parse-citations.js';
export { withParticle, type ParticlePair } from './with-particle.js';
export { sentenceStarts, splitSentences, type Sentence } from './split-sentences.js';
export { finalOf, isSyllable, withoutFinal } from './hangul.js';
export { type CompoundLexicon, learnCompounds, splitCompound } from './split-compound.js';
