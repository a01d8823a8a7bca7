import { FACETS } from '../prepare/facet.js';
import { type PreparedMeasure } from '../prepare/prepare-measure.js';
import { column, StringWriter } from './columns.js';
import { BOUNDS, KINDS, type MeasureColumns, SOURCES, STATUSES } from './measure-columns.js';

const MOST_CODES = 0xffff;

/** Lays prepared measures into columns, one after the other. */
export class MeasureColumnsWriter {
  private ids: string[] = [];
  private readonly strings = new StringWriter();
  private readonly kinds = column.bytes();
  private readonly statuses = column.bytes();
  private readonly nationwide = column.bytes();
  private readonly termRuns = column.counts();
  private readonly termKeys = column.counts();
  private readonly strengthRuns = column.counts();
  private readonly strengths = column.shares();
  private readonly strengthCodes = column.codes();
  private readonly termStarts = column.counts();
  private readonly termEnds = column.counts();
  private readonly conceptRuns = column.counts();
  private readonly concepts = column.places();
  private readonly conceptStrengths = column.shares();
  private readonly conceptStarts = column.counts();
  private readonly conceptEnds = column.counts();
  private readonly focusRuns = column.counts();
  private readonly focus = {
    weights: column.shares(),
    masses: column.shares(),
    termFrom: column.places(),
    terms: column.counts(),
    conceptFrom: column.places(),
    concepts: column.places(),
    trusts: column.shares(),
  };
  private readonly facetRuns = column.counts();
  private readonly facetValues = column.counts();
  private readonly quantityRuns = column.counts();
  private readonly quantityValues = column.shares();
  private readonly quantityFields = column.counts();
  private readonly citationRuns = column.counts();
  private readonly citationFields = column.counts();
  private readonly stances = column.shares();
  private readonly vectors = column.floats();
  private dimension: number | undefined;
  private readonly items = { facets: 0, quantities: 0, citations: 0 };

  get count(): number {
    return this.ids.length;
  }

  add(id: string, measure: PreparedMeasure): void {
    this.ids.push(id);
    this.kinds.push(KINDS.indexOf(measure.kind));
    this.statuses.push(STATUSES.indexOf(measure.status));
    this.nationwide.push(Number(measure.nationwide));
    this.addTerms(measure);
    this.addConcepts(measure);
    this.addFocus(measure);
    this.addFacets(measure);
    this.addQuantities(measure);
    this.addCitations(measure);
    this.addStance(measure);
    this.addVector(measure);
  }

  /** The columns; the writer is spent. */
  finish(): MeasureColumns {
    const count = this.ids.length;
    this.termRuns.push(this.termKeys.length);
    this.strengthRuns.push(this.strengths.length);
    this.conceptRuns.push(this.concepts.length);
    this.focusRuns.push(this.focus.weights.length);
    this.focus.termFrom.push(this.focus.terms.length);
    this.focus.conceptFrom.push(this.focus.concepts.length);
    this.facetRuns.push(this.items.facets);
    this.quantityRuns.push(this.items.quantities);
    this.citationRuns.push(this.items.citations);
    return {
      count,
      ids: this.ids,
      strings: this.strings.finish(),
      kinds: this.kinds.finish(),
      statuses: this.statuses.finish(),
      nationwide: this.nationwide.finish(),
      termRuns: this.termRuns.finish(),
      termKeys: this.termKeys.finish(),
      strengthRuns: this.strengthRuns.finish(),
      strengths: this.strengths.finish(),
      strengthCodes: this.strengthCodes.finish(),
      termStarts: this.termStarts.finish(),
      termEnds: this.termEnds.finish(),
      conceptRuns: this.conceptRuns.finish(),
      concepts: this.concepts.finish(),
      conceptStrengths: this.conceptStrengths.finish(),
      conceptStarts: this.conceptStarts.finish(),
      conceptEnds: this.conceptEnds.finish(),
      focusRuns: this.focusRuns.finish(),
      focus: this.finishFocus(),
      facetRuns: this.facetRuns.finish(),
      facetValues: this.facetValues.finish(),
      quantityRuns: this.quantityRuns.finish(),
      quantityValues: this.quantityValues.finish(),
      quantityFields: this.quantityFields.finish(),
      citationRuns: this.citationRuns.finish(),
      citationFields: this.citationFields.finish(),
      stances: this.stances.finish(),
      dimension: this.dimension ?? 0,
      vectors: this.vectors.finish(),
    };
  }

  private finishFocus(): MeasureColumns['focus'] {
    const { weights, masses, termFrom, terms, conceptFrom, concepts, trusts } = this.focus;
    return {
      weights: weights.finish(),
      masses: masses.finish(),
      termFrom: termFrom.finish(),
      terms: terms.finish(),
      conceptFrom: conceptFrom.finish(),
      concepts: concepts.finish(),
      trusts: trusts.finish(),
    };
  }

  private addTerms({ termKeys, termStrengths, termSpans }: PreparedMeasure): void {
    this.termRuns.push(this.termKeys.length);
    this.termKeys.pushAll(termKeys);
    this.addStrengths(termStrengths);
    this.termStarts.pushAll(termSpans.starts);
    this.termEnds.pushAll(termSpans.ends);
  }

  /** @throws RangeError for a measure with more distinct strengths than a code can tell apart */
  private addStrengths(strengths: Float64Array): void {
    this.strengthRuns.push(this.strengths.length);
    const codes = new Map<number, number>();
    for (const strength of strengths) {
      let code = codes.get(strength);
      if (code === undefined) {
        code = codes.size;
        if (code > MOST_CODES) throw new RangeError('a measure has too many distinct term strengths');
        codes.set(strength, code);
        this.strengths.push(strength);
      }
      this.strengthCodes.push(code);
    }
  }

  private addConcepts({ concepts, conceptStrengths, conceptSpans }: PreparedMeasure): void {
    this.conceptRuns.push(this.concepts.length);
    this.concepts.pushAll(concepts);
    this.conceptStrengths.pushAll(conceptStrengths);
    this.conceptStarts.pushAll(conceptSpans.starts);
    this.conceptEnds.pushAll(conceptSpans.ends);
  }

  private addFocus({ focus }: PreparedMeasure): void {
    const [terms, concepts] = [this.focus.terms.length, this.focus.concepts.length];
    this.focusRuns.push(this.focus.weights.length);
    for (let word = 0; word < focus.weights.length; word += 1) {
      this.focus.termFrom.push(terms + (focus.termFrom[word] ?? 0));
      this.focus.conceptFrom.push(concepts + (focus.conceptFrom[word] ?? 0));
    }
    this.focus.weights.pushAll(focus.weights);
    this.focus.masses.pushAll(focus.masses);
    this.focus.terms.pushAll(focus.terms);
    this.focus.concepts.pushAll(focus.concepts);
    this.focus.trusts.pushAll(focus.trusts);
  }

  private addFacets({ facets }: PreparedMeasure): void {
    for (const facet of FACETS) {
      this.facetRuns.push(this.items.facets);
      this.items.facets += facets[facet].length;
      for (const { value, ko, en, source } of facets[facet]) {
        for (const text of [value, ko, en]) this.facetValues.push(this.strings.numberOf(text));
        this.facetValues.push(SOURCES.indexOf(source));
      }
    }
  }

  private addQuantities({ quantities }: PreparedMeasure): void {
    this.quantityRuns.push(this.items.quantities);
    this.items.quantities += quantities.length;
    for (const { value, unit, bound, span } of quantities) {
      this.quantityValues.push(value);
      const fields = [this.strings.numberOf(unit), BOUNDS.indexOf(bound), span.start, span.end];
      for (const field of fields) this.quantityFields.push(field);
    }
  }

  private addCitations({ citations }: PreparedMeasure): void {
    this.citationRuns.push(this.items.citations);
    this.items.citations += citations.length;
    for (const { law, article, paragraph, span } of citations) {
      const articleField = article === undefined ? 0 : this.strings.numberOf(article) + 1;
      const paragraphField = paragraph === undefined ? 0 : paragraph + 1;
      const fields = [this.strings.numberOf(law), articleField, paragraphField, span.start, span.end];
      for (const field of fields) this.citationFields.push(field);
    }
  }

  private addStance({ stance }: PreparedMeasure): void {
    for (const value of [stance.tightens, stance.loosens, stance.objects]) this.stances.push(value);
  }

  /** @throws RangeError when vectors differ in length: they come from different encoders */
  private addVector({ vector }: PreparedMeasure): void {
    this.dimension ??= vector.length;
    if (vector.length !== this.dimension)
      throw new RangeError('measures were prepared with different encoders');
    this.vectors.pushAll(vector);
  }
}
