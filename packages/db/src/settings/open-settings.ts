import type { ZodError } from "zod";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import { Settings } from "./settings.ts";
import type { SettingsStore } from "./settings-store.ts";

const newestSettings = statement<{ name: string; version: number; value: unknown }>(
  "settings",
  "select distinct on (name) name, version, value from setting order by name, version desc",
);

const addSetting = statement<
  { version: number | null },
  [name: string, value: string, by: string, nowMs: number, expected: number | null]
>("add_setting", "select add_setting_after($1, $2, $3, $4, $5) as version");

const versionsOf = statement<{ version: number; at: number; by: StaffName; value: unknown }, [name: string]>(
  "setting_versions",
  `select setting.version, ms(setting.at) as at, json_build_object('id', staff.id, 'name', staff.name) as by, setting.value
   from setting join staff on staff.id = setting.by_id
   where setting.name = $1 order by setting.version desc limit 100`,
);

/** The code that a schema gave a rule of its own, or the kind of rule. Never the value. */
function codeOf(issue: ZodError["issues"][number]): string {
  const own: unknown = issue.code === "custom" ? issue.params?.code : undefined;
  return typeof own === "string" ? own : issue.code;
}

export function openSettings({ pool, clock, commits }: Inside): SettingsStore {
  return {
    async read() {
      const rows = await newestSettings(pool);
      const known = rows.filter(({ name }) => Object.hasOwn(Settings.shape, name));
      const readable = known.filter(
        ({ name, value }) => Settings.shape[name as keyof Settings].safeParse(value).success,
      );
      const settings = Settings.parse(Object.fromEntries(readable.map(({ name, value }) => [name, value])));
      return {
        ...settings,
        versions: Object.fromEntries(known.map(({ name, version }) => [name, version])),
        unread: known.filter((row) => !readable.includes(row)).map(({ name }) => name as keyof Settings),
      };
    },
    async change(name, value, by, expectedVersion) {
      // Leaving a value out would mean its default, which is not what was asked for.
      if (!Object.hasOwn(Settings.shape, name) || value === undefined)
        return { kind: "invalid", problems: [] };
      const parsed = Settings.shape[name].safeParse(value);
      if (!parsed.success)
        return {
          kind: "invalid",
          problems: parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${codeOf(issue)}`),
        };
      const [added] = await addSetting(
        pool,
        name,
        JSON.stringify(parsed.data),
        by,
        clock(),
        expectedVersion ?? null,
      );
      if (added?.version == null) return { kind: "changed_meanwhile" };
      commits.happened();
      return { kind: "changed" };
    },
    async history(name) {
      return versionsOf(pool, name);
    },
  };
}
