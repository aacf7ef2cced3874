import type { HeldData, ToSignData } from "./held-documents.ts";
import type { SigningDeed } from "./sign-disclosure.ts";
import type { ToForgetData } from "./to-forget-documents.ts";

/**
 * One thing that waits for whoever is signed in: a word on what is held, their name to what a lead has to see, or a word on who asks to be
 * forgotten, which has an age and no clock.
 */
export type Waiting =
  | { readonly kind: "held"; readonly dueAt: number; readonly item: HeldData }
  | { readonly kind: SigningDeed; readonly dueAt: number; readonly item: ToSignData }
  | { readonly kind: "forget"; readonly item: ToForgetData };

/**
 * All that waits, the soonest due first, and then who asks to be forgotten, the longest first. A report that was sent at once has two clocks,
 * and stands there for each.
 */
export function waitingOf(
  held: readonly HeldData[],
  toSign: readonly ToSignData[],
  toForget: readonly ToForgetData[],
): readonly Waiting[] {
  const words = held.map((item) => ({ kind: "held" as const, dueAt: item.dueAt, item }));
  const names = toSign.flatMap((item) => [
    ...(item.reportDueAt === null ? [] : [{ kind: "cosign" as const, dueAt: item.reportDueAt, item }]),
    ...(item.reviewDueAt === null ? [] : [{ kind: "review" as const, dueAt: item.reviewDueAt, item }]),
  ]);
  const people = toForget.toSorted((one, other) => one.askedAt - other.askedAt);
  return [
    ...[...words, ...names].toSorted((one, other) => one.dueAt - other.dueAt),
    ...people.map((item) => ({ kind: "forget" as const, item })),
  ];
}
