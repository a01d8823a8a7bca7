import { EntryChanges, type SeenEntry } from '@jeonghap/catalogue';
import { RearrangementService } from '@jeonghap/review';
import { type DataSource } from 'typeorm';
import { FAULT_CATALOGUE, type FaultKind } from '../support/fault-catalogue.js';
import { type RearrangementStep } from './history.js';
import { lenient } from './lenient.js';

/** Merges and splits entries, and takes that back, as staff does, which also meets refusals. */
export class Rearranger {
  /** Steps that were taken, and taken back. */
  done = 0;
  undone = 0;
  private readonly rearrangements: RearrangementService;

  /** @param idOf id of the entry that has a place at present */
  constructor(
    private readonly dataSource: DataSource,
    private readonly idOf: (place: number) => string,
  ) {
    this.rearrangements = new RearrangementService(dataSource, new EntryChanges());
  }

  take(step: RearrangementStep): Promise<void> {
    return lenient(async () => {
      switch (step.do) {
        case 'merge':
          await this.merge(step);
          return;
        case 'split':
          await this.split(step.entry);
          return;
        case 'undo':
          await this.undo(step.back);
      }
    });
  }

  private async merge({
    entries: [fromPlace, intoPlace],
    asks: count,
  }: RearrangementStep & { readonly do: 'merge' }): Promise<void> {
    const kind = FAULT_CATALOGUE[fromPlace]?.kind;
    if (kind === undefined) return;
    const [from, into] = [await this.see(kind, fromPlace), await this.see(kind, intoPlace)];
    if (from === undefined || into === undefined) return;
    const asks = kind === 'proposal' ? (await this.asksOf(from.id)).slice(0, count) : [];
    await this.rearrangements.merge({ kind, from, into, asks, reason: 'history' }, 'tester');
    this.done += 1;
  }

  private async split(place: number): Promise<void> {
    const proposal = await this.see('proposal', place);
    if (proposal === undefined) return;
    const asks = (await this.asksOf(proposal.id)).slice(0, 1);
    const draft = { proposal, asks, title: '나눈 제안', titleEn: null, reason: 'history' };
    await this.rearrangements.split(draft, 'tester');
    this.done += 1;
  }

  private async undo(back: number): Promise<void> {
    const [step] = await this.dataSource.query<{ id: string }[]>(
      'SELECT id FROM rearrangement WHERE undone_at IS NULL ORDER BY at DESC, id LIMIT 1 OFFSET $1',
      [back],
    );
    if (step === undefined) return;
    await this.rearrangements.undo(step.id, 'tester');
    this.undone += 1;
  }

  private async see(kind: FaultKind, place: number): Promise<SeenEntry | undefined> {
    const id = this.idOf(place);
    const [row] = await this.dataSource.query<{ revision: string }[]>(
      `SELECT revision FROM ${kind} WHERE id = $1`,
      [id],
    );
    return row && { id, revision: Number(row.revision) };
  }

  private async asksOf(proposalId: string): Promise<readonly string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      'SELECT id FROM ask WHERE proposal_id = $1 ORDER BY no',
      [proposalId],
    );
    return rows.map(({ id }) => id);
  }
}
