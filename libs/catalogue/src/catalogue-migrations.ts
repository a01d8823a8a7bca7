import { Catalogue1764000000000 } from './migrations/1764000000000-catalogue.js';

/** Schema changes of this lib's tables, oldest first. */
export const CATALOGUE_MIGRATIONS = [Catalogue1764000000000];
