import { dirname, resolve } from "node:path";
import type { PoolConfig } from "pg";
import { elsewhere, examine } from "../embedded/data-folder.ts";
import { exists } from "../embedded/paths.ts";
import { connectionOf, postmasterLives } from "../embedded/postmaster.ts";

/** The embedded server of a folder, as it stands. `absent`: the first start will make it. */
export type EmbeddedFound =
  | { readonly kind: "running"; readonly connection: PoolConfig }
  | { readonly kind: "stopped" | "absent" };

/** Looks whether an embedded server runs on the folder. Starts, makes and changes nothing. */
export async function findEmbedded(folder: string): Promise<EmbeddedFound> {
  const asked = resolve(folder);
  if (!(await exists(dirname(asked)))) return { kind: "absent" };
  for (const place of [asked, elsewhere(asked)]) {
    if ((await examine(place)) === "absent") continue;
    const connection = (await postmasterLives(place)) ? await connectionOf(place) : null;
    return connection === null ? { kind: "stopped" } : { kind: "running", connection };
  }
  return { kind: "absent" };
}
