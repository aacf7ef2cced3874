import { UserId } from "@holdfast/case-schema";
import type { GroundingDeed } from "@holdfast/db";
import { shippedWords } from "../grounding/library-versions.ts";
import { refusedDeed, type DeedRefusal } from "../grounding/refused-deed.ts";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { Language } from "./enums.ts";
import {
  GroundingRefusal,
  GroundingRetireBecause,
  GroundingReviewer,
  GroundingVerdict,
} from "./grounding-enums.ts";
import { needs } from "./needs.ts";
import { tagged, tagOf } from "./tagged.ts";

/** In UTF-16 code units; what is stored is measured in characters, of which there are never more. */
const WORDS_MAX = 2_000;

const Done = builder
  .objectRef<{ readonly script: string }>("GroundingDone")
  .implement({ ...needs("grounding.review"), fields: (t) => ({ script: t.exposeString("script") }) });

const Refused = builder
  .objectRef<{ readonly because: readonly DeedRefusal[] }>("GroundingRefused")
  .implement({
    ...needs("grounding.review"),
    description: "Everything that speaks against it. Nothing was done.",
    fields: (t) => ({
      because: t.field({ type: [GroundingRefusal], resolve: ({ because }) => [...because] }),
    }),
  });

const Result = builder.unionType("GroundingResult", {
  types: [Done, Refused],
  resolveType: tagOf,
});

async function act(
  { script, version }: { readonly script: string; readonly version: string },
  deed: GroundingDeed,
  { store, identity, clock }: Context,
) {
  const by = identity.userId;
  const done = await store.groundingScripts.act<readonly DeedRefusal[]>(
    { script, version, shipped: shippedWords(script, version) },
    deed,
    by,
    (stored) => {
      const because = refusedDeed(stored, { id: script, version }, deed, { by, nowMs: clock() });
      return because.length > 0 ? because : null;
    },
  );
  if (done.kind === "done") return tagged("GroundingDone", { script });
  // What is asked for by a name that is none of ours is not repeated.
  return refused(...(done.kind === "refused" ? done.because : (["not_kept"] as const)));
}

const refused = (...because: readonly DeedRefusal[]) => tagged("GroundingRefused", { because });

builder.mutationFields((t) => {
  const which = {
    script: t.arg.string({ required: true }),
    version: t.arg.string({ required: true }),
  };
  return {
    beginGroundingReview: t.field({
      ...needs("grounding.keep"),
      type: Result,
      description: "Hands a draft to those who look at it.",
      args: which,
      resolve: (_root, meant, context) => act(meant, { kind: "begin_review" }, context),
    }),
    reviewGrounding: t.field({
      ...needs("grounding.review"),
      type: Result,
      description:
        "Says of a version that is in review what the asker finds, as whom they say that they look at it. Whoever imported it does not.",
      args: {
        ...which,
        role: t.arg({ type: GroundingReviewer, required: true }),
        verdict: t.arg({ type: GroundingVerdict, required: true }),
        words: t.arg.string({
          description:
            "What should be otherwise in the script; there where changes are asked for. Of no person.",
        }),
      },
      resolve: (_root, { role, verdict, words, ...meant }, context) => {
        const said = storable(words ?? "").trim();
        if (said.length > WORDS_MAX) return refused("words_too_long");
        return act(meant, { kind: "review", role, verdict, words: said === "" ? null : said }, context);
      },
    }),
    checkGroundingLanguage: t.field({
      ...needs("grounding.review"),
      type: Result,
      description:
        "Says that the asker, who advocates in a language, has read the wording of a version in it.",
      args: {
        ...which,
        language: t.arg({ type: Language, required: true }),
        translator: t.arg.id({ description: "Who translated it; left out where it was written so." }),
        backTranslator: t.arg.id({
          description: "Who said in the first language what they read, without having seen it.",
        }),
      },
      resolve: async (_root, { language, translator, backTranslator, ...meant }, context) => {
        const isWritten = translator == null && backTranslator == null;
        const translated = isWritten
          ? null
          : await colleagues(context, translator ?? "", backTranslator ?? "");
        if (translated === "not_found") return refused("no_such_person");
        return act(meant, { kind: "check_language", language, translated }, context);
      },
    }),
    approveGrounding: t.field({
      ...needs("grounding.keep"),
      type: Result,
      description: "Takes into use what its reviewers agree on, in place of the version before it.",
      args: which,
      resolve: (_root, meant, context) => act(meant, { kind: "approve" }, context),
    }),
    retireGrounding: t.field({
      ...needs("grounding.keep"),
      type: Result,
      description: "Takes a version out of use, for good.",
      args: { ...which, because: t.arg({ type: GroundingRetireBecause, required: true }) },
      resolve: (_root, { because, ...meant }, context) => act(meant, { kind: "retire", because }, context),
    }),
  };
});

/** Two of ours, who are there. */
async function colleagues(
  { store }: Context,
  translator: string,
  backTranslator: string,
): Promise<{ readonly translator: UserId; readonly backTranslator: UserId } | "not_found"> {
  const known = new Set((await store.staff.list()).map(({ id }) => id));
  const [one, other] = [UserId.safeParse(translator).data, UserId.safeParse(backTranslator).data];
  return one !== undefined && other !== undefined && known.has(one) && known.has(other)
    ? { translator: one, backTranslator: other }
    : "not_found";
}
