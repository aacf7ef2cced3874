import type { HeldData, ToSignData } from "./held-documents.ts";
import type { SigningDeed } from "./sign-disclosure.ts";

/** One thing that waits for whoever is signed in: a word on what is held, or their name to what a lead has to see. */
export type Waiting =
  | { readonly kind: "held"; readonly dueAt: number; readonly item: HeldData }
  | { readonly kind: SigningDeed; readonly dueAt: number; readonly item: ToSignData };

/** All that waits, the soonest due first. A report that was sent at once has two clocks, and stands there for each. */
export function waitingOf(held: readonly HeldData[], toSign: readonly ToSignData[]): readonly Waiting[] {
  const words = held.map((item): Waiting => ({ kind: "held", dueAt: item.dueAt, item }));
  const names = toSign.flatMap((item): readonly Waiting[] => [
    ...(item.reportDueAt === null ? [] : [{ kind: "cosign" as const, dueAt: item.reportDueAt, item }]),
    ...(item.reviewDueAt === null ? [] : [{ kind: "review" as const, dueAt: item.reviewDueAt, item }]),
  ]);
  return [...words, ...names].toSorted((one, other) => one.dueAt - other.dueAt);
}
