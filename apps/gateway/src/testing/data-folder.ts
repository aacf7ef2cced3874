import { chmod, chown, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { placeOfTests } from "@holdfast/tooling/quick-place";

/** A user without rights, for when the tests run as root. */
export const NOBODY = 65_534;

/** A fresh folder for HOLDFAST_DATA. */
export interface DataFolder {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

export async function dataFolder(owner?: number): Promise<DataFolder> {
  const path = await mkdtemp(join(placeOfTests(), "holdfast-gateway-"));
  // Under root the database runs as somebody else, who must be able to come in, or it would be put elsewhere.
  await chmod(path, 0o755);
  if (owner !== undefined) await chown(path, owner, owner);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
