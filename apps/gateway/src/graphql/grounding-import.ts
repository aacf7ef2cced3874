import { readImport, type ImportProblem } from "@holdfast/grounding-scripts/import";
import { quietWordsNow } from "../reach/as-delivered.ts";
import { keptScripts } from "../grounding/kept-scripts.ts";
import { keptOfStored } from "../grounding/kept-of-stored.ts";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { tagged, tagOf } from "./tagged.ts";

const Imported = builder.objectRef<{ readonly count: number }>("GroundingImported").implement({
  ...needs("grounding.keep"),
  fields: (t) => ({ count: t.exposeInt("count", { description: "So many versions, each a draft." }) }),
});

const Problem = builder.objectRef<ImportProblem>("GroundingImportProblem").implement({
  ...needs("grounding.keep"),
  description: "What is wrong, and where. It repeats nothing of the file but its own names.",
  fields: (t) => ({
    code: t.exposeString("code", { description: "ImportProblem of packages/grounding-scripts." }),
    at: t.field({
      type: ["String"],
      description: "The way into the file, or into a script and its words.",
      resolve: ({ at }) => at.map(String),
    }),
  }),
});

const Refused = builder
  .objectRef<{ readonly problems: readonly ImportProblem[] }>("GroundingImportRefused")
  .implement({
    ...needs("grounding.keep"),
    description: "Nothing of the file was kept.",
    fields: (t) => ({ problems: t.field({ type: [Problem], resolve: ({ problems }) => [...problems] }) }),
  });

const Result = builder.unionType("GroundingImportResult", {
  types: [Imported, Refused],
  resolveType: tagOf,
});

builder.mutationField("importGroundingScripts", (t) =>
  t.field({
    ...needs("grounding.keep"),
    type: Result,
    description: "Takes a file of scripts, whole or not at all; each begins as a draft.",
    args: { file: t.arg.string({ required: true, description: "What stands in it, as text." }) },
    resolve: async (_root, { file }, { store, identity }) => {
      const quiet = quietWordsNow(await store.settings.read());
      let count = 0;
      const done = await store.groundingScripts.import<readonly ImportProblem[]>(
        identity.userId,
        (stored) => {
          const read = readImport(storable(file), {
            kept: [...keptScripts(keptOfStored(stored))],
            quiet,
          });
          if (!read.ok) return { refused: read.problems };
          count = read.scripts.length;
          return {
            scripts: read.scripts.map(({ script }) => ({
              script: script.id,
              version: script.version,
              words: JSON.stringify(script),
            })),
          };
        },
      );
      return done.kind === "kept"
        ? tagged("GroundingImported", { count })
        : tagged("GroundingImportRefused", { problems: done.because });
    },
  }),
);
