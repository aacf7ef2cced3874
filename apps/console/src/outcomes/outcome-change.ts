import type { AskedFact, OfferedDisposition, OfferedDispositions } from "@holdfast/case-schema";

/** What became of an outcome that somebody had chosen when the outcomes were changed. */
export type OutcomeChange =
  | { readonly kind: "gone"; readonly noLongerAsked: readonly AskedFact[] }
  | { readonly kind: "same" }
  | {
      readonly kind: "changed";
      readonly now: OfferedDisposition;
      readonly isRenamed: boolean;
      readonly newlyAsked: readonly AskedFact[];
      /** Asked under the same name, in other words or with other choices. */
      readonly askedOtherwise: readonly AskedFact[];
      readonly noLongerAsked: readonly AskedFact[];
    };

/** Compares an outcome as it was chosen with the outcomes as they stand now. */
export function outcomeChange(before: OfferedDisposition, offered: OfferedDispositions): OutcomeChange {
  const now = offered.find(({ id }) => id === before.id);
  if (now === undefined) return { kind: "gone", noLongerAsked: before.facts };
  const asked = new Map(before.facts.map((fact) => [fact.id, fact]));
  const names = new Set(now.facts.map(({ id }) => id));
  const isRenamed = !isAlike(before.label, now.label);
  const newlyAsked = now.facts.filter(({ id }) => !asked.has(id));
  const askedOtherwise = now.facts.filter((fact) => {
    const was = asked.get(fact.id);
    return was !== undefined && !isAlike(was, fact);
  });
  const noLongerAsked = before.facts.filter(({ id }) => !names.has(id));
  const isSame = !isRenamed && newlyAsked.length + askedOtherwise.length + noLongerAsked.length === 0;
  return isSame
    ? { kind: "same" }
    : { kind: "changed", now, isRenamed, newlyAsked, askedOtherwise, noLongerAsked };
}

/** Both come from one schema, which gives their members in one order. */
function isAlike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
