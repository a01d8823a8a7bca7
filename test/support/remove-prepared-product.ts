const holder = globalThis as { jeonghapRemovePrepared?: (() => void) | undefined };

/** Jest's global teardown of the browser tests, which shares nothing with their set-up but the process. */
export default function removePreparedProduct(): void {
  holder.jeonghapRemovePrepared?.();
  holder.jeonghapRemovePrepared = undefined;
}
