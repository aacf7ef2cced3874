const MEGABYTE = 2 ** 20;
const LEAST = 128 * MEGABYTE;
const MOST = 1024 * MEGABYTE;

/**
 * How much of a machine's memory, in bytes, the server keeps pages in: an eighth, since it shares the machine with
 * gateway and file cache. What it is delivered with, 128 MB, holds some 100,000 contacts of one short message (measured:
 * 1.4 kB each, with their indexes and events); hashes are spread over all of them, so beyond that pages come and go.
 */
export function memoryShare(memory: number): readonly string[] {
  const share = Math.min(MOST, Math.max(LEAST, memory / 8));
  return [`shared_buffers = ${Math.floor(share / MEGABYTE)}MB`];
}
