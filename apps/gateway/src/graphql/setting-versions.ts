import { SecondFactorRoles } from "@holdfast/case-schema";
import type { SettingVersion as Stored } from "@holdfast/db";
import { asDelivered } from "../reach/as-delivered.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { needs } from "./needs.ts";
import { problemsOf } from "./setting-problems.ts";
import { proofIn, ProveItsYou } from "./proves-its-you.ts";
import { tagged, tagOf } from "./tagged.ts";

builder.scalarType("SettingValue", {
  description: "A setting as a whole; the gateway checks it when it is changed.",
  serialize: (value) => value,
  parseValue: (value) => value,
});

/** The settings that are edited in the console. */
const SettingName = builder.enumType("SettingName", {
  values: [
    "targets",
    "wordLists",
    "keywords",
    "dispositions",
    "cannedTexts",
    "queues",
    "quietWords",
    "neutralChecks",
    "emergencyCentres",
    "calls",
    "longestBlockMs",
    "retention",
    "afterContact",
    "rumours",
    "surge",
    "secondFactorRoles",
  ] as const,
});

const SettingVersion = builder.objectRef<Stored>("SettingVersion").implement({
  ...needs("settings.change"),
  fields: (t) => ({
    version: t.exposeInt("version"),
    at: t.expose("at", { type: "Instant" }),
    by: t.string({ description: "Whose it is, by name.", resolve: ({ by }) => by.name }),
    value: t.expose("value", { type: "SettingValue" }),
  }),
});

interface Held {
  readonly version: number;
  readonly value: unknown;
  readonly versions: readonly Stored[];
}

const Setting = builder.objectRef<Held>("Setting").implement({
  ...needs("settings.change"),
  fields: (t) => ({
    version: t.exposeInt("version", { description: "0: as delivered" }),
    value: t.expose("value", { type: "SettingValue" }),
    versions: t.expose("versions", { type: [SettingVersion], description: "The newest first, at most 100." }),
  }),
});

builder.queryField("setting", (t) =>
  t.field({
    ...needs("settings.change"),
    type: Setting,
    args: { name: t.arg({ type: SettingName, required: true }) },
    resolve: async (_root, { name }, { store }) => {
      const [settings, versions] = await Promise.all([store.settings.read(), store.settings.history(name)]);
      return {
        version: settings.versions?.[name] ?? 0,
        value: settings[name] ?? asDelivered(name),
        versions,
      };
    },
  }),
);

const SettingKept = builder
  .objectRef<{ readonly version: number }>("SettingKept")
  .implement({ ...needs("settings.change"), fields: (t) => ({ version: t.exposeInt("version") }) });

const SettingWrong = builder.objectRef<{ readonly problems: readonly string[] }>("SettingWrong").implement({
  ...needs("settings.change"),
  description:
    "Where it is wrong, as a path and a code; never the value, but for a keyword, which is nobody's words.",
  fields: (t) => ({ problems: t.exposeStringList("problems") }),
});

const SettingChangedMeanwhile = builder
  .objectRef<{ readonly version: number }>("SettingChangedMeanwhile")
  .implement({
    ...needs("settings.change"),
    description: "Somebody else changed it since; nothing was kept.",
    fields: (t) => ({ version: t.exposeInt("version") }),
  });

/**
 * That whoever wants a second factor of their own role shows theirs first: one administrator at least has one then (G514). So does
 * whoever wants it of a role no longer (G517).
 */
const OWN_FIRST = "own_second_factor_first";

/** Whether what is to be wanted from now on takes two factors to say, and the session was not shown them. */
function showsFirst(
  { role, factors }: Context["identity"],
  value: unknown,
  held: SecondFactorRoles,
): boolean {
  const wanted = SecondFactorRoles.safeParse(value).data;
  if (factors === "two" || wanted === undefined) return false;
  return wanted.includes(role) || held.some((each) => !wanted.includes(each));
}

const KeepSettingResult = builder.unionType("KeepSettingResult", {
  types: [SettingKept, SettingWrong, SettingChangedMeanwhile, ProveItsYou],
  resolveType: tagOf,
});

builder.mutationField("keepSetting", (t) =>
  t.field({
    ...needs("settings.change"),
    type: KeepSettingResult,
    description: "Adds a version after the one that was seen. To restore an older one, keep its value again.",
    args: {
      name: t.arg({ type: SettingName, required: true }),
      expectedVersion: t.arg.int({ required: true }),
      value: t.arg({ type: "SettingValue", required: true }),
    },
    resolve: async (_root, { name, expectedVersion, value }, context) => {
      const { store, identity } = context;
      if (name === "secondFactorRoles") {
        const { provedWithinMs: withinMs } = context;
        if (!(await store.people.isProved(identity.userId, proofIn(context))))
          return tagged("ProveItsYou", { withinMs });
        const { versions, secondFactorRoles } = await store.settings.read();
        // What it is told apart from is what is replaced.
        const version = versions?.secondFactorRoles ?? 0;
        if (version !== expectedVersion) return tagged("SettingChangedMeanwhile", { version });
        if (showsFirst(identity, value, secondFactorRoles))
          return tagged("SettingWrong", { problems: [OWN_FIRST] });
      }
      const carried = context.channels.map(({ id }) => id);
      const problems = problemsOf(name, value, await store.settings.read(), carried);
      if (problems.length > 0) return tagged("SettingWrong", { problems });
      const outcome = await store.settings.change(name, value, identity.userId, expectedVersion);
      switch (outcome.kind) {
        case "changed":
          if (name === "secondFactorRoles") await context.recheckSessions();
          return tagged("SettingKept", { version: expectedVersion + 1 });
        case "invalid":
          return tagged("SettingWrong", { problems: outcome.problems });
        case "changed_meanwhile": {
          const { versions } = await store.settings.read();
          return tagged("SettingChangedMeanwhile", { version: versions?.[name] ?? 0 });
        }
      }
    },
  }),
);
