import { keptOfStored } from "../grounding/kept-of-stored.ts";
import { keptScripts } from "../grounding/kept-scripts.ts";
import { scriptsOffered, type OfferedScript } from "../grounding/scripts-offered.ts";
import { builder } from "./builder.ts";
import { Language } from "./enums.ts";
import { needs } from "./needs.ts";

const GroundingOffer = builder.objectRef<OfferedScript>("GroundingOffer").implement({
  ...needs("grounding.use"),
  description: "A grounding script whose words may be put where one writes.",
  fields: (t) => ({
    isDraft: t.boolean({
      description:
        "Whether it still needs a clinician's and a survivor advisor's review. Only a demo offers drafts.",
      resolve: ({ as }) => as === "draft",
    }),
    script: t.string({
      description:
        "GroundingScript of packages/grounding-scripts as JSON, with its words in the language that was asked for.",
      resolve: ({ script }) => JSON.stringify(script),
    }),
  }),
});

builder.queryField("groundingScripts", (t) =>
  t.field({
    ...needs("grounding.use"),
    type: [GroundingOffer],
    description: "What may be offered in a language: what is approved and checked in it, and nothing else.",
    args: { language: t.arg({ type: Language, required: true }) },
    resolve: async (_root, { language }, { store, clock }) => {
      const [{ grounding }, stored] = await Promise.all([
        store.settings.read(),
        store.groundingScripts.list(),
      ]);
      return scriptsOffered(keptScripts(keptOfStored(stored)), language, {
        nowMs: clock(),
        drafts: grounding.drafts,
      });
    },
  }),
);
