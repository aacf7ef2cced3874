import type { Inside } from "../store/inside.ts";
import { advocatesOnShift, soughtContacts } from "./routing-statements.ts";
import type { RoutingStore } from "./routing-store.ts";

export function openRouting({ pool, turnedTime }: Pick<Inside, "pool" | "turnedTime">): RoutingStore {
  return {
    sought: async () => (await soughtContacts(pool))[0]?.rows ?? [],
    async onShift(only) {
      const [read] = await advocatesOnShift(pool, only ?? null, turnedTime());
      if (read === undefined) throw new Error("the database says who is on shift");
      return { now: read.now, advocates: read.rows };
    },
  };
}
