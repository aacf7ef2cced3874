import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { hostname, uptime } from "node:os";
import type { Passing } from "./house-time.ts";

/** Made anew each time that Linux starts: see random(4). */
const BOOT_ID = "/proc/sys/kernel/random/boot_id";

/**
 * How time passes here. On Linux from when the machine was started, sleep and all, so that a gateway that is started anew knows how
 * long it was away. Elsewhere from when this process was.
 */
export async function thisMachine(offMs: number): Promise<Passing> {
  const boot = await readFile(BOOT_ID, "utf8").catch(() => null);
  // Containers of one host share that file, and may each count from when they were started.
  const name = boot === null ? `process:${randomUUID()}` : `boot:${boot.trim()}:${hostname()}`;
  return {
    machine: createHash("sha256").update(name).digest("hex").slice(0, 32),
    upMs: boot === null ? () => performance.now() : () => uptime() * 1000,
    offMs,
  };
}
