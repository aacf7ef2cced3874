import type { ContactId, Medium, UserId } from "@holdfast/case-schema";
import { TEXTS_AT_ONCE, type Held } from "./match/advocate.ts";
import { refusals, type Objection } from "./match/objections.ts";
import type { Presence } from "./match/presence.ts";

/** A contact that a lead wants moved. */
export interface ToMove {
  readonly id: ContactId;
  readonly medium: Medium;
}

/** Something that somebody has, or is asked to have. */
export type InHand = Pick<Held, "id" | "medium" | "weight" | "isTalking">;

/** Whom it is to be moved to, as far as it depends on them. */
export interface Receiver {
  readonly id: UserId;
  readonly presence: Presence;
  /** What they are asked to have counts as what they have (Q77). */
  readonly inHand: readonly InHand[];
}

/**
 * What keeps a lead from moving a contact to somebody (Q76): what would keep them from taking it themself, and nothing besides. What
 * they do not speak or are not trained for is the lead's to weigh. `null`: nothing does. Who is barred is asked elsewhere, and never
 * said here.
 */
export function moveObjection({ id, medium }: ToMove, receiver: Receiver): Objection | null {
  // What they have or are asked to have of the very contact takes no second place.
  const holds = receiver.inHand
    .filter((each) => each.id !== id)
    .map((each) => ({ ...each, number: 0, language: null, owedSince: null, barred: [] }));
  const [first] = refusals(
    { medium, language: null, barred: [] },
    {
      id: receiver.id,
      presence: receiver.presence,
      languages: [],
      media: [medium],
      paused: [],
      textsAtOnce: TEXTS_AT_ONCE,
      holds,
      heavyHad: 0,
      isOwedBreak: false,
      isLongShift: false,
      idleSince: 0,
    },
  );
  return first ?? null;
}
