import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { putDecision, removeDecision } from '@jeonghap/recompute';
import { type DataSource, type EntityManager } from 'typeorm';
import { FAULT_CATALOGUE, type FaultEntry } from '../support/fault-catalogue.js';
import { isFaultOfTheServer } from '../support/server-faults.js';
import { type EntryStep } from './history.js';

const CHANGES = {
  delete: `deleted_at = clock_timestamp()`,
  hide: `visibility = 'draft'`,
  show: `deleted_at = NULL, visibility = 'published'`,
} as const;

/** Writes the catalogue of a history as any program would that knows the tables: the triggers do the rest. */
export class HistoryEditor {
  /** Last revision of each entry whose writing was acknowledged. */
  private readonly acknowledged = new Map<
    string,
    { readonly kind: FaultEntry['kind']; readonly revision: number }
  >();
  acknowledgements = 0;
  private ids: string[] = [];
  /** Entries whose removal was tried; whether they went is open when the answer gets lost. */
  private readonly removed = new Set<string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly stakeholderId: string,
  ) {}

  /** Makes all entries with their first wording. */
  async createAll(): Promise<void> {
    this.acknowledged.clear();
    this.removed.clear();
    this.ids = FAULT_CATALOGUE.map(() => randomUUID());
    await this.dataSource.transaction(async (manager) => {
      for (const place of FAULT_CATALOGUE.keys()) {
        await insertEntry(manager, { place, id: this.idOf(place), stakeholderId: this.stakeholderId });
      }
    });
  }

  /** Takes one step in one transaction; while the database is away nothing comes of it. */
  take(step: EntryStep): Promise<void> {
    switch (step.do) {
      case 'edit':
        return this.write([step.entry], async (manager) => {
          await this.reword(manager, step.entry, step.wording);
          if (step.holdMs > 0) await sleep(step.holdMs);
        });
      case 'edit-two': {
        const places = [...new Set(step.entries)].sort((a, b) => a - b);
        return this.write(places, async (manager) => {
          for (const place of places) await this.reword(manager, place, step.wording);
        });
      }
      case 'drop-ask':
        return this.dropFirstAsk(step.entry);
      case 'replace':
        return this.replace(step.entry);
      case 'decide':
        return this.decide(step);
      case 'delete':
      case 'hide':
      case 'show':
        return this.write([step.entry], (manager) =>
          manager.query(`UPDATE ${entryAt(step.entry).kind} SET ${CHANGES[step.do]} WHERE id = $1`, [
            this.idOf(step.entry),
          ]),
        );
    }
  }

  /** Acknowledged edits that the catalogue does not have. @returns kind and id of each */
  async findLostEdits(): Promise<readonly string[]> {
    const lost: string[] = [];
    for (const [id, { kind, revision }] of this.acknowledged) {
      const [stored] = await this.dataSource.query<{ revision: string }[]>(
        `SELECT revision FROM ${kind} WHERE id = $1`,
        [id],
      );
      if (Number(stored?.revision ?? 0) < revision) lost.push(`${kind} ${id}`);
    }
    return lost;
  }

  private async dropFirstAsk(place: number): Promise<void> {
    if (entryAt(place).kind !== 'proposal') return;
    await this.write([place], (manager) =>
      manager.query(
        `DELETE FROM ask WHERE id = (SELECT id FROM ask WHERE proposal_id = $1 ORDER BY no LIMIT 1)`,
        [this.idOf(place)],
      ),
    );
  }

  private async decide({ entry, measure, verdict }: EntryStep & { readonly do: 'decide' }): Promise<void> {
    const measureKind = entryAt(measure).kind;
    if (entryAt(entry).kind !== 'proposal' || measureKind === 'proposal') return;
    const proposalId = this.idOf(entry);
    await this.write([], async (manager) => {
      const [ask] = await manager.query<{ id: string; text: string }[]>(
        'SELECT id, text FROM ask WHERE proposal_id = $1 ORDER BY no LIMIT 1',
        [proposalId],
      );
      if (ask === undefined) return;
      const pair = { askId: ask.id, measureId: this.idOf(measure) };
      if (verdict === null) {
        await removeDecision(manager, pair.askId, pair.measureId);
        return;
      }
      const scoreTenths = verdict === 'adjusted' ? 640 : null;
      const read = { textDigest: '', decidedAt: new Date(), wording: ask.text };
      await putDecision(manager, { ...pair, measureKind, proposalId, verdict, scoreTenths, ...read });
    });
  }

  /** Removes the row itself and makes a new entry in its place. */
  private async replace(place: number): Promise<void> {
    const [before, after] = [this.idOf(place), randomUUID()];
    this.removed.add(before);
    this.acknowledged.delete(before);
    await this.write([place], async (manager) => {
      await manager.query(`DELETE FROM ${entryAt(place).kind} WHERE id = $1`, [before]);
      await insertEntry(manager, { place, id: after, stakeholderId: this.stakeholderId });
      this.ids[place] = after;
    });
  }

  /** One transaction; what of it was acknowledged is remembered. A failure means that it was not. */
  private async write(
    places: readonly number[],
    work: (manager: EntityManager) => Promise<unknown>,
  ): Promise<void> {
    try {
      const revisions = await this.dataSource.transaction(async (manager) => {
        await work(manager);
        const rows: { id: string; kind: FaultEntry['kind']; revision: number }[] = [];
        for (const place of places) {
          const { kind } = entryAt(place);
          const [row] = await manager.query<{ id: string; revision: string }[]>(
            `SELECT id, revision FROM ${kind} WHERE id = $1`,
            [this.ids[place]],
          );
          if (row !== undefined) rows.push({ id: row.id, kind, revision: Number(row.revision) });
        }
        return rows;
      });
      this.acknowledgements += 1;
      for (const { id, kind, revision } of revisions) {
        if (this.removed.has(id)) continue;
        const known = this.acknowledged.get(id)?.revision ?? 0;
        this.acknowledged.set(id, { kind, revision: Math.max(known, revision) });
      }
    } catch (error) {
      if (!isFaultOfTheServer(error)) throw error;
    }
  }

  /** Id of the entry that has a place at present. */
  idOf(place: number): string {
    const id = this.ids[place];
    if (id === undefined) throw new RangeError(`no entry ${String(place)}`);
    return id;
  }

  private async reword(manager: EntityManager, place: number, wanted: number): Promise<void> {
    const { kind, wordings } = entryAt(place);
    const { title, body, asks } = wordings[wanted % wordings.length] ?? wordings[0];
    const id = this.idOf(place);
    const [, found] = await manager.query<[unknown[], number]>(
      `UPDATE ${kind} SET title = $2, body = $3 WHERE id = $1`,
      [id, title, body],
    );
    if (kind === 'proposal' && found > 0) await saveAsks(manager, id, asks);
  }
}

async function insertEntry(
  manager: EntityManager,
  { place, id, stakeholderId }: { place: number; id: string; stakeholderId: string },
): Promise<void> {
  const { kind, wordings } = entryAt(place);
  const [{ title, body, asks }] = wordings;
  if (kind === 'proposal') {
    await manager.query('INSERT INTO proposal (id, title, body, stakeholder_id) VALUES ($1, $2, $3, $4)', [
      id,
      title,
      body,
      stakeholderId,
    ]);
    await saveAsks(manager, id, asks);
    return;
  }
  const [column, state] = kind === 'programme' ? ['status', 'funded'] : ['stage', 'in_force'];
  await manager.query(`INSERT INTO ${kind} (id, title, body, ${column}) VALUES ($1, $2, $3, $4)`, [
    id,
    title,
    body,
    state,
  ]);
}

/** Asks keep their identity in the order of their numbers, as in the product's own edits. */
async function saveAsks(manager: EntityManager, proposalId: string, asks: readonly string[]): Promise<void> {
  const stored = await manager.query<{ id: string }[]>(
    'SELECT id FROM ask WHERE proposal_id = $1 ORDER BY no',
    [proposalId],
  );
  for (const [index, text] of asks.entries()) {
    const id = stored[index]?.id;
    if (id === undefined) {
      await manager.query(
        `INSERT INTO ask (proposal_id, no, text)
         SELECT $1, coalesce(max(no), 0) + 1, $2 FROM ask WHERE proposal_id = $1`,
        [proposalId, text],
      );
    } else await manager.query('UPDATE ask SET text = $2 WHERE id = $1', [id, text]);
  }
  for (const { id } of stored.slice(asks.length)) await manager.query('DELETE FROM ask WHERE id = $1', [id]);
}

function entryAt(place: number): FaultEntry {
  const entry = FAULT_CATALOGUE[place];
  if (entry === undefined) throw new RangeError(`no entry ${String(place)}`);
  return entry;
}
