import { chmod, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { placeOfTests } from "@holdfast/tooling/quick-place";

/** A folder that the server's user can enter, and the way to remove it. */
export interface TemporaryFolder {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(placeOfTests(), "holdfast-db-"));
  // mkdtemp makes it private; started by root, the server runs as somebody else.
  await chmod(path, 0o755);
  return { path, remove: async () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}
