import type { RotaChanged } from "@holdfast/db";
import type { RotaProblem } from "@holdfast/rota";
import { planImport, type PlannedImport } from "../rota/plan-import.ts";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { RotaGap } from "./rota-types.ts";
import { tagged, tagOf } from "./tagged.ts";

/** Of very many gaps the first say enough: somebody who closes these looks again. */
const GAPS_SHOWN = 50;

const Problem = builder.objectRef<RotaProblem>("RotaProblem").implement({
  ...needs("rota.keep"),
  description:
    "What is wrong, and where. It repeats nothing of the file but names that are known here (RO4).",
  fields: (t) => ({
    code: t.exposeString("code", { description: "RotaProblemCode of packages/rota." }),
    line: t.exposeInt("line", { nullable: true, description: "As an editor counts." }),
    column: t.exposeString("column", { nullable: true }),
  }),
});

const Refused = builder
  .objectRef<{ readonly problems: readonly RotaProblem[] }>("RotaImportRefused")
  .implement({
    ...needs("rota.keep"),
    description: "Nothing of the file is taken.",
    fields: (t) => ({ problems: t.field({ type: [Problem], resolve: ({ problems }) => [...problems] }) }),
  });

const Preview = builder.objectRef<PlannedImport & { readonly version: number }>("RotaPreview").implement({
  ...needs("rota.keep"),
  description: "What an import would do. Nothing is kept.",
  fields: (t) => ({
    version: t.exposeInt("version", { description: "Which rota it was compared with; 0: none." }),
    from: t.expose("from", { type: "Instant" }),
    until: t.expose("until", { type: "Instant" }),
    shifts: t.exposeInt("shifts", { description: "So many stand in the file." }),
    same: t.exposeInt("same", { description: "So many of these stand already." }),
    replaced: t.exposeInt("replaced", { description: "So many would go, whole or in part." }),
    gapCount: t.int({ resolve: ({ gaps }) => gaps.length }),
    gaps: t.field({
      type: [RotaGap],
      description: "When nobody would be on, the first fifty.",
      resolve: ({ gaps }) => gaps.slice(0, GAPS_SHOWN),
    }),
  }),
});

const Changed = builder
  .objectRef<{ readonly version: number }>("RotaChanged")
  .implement({ ...needs("rota.keep"), fields: (t) => ({ version: t.exposeInt("version") }) });

const Overtaken = builder.objectRef<{ readonly at: number }>("RotaOvertaken").implement({
  ...needs("rota.keep"),
  description:
    "The rota is another than the one that was looked at, or there is none to go back to. Nothing was done.",
  fields: (t) => ({ at: t.expose("at", { type: "Instant" }) }),
});

const PreviewResult = builder.unionType("PreviewRotaResult", {
  types: [Preview, Refused],
  resolveType: tagOf,
});
const ImportResult = builder.unionType("ImportRotaResult", {
  types: [Changed, Overtaken, Refused],
  resolveType: tagOf,
});
const BackResult = builder.unionType("GoBackInRotaResult", {
  types: [Changed, Overtaken],
  resolveType: tagOf,
});

const RotaFormat = builder.enumType("RotaFormat", { values: ["csv", "ical"] as const });

const told = (changed: RotaChanged, now: number) =>
  changed.kind === "changed"
    ? tagged("RotaChanged", { version: changed.version })
    : tagged("RotaOvertaken", { at: now });

const RotaFileInput = builder.inputType("RotaFileInput", {
  fields: (t) => ({
    format: t.field({ type: RotaFormat, required: true }),
    text: t.string({ required: true, description: "What stands in it." }),
    zone: t.string({
      required: true,
      description: "In which time zone, as IANA names it, times are that do not say so.",
    }),
  }),
});

const SEEN = "The version that was looked at; 0: none.";

builder.queryField("previewRota", (t) =>
  t.field({
    ...needs("rota.keep"),
    type: PreviewResult,
    description: "Reads a rota and tells what importing it would do. Nothing is kept.",
    args: { file: t.arg({ type: RotaFileInput, required: true }) },
    resolve: async (_root, { file }, { store }) => {
      const planned = await planImport(store.rota, { ...file, text: storable(file.text) });
      return planned.kind === "refused"
        ? tagged("RotaImportRefused", { problems: planned.problems })
        : tagged("RotaPreview", { version: planned.version, ...planned.plan });
    },
  }),
);

builder.mutationFields((t) => ({
  importRota: t.field({
    ...needs("rota.keep"),
    type: ImportResult,
    description:
      "Takes a rota, whole or not at all, in the place of what stands from its first instant up to its last (RO8).",
    args: {
      file: t.arg({ type: RotaFileInput, required: true }),
      version: t.arg.int({ required: true, description: SEEN }),
    },
    resolve: async (_root, { file, version }, { store, identity, clock }) => {
      const planned = await planImport(store.rota, { ...file, text: storable(file.text) });
      if (planned.kind === "refused") return tagged("RotaImportRefused", { problems: planned.problems });
      if (planned.version !== version) return told({ kind: "overtaken" }, clock());
      return told(await store.rota.change(identity.userId, version, planned.plan.change), clock());
    },
  }),
  goBackInRota: t.field({
    ...needs("rota.keep"),
    type: BackResult,
    description: "Has the rota stand as before the newest version; done again, as after it.",
    args: { version: t.arg.int({ required: true, description: SEEN }) },
    resolve: async (_root, { version }, { store, identity, clock }) =>
      told(await store.rota.goBack(identity.userId, version), clock()),
  }),
}));
