import { z } from "zod";
import { GroundingScript } from "../script/grounding-script.ts";
import { approval, retirement, type ReviewRefusal } from "./review-steps.ts";
import { ReviewState, type Day } from "./review-state.ts";

/** One version of a script as a deployment keeps it. Its words never change: other words are another version (GS33). */
export const KeptScript = z.strictObject({ script: GroundingScript, review: ReviewState });
export type KeptScript = z.infer<typeof KeptScript>;

/** Which version of which script. */
export type ScriptVersion = Pick<GroundingScript, "id" | "version">;

/** The order of two versions: negative when the first is the older. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split(".").map(Number));
  const at = a?.findIndex((number, index) => number !== b?.[index]) ?? -1;
  return at < 0 ? 0 : (a?.[at] ?? 0) - (b?.[at] ?? 0);
}

/** Whether a version may be added to those that are kept: newer than every one of its script, so that none is replaced (GS33). */
export function isNewVersion({ id, version }: ScriptVersion, kept: readonly KeptScript[]): boolean {
  return kept.every(({ script }) => script.id !== id || compareVersions(script.version, version) < 0);
}

export type Approved =
  | { readonly ok: true; readonly kept: readonly KeptScript[] }
  | { readonly ok: false; readonly because: readonly (ReviewRefusal | "not_kept" | "newer_approved")[] };

/** Approves one version and retires the approved one before it: of one script one version is in use (GS34). */
export function approveVersion(kept: readonly KeptScript[], asked: ScriptVersion, today: Day): Approved {
  const found = kept.find((each) => isVersion(each, asked));
  if (found === undefined) return { ok: false, because: ["not_kept"] };
  const isOvertaken = kept.some(
    ({ script, review }) =>
      script.id === asked.id &&
      review.status === "approved" &&
      compareVersions(script.version, asked.version) > 0,
  );
  if (isOvertaken) return { ok: false, because: ["newer_approved"] };
  const approved = approval(found.review, today);
  if (!approved.ok) return approved;
  return {
    ok: true,
    kept: kept.map((each) => {
      if (each === found) return { ...each, review: approved.state };
      if (each.script.id !== asked.id || each.review.status !== "approved") return each;
      const retired = retirement(each.review, today, "superseded");
      return retired.ok ? { ...each, review: retired.state } : each;
    }),
  };
}

function isVersion({ script }: KeptScript, { id, version }: ScriptVersion): boolean {
  return script.id === id && script.version === version;
}
