import './register-typescript.cjs'; // first: the imports below need it
import { prepareDataFolder } from './running-product.js';

const holder = globalThis as { jeonghapRemovePrepared?: (() => void) | undefined };

/** Jest's global set-up of the browser tests: their products start from one prepared data folder, not each from nothing. */
export default async function prepareProduct(): Promise<void> {
  holder.jeonghapRemovePrepared ??= await prepareDataFolder();
}
