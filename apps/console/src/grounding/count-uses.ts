import type { Language, Medium } from "@holdfast/case-schema";
import { numberChange, type Walk } from "@holdfast/grounding-scripts";
import { tell } from "../api/ask.ts";
import { CountGroundingDocument, type GroundingUse } from "./grounding-documents.ts";
import type { OfferedScript } from "./library.ts";
import type { Stepped } from "./walking.ts";

/** Counts what is offered and was not counted before, and says all that now was. In which contact that is stays here. */
export function countOffered(
  before: readonly string[],
  { medium, language }: { readonly medium: Medium; readonly language: Language },
  scripts: readonly OfferedScript[],
  ids: readonly string[],
): readonly string[] {
  const fresh = scripts.flatMap(({ script: { id, version } }) => {
    const key = `${language} ${id} ${version}`;
    return ids.includes(id) && !before.includes(key) ? [{ key, id, version }] : [];
  });
  if (fresh.length === 0) return before;
  count(fresh.map(({ id, version }) => ({ script: id, version, language, medium, used: "offered" })));
  return [...before, ...fresh.map(({ key }) => key)];
}

/** Counts that a script was begun. */
export function countStarted(medium: Medium, { walking }: Walk): void {
  const { script, version, language } = walking;
  count([{ script, version, language, medium, used: "started" }]);
}

/** Counts that one was finished, or left because it got worse, and how the number changed in bands; no other end is counted. */
export function countEnded(medium: Medium, ended: NonNullable<Stepped["ended"]>): void {
  const { script, version, language, how, before, after } = ended;
  if (how !== "finished" && how !== "worse") return;
  const used = how === "finished" ? "finished" : "stopped_worse";
  count([{ script, version, language, medium, used, change: numberChange(before, after) }]);
}

/** Nobody waits for it, and what could not be counted is not: a walk goes on without it. */
function count(uses: readonly GroundingUse[]): void {
  void tell(CountGroundingDocument, { uses: [...uses] });
}
