import { type EntryReference } from '../model/report.js';

/** The languages that a report is rendered in. */
export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What is said in a language. */
export const say = (lang: Language, ko: string, en: string): string => (lang === 'ko' ? ko : en);

export interface Cell {
  readonly text: string;
  /** The number that the text says; null for others. */
  readonly value: number | null;
  /** The entry that the text names; null for others. */
  readonly entry: Pick<EntryReference, 'kind' | 'id'> | null;
}

export interface Column {
  readonly label: string;
  readonly isNumber: boolean;
}

export interface TableRow {
  /** Names the row among those of its table, in every report. */
  readonly key: string;
  readonly cells: readonly Cell[];
}

export interface Table {
  /** Names the table among those of the report. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** What to know of the table; of one without rows why it is empty. */
  readonly notes: readonly string[];
}

/** Bars of equal length with a segment for each coverage; the table of the same id says the same. */
export interface Chart {
  readonly id: string;
  readonly caption: string;
  readonly legend: readonly { readonly status: string; readonly label: string }[];
  readonly bars: readonly {
    readonly label: string;
    readonly segments: readonly { readonly status: string; readonly value: number }[];
  }[];
}

export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly charts: readonly Chart[];
  readonly tables: readonly Table[];
}

export interface FrontNumberView {
  readonly label: string;
  readonly value: string;
  readonly change: string;
}

/** A report in a language: the one model that all formats are written from. */
export interface ReportDocument {
  readonly lang: Language;
  readonly title: string;
  /** From which day to which, and when it was made. */
  readonly subtitle: string;
  /** What sets it apart: that it is a correction, a preview, for those who work here, or the first; none of most. */
  readonly banners: readonly string[];
  /** One sentence that says the week. */
  readonly answer: string;
  readonly numbers: readonly FrontNumberView[];
  readonly changesHeading: string;
  readonly changes: readonly string[];
  readonly actionsHeading: string;
  readonly actions: readonly string[];
  readonly sections: readonly Section[];
}

export const textCell = (text: string): Cell => ({ text, value: null, entry: null });
export const numberCell = (value: number, text = String(value)): Cell => ({ text, value, entry: null });
