import { returnBarred } from "./bar-statements.ts";
import type { Inside } from "../store/inside.ts";

/**
 * Takes contacts back from whoever is barred from them by now (DB521), and says how many. In a transaction of its own: whoever bars has
 * the case's lock, which whoever files waits for with the contact's.
 */
export async function handBack({ pool, clock }: Pick<Inside, "pool" | "clock">): Promise<number> {
  return (await returnBarred(pool, clock()))[0]?.count ?? 0;
}
