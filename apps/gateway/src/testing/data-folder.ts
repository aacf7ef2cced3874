import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A user without rights, for when the tests run as root. */
export const NOBODY = 65_534;

/** A fresh folder for HOLDFAST_DATA. */
export interface DataFolder {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

export async function dataFolder(owner?: number): Promise<DataFolder> {
  const path = await mkdtemp(join(tmpdir(), "holdfast-gateway-"));
  if (owner !== undefined) await chown(path, owner, owner);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
