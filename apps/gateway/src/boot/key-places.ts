import type { loadKeyring } from "@holdfast/db";
import type { Env } from "../env/read.ts";

/** What the environment says of where the master keys are. */
export type KeyEnv = Pick<Env, "dataFolder" | "masterKey" | "nextMasterKey">;

/** Where the master keys of this machine are. */
export function keyPlaces({
  dataFolder,
  masterKey,
  nextMasterKey,
}: KeyEnv): Pick<Parameters<typeof loadKeyring>[0], "folder" | "fromEnvironment" | "nextFromEnvironment"> {
  return { folder: dataFolder, fromEnvironment: masterKey, nextFromEnvironment: nextMasterKey };
}
