import { type AlignmentModel, CODE_VERSION, type ConceptRecord, type ModelAssets } from '@jeonghap/alignment';
import { type EntityManager } from 'typeorm';

export interface ModelDraft {
  readonly assets: ModelAssets;
  /** Built from the assets. It takes a second, so whoever holds locks does it before. */
  readonly model: AlignmentModel;
  readonly origin: 'shipped' | 'edited';
  readonly note: string | null;
  readonly actor: string | null;
  /** The shipped model that its thesaurus rests on; its own for a shipped one. */
  readonly baseVersion?: string | undefined;
}

/** Stores a model's assets under its version, once. @returns whether it was not stored before */
export async function saveModel(
  manager: EntityManager,
  { model, ...draft }: ModelDraft,
): Promise<{ readonly isNew: boolean }> {
  const rows = await manager.query<unknown[]>(
    `INSERT INTO alignment_model (version, code_version, origin, assets, note, created_by, base_version)
     VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7) ON CONFLICT (version) DO NOTHING RETURNING version`,
    [
      model.version,
      CODE_VERSION,
      draft.origin,
      JSON.stringify(draft.assets),
      draft.note,
      draft.actor,
      draft.baseVersion ?? (draft.origin === 'shipped' ? model.version : null),
    ],
  );
  return { isNew: rows.length > 0 };
}

/** Reads the assets of a model; undefined when it is not stored or was made by code of another version. */
export async function findModelAssets(
  manager: EntityManager,
  version: string,
): Promise<ModelAssets | undefined> {
  const [row] = await manager.query<{ assets: ModelAssets }[]>(
    'SELECT assets FROM alignment_model WHERE version = $1 AND code_version = $2',
    [version, CODE_VERSION],
  );
  return row?.assets;
}

/** Whether a model is stored that code of this version made. */
export async function isModelOfThisCode(manager: EntityManager, version: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    'SELECT FROM alignment_model WHERE version = $1 AND code_version = $2',
    [version, CODE_VERSION],
  );
  return rows.length > 0;
}

/** The thesaurus of a stored model, without its other assets; undefined when it is not stored. */
export async function findThesaurus(
  manager: EntityManager,
  version: string,
): Promise<readonly ConceptRecord[] | undefined> {
  const [row] = await manager.query<{ thesaurus: readonly ConceptRecord[] }[]>(
    `SELECT assets -> 'thesaurus' AS thesaurus FROM alignment_model WHERE version = $1`,
    [version],
  );
  return row?.thesaurus;
}
