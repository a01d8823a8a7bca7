import { type EntityManager } from 'typeorm';
import { canonicalJson } from './model/canonical-json.js';
import { RENDERER_VERSION, renderingDigests, sha256 } from './render/render-report.js';
import { contentOf, eachReport, type StoredReport } from './store/stored-report.store.js';

export interface ReportVerdict extends Pick<StoredReport, 'week' | 'audience' | 'edition' | 'contentSha256'> {
  /** What does not fit; none of a report that is in order. */
  readonly faults: readonly string[];
  /** False where other renderers made the files, so that their bytes say nothing. */
  readonly areFilesCompared: boolean;
}

/** Computes the digests of all stored reports anew, and renders their files again. The oldest first. */
export async function* verifyReports(manager: EntityManager): AsyncGenerator<ReportVerdict> {
  for await (const stored of eachReport(manager)) yield verifyReport(stored);
}

async function verifyReport(stored: StoredReport): Promise<ReportVerdict> {
  const { week, audience, edition, contentSha256, content, renderer, renderings } = stored;
  const head = { week, audience, edition, contentSha256, areFilesCompared: renderer === RENDERER_VERSION };
  const faults: string[] = [];
  if (sha256(content) !== contentSha256) faults.push('content: another digest');
  const report = contentOf(stored);
  if (canonicalJson(report) !== content) faults.push('content: not canonical');
  if (report.week !== week || report.audience !== audience || report.edition !== edition)
    faults.push('content: of another report');
  const digests = await renderingDigests(report);
  if (head.areFilesCompared) {
    for (const [file, digest] of Object.entries(renderings)) {
      if (digests[file] !== digest)
        faults.push(`${file}: ${digests[file] === undefined ? 'not made' : 'other bytes'}`);
    }
  }
  return { ...head, faults };
}
