import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BEGUN_VARIABLE } from "./begun-folder.ts";

/** Makes a place for the data folder that the houses of a run begin with, and removes it at the end. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-begun-"));
  await chmod(folder, 0o755);
  // Test processes are made later and inherit it.
  process.env[BEGUN_VARIABLE] = folder;
  return async () => {
    delete process.env[BEGUN_VARIABLE];
    await rm(folder, { recursive: true, force: true });
  };
}
