import { ScriptId } from "@holdfast/grounding-scripts";
import { countsShown, COUNTED_FROM, weeksShown, type ShownUses } from "../grounding/counts-shown.ts";
import { libraryVersions } from "../grounding/library-versions.ts";
import { builder } from "./builder.ts";
import { Language, Medium } from "./enums.ts";
import { GroundingNumberChange, GroundingUsed } from "./grounding-enums.ts";
import { needs } from "./needs.ts";

/** More than a console counts at once: every script of a library that is offered. */
const AT_ONCE_MAX = 100;

const Use = builder.inputType("GroundingUse", {
  fields: (t) => ({
    script: t.string({ required: true }),
    version: t.string({ required: true }),
    language: t.field({ type: Language, required: true }),
    medium: t.field({ type: Medium, required: true }),
    used: t.field({ type: GroundingUsed, required: true }),
    change: t.field({ type: GroundingNumberChange }),
  }),
});

const fewer = {
  nullable: true,
  description: "A multiple of five, by chance (DB634). Null: too few to tell.",
} as const;
const Counts = builder.objectRef<ShownUses>("GroundingCounts").implement({
  ...needs("grounding.counts"),
  fields: (t) => ({
    script: t.exposeString("script"),
    version: t.exposeString("version"),
    language: t.expose("language", { type: Language }),
    medium: t.expose("medium", { type: Medium }),
    offered: t.exposeInt("offered", fewer),
    started: t.exposeInt("started", fewer),
    finished: t.exposeInt("finished", fewer),
    stoppedWorse: t.exposeInt("stopped_worse", fewer),
    fell3OrMore: t.exposeInt("fell_3_or_more", fewer),
    fell1Or2: t.exposeInt("fell_1_or_2", fewer),
    same: t.exposeInt("same", fewer),
    rose1Or2: t.exposeInt("rose_1_or_2", fewer),
    rose3OrMore: t.exposeInt("rose_3_or_more", fewer),
  }),
});

interface Counted {
  readonly fromMs: number;
  readonly beforeMs: number;
  readonly uses: readonly ShownUses[];
}

const Shown = builder.objectRef<Counted>("GroundingCounted").implement({
  ...needs("grounding.counts"),
  description: "How often scripts were used in whole weeks that are over, rounded week by week; of nobody.",
  fields: (t) => ({
    from: t.expose("fromMs", { type: "Instant" }),
    before: t.expose("beforeMs", { type: "Instant", description: "The Monday after the last of them." }),
    countedFrom: t.int({
      description: "Every number is a multiple of so many, and fewer are not told.",
      resolve: () => COUNTED_FROM,
    }),
    uses: t.field({ type: [Counts], resolve: ({ uses }) => [...uses] }),
  }),
});

builder.queryField("groundingCounts", (t) =>
  t.field({
    ...needs("grounding.counts"),
    type: Shown,
    resolve: async (_root, _args, { store, clock }): Promise<Counted> => {
      const { fromMs, beforeMs } = weeksShown(clock());
      const uses = await store.groundingScripts.counted(fromMs, beforeMs);
      return { fromMs, beforeMs, uses: uses.map(countsShown) };
    },
  }),
);

builder.mutationField("countGrounding", (t) =>
  t.field({
    ...needs("grounding.use"),
    type: "Boolean",
    description:
      "Counts that scripts were offered, begun, or ended, and how a number changed; and keeps nothing else. False: one of them is none of this house, and none was counted.",
    args: { uses: t.arg({ type: [Use], required: true }) },
    resolve: async (_root, { uses }, { store, clock }) => {
      if (uses.length > AT_ONCE_MAX) return false;
      const known = new Set(
        libraryVersions(await store.groundingScripts.list(), clock()).map(
          ({ script, version }) => `${script} ${version}`,
        ),
      );
      const isOurs = uses.every(
        ({ script, version, used, change }) =>
          ScriptId.safeParse(script).success &&
          known.has(`${script} ${version}`) &&
          (change == null || used === "finished" || used === "stopped_worse"),
      );
      if (!isOurs) return false;
      await store.groundingScripts.count(uses.map((use) => ({ ...use, change: use.change ?? null })));
      return true;
    },
  }),
);
