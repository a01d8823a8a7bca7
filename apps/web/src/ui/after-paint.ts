/** Runs what takes long once the browser has painted what is on its way: a hand sees its answer first. */
export function afterPaint(run: () => void): void {
  requestAnimationFrame(() => {
    setTimeout(run);
  });
}
