import type { ContactId, Language, Medium } from "@holdfast/case-schema";
import { numberChange, type Walk } from "@holdfast/grounding-scripts";
import { tell } from "../api/ask.ts";
import { CountGroundingDocument, type GroundingUse } from "./grounding-documents.ts";
import { offeredIn } from "./groundings.ts";
import type { OfferedScript } from "./library.ts";
import type { Stepped } from "./walking.ts";

/** Counts what is offered in a contact, each version and language once; which contact that is stays here. */
export function countOffered(
  contact: ContactId,
  { medium, language }: { readonly medium: Medium; readonly language: Language },
  scripts: readonly OfferedScript[],
  ids: readonly string[],
): void {
  const before = offeredIn.get().get(contact) ?? new Set<string>();
  const fresh = scripts.flatMap(({ script: { id, version } }) =>
    ids.includes(id) && !before.has(`${language} ${id} ${version}`) ? [{ id, version }] : [],
  );
  if (fresh.length === 0) return;
  const keys = fresh.map(({ id, version }) => `${language} ${id} ${version}`);
  offeredIn.update((all) => new Map(all).set(contact, new Set([...before, ...keys])));
  count(fresh.map(({ id, version }) => ({ script: id, version, language, medium, used: "offered" })));
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
