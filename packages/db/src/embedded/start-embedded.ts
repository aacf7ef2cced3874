import { totalmem } from "node:os";
import { resolve } from "node:path";
import type { Embedded } from "./embedded.ts";
import { memoryShare } from "./memory-share.ts";
import { startServer } from "./start-server.ts";

/**
 * Starts the server on a folder, or adopts the one that runs there already. Throws a `StartRefusal`, and touches
 * nothing, when the folder holds anything but a sound database of this release's PostgreSQL. `say` hears what takes time.
 * `meanwhile` is called once PostgreSQL's own programs are at work, for which nothing but waiting is left to do here; not where there is
 * nothing to wait for.
 */
export async function startEmbedded(
  folder: string,
  say: (words: string) => void,
  meanwhile?: () => void,
): Promise<Embedded> {
  return startServer(resolve(folder), say, memoryShare(memory()), meanwhile);
}

/** What this process may use at most, in bytes: the machine's, or the share of it that a container was given. */
function memory(): number {
  // Zero where no limit is known.
  return Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
}
