import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import { Settings } from "./settings.ts";
import type { SettingsStore } from "./settings-store.ts";

const newestSettings = statement<{ name: string; value: unknown }>(
  "settings",
  "select distinct on (name) name, value from setting order by name, version desc",
);

const addSetting = statement<Record<string, never>, [name: string, value: string, by: string, nowMs: number]>(
  "add_setting",
  "select from add_setting($1, $2, $3, $4)",
);

export function openSettings({ pool, clock }: Inside): SettingsStore {
  return {
    async read() {
      const rows = await newestSettings(pool);
      const known = rows.filter(({ name }) => Object.hasOwn(Settings.shape, name));
      return Settings.parse(Object.fromEntries(known.map(({ name, value }) => [name, value])));
    },
    async change(name, value, by) {
      // Leaving a value out would mean its default, which is not what was asked for.
      if (!Object.hasOwn(Settings.shape, name) || value === undefined) return { kind: "invalid" };
      const parsed = Settings.shape[name].safeParse(value);
      if (!parsed.success) return { kind: "invalid" };
      await addSetting(pool, name, JSON.stringify(parsed.data), by, clock());
      return { kind: "changed" };
    },
  };
}
