import { type AlignmentModel } from '@jeonghap/alignment';

/** The live model, one being built, one to roll back to, and one that somebody is trying out. */
const KEPT = 4;

const built = new Map<string, AlignmentModel>();

/**
 * The model of a version if this process has built it lately. A model is named by its content, so that one copy serves all
 * who compute with it: it takes a second to build, and some hundred megabytes.
 */
export function findBuiltModel(version: string): AlignmentModel | undefined {
  const known = built.get(version);
  return known === undefined ? undefined : keepBuiltModel(known);
}

/** Keeps a model for all who ask for its version, and lets go of the one that was asked for longest ago. */
export function keepBuiltModel(model: AlignmentModel): AlignmentModel {
  built.delete(model.version); // used last, dropped last
  built.set(model.version, model);
  for (const oldest of [...built.keys()].slice(0, Math.max(0, built.size - KEPT))) built.delete(oldest);
  return model;
}
