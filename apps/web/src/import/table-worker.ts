import { readTableFile } from './table-file.js';

/** Reads a file beside the page, so that one that is made to hang hangs nothing. */
self.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
  void readTableFile(data).then((answer) => {
    self.postMessage(answer);
  });
});
