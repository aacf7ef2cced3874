import type { UserId } from "@holdfast/case-schema";
import { v7 } from "uuid";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import {
  addGroundingLanguage,
  addGroundingReview,
  addGroundingScript,
  approveGrounding,
  beginGroundingReview,
  countGroundingUse,
  groundingScripts,
  groundingUses,
  lockGroundingScripts,
  retireGrounding,
  supersedeGrounding,
} from "./grounding-script-statements.ts";
import type {
  GroundingDeed,
  GroundingDone,
  GroundingScriptMeant,
  GroundingScriptStore,
  GroundingUseGiven,
  StoredGroundingScript,
} from "./grounding-script-store.ts";

export function openGroundingScripts({ pool, clock }: Pick<Inside, "pool" | "clock">): GroundingScriptStore {
  const list = async (on: Queryable): Promise<readonly StoredGroundingScript[]> =>
    (await groundingScripts(on)).map(({ kept }) => kept);
  return {
    list: async () => list(pool),
    import: async (by, read) =>
      transaction(pool, async (on) => {
        await lockGroundingScripts(on);
        const found = read(await list(on));
        if ("refused" in found) return { kind: "refused", because: found.refused };
        for (const { script, version, words } of found.scripts)
          await addGroundingScript(on, v7(), script, version, words, by, clock());
        return { kind: "kept" };
      }),
    act: async (meant, deed, by, refuse) =>
      transaction(pool, async (on) => {
        await lockGroundingScripts(on);
        const kept = await list(on);
        const isMeant = (each: StoredGroundingScript): boolean =>
          each.script === meant.script && each.version === meant.version;
        const there = kept.find(isMeant);
        const one = there ?? shippedDraft(meant, clock());
        if (one === null) return NOT_FOUND;
        const because = refuse(there === undefined ? [...kept, one] : kept);
        if (because !== null) return { kind: "refused", because };
        if (there === undefined)
          await addGroundingScript(
            on,
            one.id,
            one.script,
            one.version,
            JSON.stringify(one.words),
            null,
            clock(),
          );
        await done(on, one, deed, by, clock());
        return { kind: "done" };
      }),
    async count(uses) {
      await transaction(pool, async (on) => {
        // In one order, so that two who count the same scripts do not wait for each other.
        for (const { script, version, language, medium, used, change } of uses.toSorted(byRow))
          await countGroundingUse(on, script, version, language, medium, used, change, clock());
      });
    },
    counted: async (fromMs, beforeMs) => groundingUses(pool, fromMs, beforeMs),
  };
}

const rowOf = ({ script, version, language, medium }: GroundingUseGiven): string =>
  [script, version, language, medium].join(" ");
const byRow = (one: GroundingUseGiven, other: GroundingUseGiven): number =>
  rowOf(one) < rowOf(other) ? -1 : rowOf(one) > rowOf(other) ? 1 : 0;

const NOT_FOUND: GroundingDone<never> = { kind: "not_found" };

/** What came with this release, as it is stored with the first thing that is done with it; `null` where it did not. */
function shippedDraft(
  { script, version, shipped }: GroundingScriptMeant,
  now: number,
): StoredGroundingScript | null {
  if (shipped === null) return null;
  return {
    id: v7(),
    script,
    version,
    words: JSON.parse(shipped) as unknown,
    importedBy: null,
    keptAt: now,
    status: "draft",
    approved: null,
    retired: null,
    reviews: [],
    languages: [],
  };
}

async function done(
  on: Queryable,
  { id, script }: StoredGroundingScript,
  deed: GroundingDeed,
  by: UserId,
  now: number,
): Promise<unknown> {
  switch (deed.kind) {
    case "begin_review":
      return beginGroundingReview(on, id, by, now);
    case "review":
      return addGroundingReview(on, id, deed.role, by, deed.verdict, deed.words, now);
    case "check_language": {
      const { translator = null, backTranslator = null } = deed.translated ?? {};
      return addGroundingLanguage(on, id, deed.language, translator, backTranslator, by, now);
    }
    case "approve":
      await supersedeGrounding(on, script, by, now);
      return approveGrounding(on, id, by, now);
    case "retire":
      return retireGrounding(on, id, by, deed.because, now);
  }
}
