import type { StoredGroundingScript } from "@holdfast/db";
import { approveVersion, compareVersions, GroundingScript, SHIPPED } from "@holdfast/grounding-scripts";
import { keptScripts } from "./kept-scripts.ts";
import { dayOf, keptOfStored } from "./kept-of-stored.ts";
import type { DeedRefusal } from "./refused-deed.ts";

/** A version of the library: one that is kept, or one that came with this release and that nobody has done anything with yet. */
export interface LibraryVersion extends Omit<StoredGroundingScript, "id" | "keptAt"> {
  /** `null`: it is not kept yet. */
  readonly keptAt: number | null;
  /** What this release reads of its words; `null` where it cannot. */
  readonly read: GroundingScript | null;
  /** Everything that is missing before it can be approved; nothing where it can be, or is past that. */
  readonly missing: readonly DeedRefusal[];
}

/** Every version that there is, by script in the library's own order, the newest version first. */
export function libraryVersions(
  stored: readonly StoredGroundingScript[],
  nowMs: number,
): readonly LibraryVersion[] {
  const fresh = SHIPPED.filter(
    ({ id, version }) => !stored.some((each) => each.script === id && each.version === version),
  );
  const kept = keptScripts(keptOfStored(stored));
  const missingFor = (id: string, version: string): readonly DeedRefusal[] => {
    const answer = approveVersion(kept, { id, version }, dayOf(nowMs));
    return answer.ok ? [] : answer.because;
  };
  const all: readonly LibraryVersion[] = [
    ...stored.map((each) => ({
      ...each,
      read: GroundingScript.safeParse(each.words).data ?? null,
      missing: each.status === "in_review" ? missingFor(each.script, each.version) : [],
    })),
    ...fresh.map(draftOf),
  ];
  const rankOf = new Map(all.map(({ script, read }) => [script, read?.rank ?? 100]));
  return all.toSorted(
    (one, other) =>
      (rankOf.get(one.script) ?? 0) - (rankOf.get(other.script) ?? 0) ||
      one.script.localeCompare(other.script, "en") ||
      compareVersions(other.version, one.version),
  );
}

function draftOf(script: GroundingScript): LibraryVersion {
  return {
    script: script.id,
    version: script.version,
    words: script,
    read: script,
    importedBy: null,
    keptAt: null,
    status: "draft",
    approved: null,
    retired: null,
    reviews: [],
    languages: [],
    missing: [],
  };
}

/** The words of what came with this release, as they are stored; `null` for every other version. */
export function shippedWords(script: string, version: string): string | null {
  const found = SHIPPED.find((each) => each.id === script && each.version === version);
  return found === undefined ? null : JSON.stringify(found);
}
