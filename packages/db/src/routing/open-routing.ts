import type { Inside } from "../store/inside.ts";
import { advocatesOnShift, soughtContacts } from "./routing-statements.ts";
import type { RoutingStore } from "./routing-store.ts";

export function openRouting({ pool, databaseTime }: Pick<Inside, "pool" | "databaseTime">): RoutingStore {
  return {
    sought: async () => (await soughtContacts(pool))[0]?.rows ?? [],
    async onShift(only) {
      const now = await databaseTime(pool);
      return { now, advocates: (await advocatesOnShift(pool, only ?? null, now))[0]?.rows ?? [] };
    },
  };
}
