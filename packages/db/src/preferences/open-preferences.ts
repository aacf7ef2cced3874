import { readPreferences } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { PreferenceStore } from "./preference-store.ts";

const readPreference = statement<{ value: unknown }, [userId: string]>(
  "preference_read",
  "select value from user_preference where user_id = $1",
);

const writePreference = statement<Record<string, never>, [userId: string, value: string, nowMs: number]>(
  "preference_write",
  `insert into user_preference (user_id, value, at) values ($1, $2, instant($3))
   on conflict (user_id) do update set value = excluded.value, at = excluded.at`,
);

export function openPreferences({ pool, clock }: Pick<Inside, "pool" | "clock">): PreferenceStore {
  return {
    async read(of) {
      return readPreferences((await readPreference(pool, of))[0]?.value);
    },
    async write(of, preferences) {
      await writePreference(pool, of, JSON.stringify(preferences), clock());
    },
  };
}
