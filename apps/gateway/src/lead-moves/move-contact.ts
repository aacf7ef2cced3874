import type { ContactId, ShiftState, UserId } from "@holdfast/case-schema";
import type { JudgedMove, LeadMoveFacts, LeadMoveStore, LeadMoveWanted, Moved } from "@holdfast/db";
import {
  moveObjection,
  weightOf,
  type Objection,
  type Presence,
  type Receiver,
} from "@holdfast/queue-policy";

/** How often a move is judged anew while what its receiver has changes under it. */
const JUDGED_AT_MOST = 4;

/** As many as nobody has: what turns out to go back to somebody is judged first. */
const UNJUDGED = -1;

/** What came of a move: what the database says, or why it was not tried. */
export type ContactMoved =
  | Moved
  | { readonly kind: "refused"; readonly objection: Objection }
  /** What they have kept changing: nothing was moved. */
  | { readonly kind: "unsettled" };

/** A move without what it is judged by. */
export type WantedMove = Omit<LeadMoveWanted, "holds">;

/** Whoever is on shift counts as available or on a break, and whoever is not as off. */
function presenceOf(state: ShiftState | null): Presence {
  return state ?? "off";
}

/** Whom a contact is moved to, as queue-policy reads of them. */
function receiverOf(id: UserId, { shiftState, inHand }: LeadMoveFacts): Receiver {
  return {
    id,
    presence: presenceOf(shiftState),
    inHand: inHand.map((one) => ({
      id: one.id,
      medium: one.medium,
      weight: weightOf({ danger: one.danger, lane: one.lane, disposition: null }),
      isTalking: one.isTalking,
    })),
  };
}

/** What may come between judging and moving is judged anew: the database moves only to whoever has as much as was judged by (G622). */
export async function moveContact(
  wanted: WantedMove,
  by: UserId,
  store: Pick<LeadMoveStore, "factsOf" | "move">,
): Promise<ContactMoved> {
  const { contactId: id, to } = wanted;
  // The queue has room for all.
  if (to === null) return settled(await store.move({ ...wanted, holds: 0 }, by));
  for (let judged = 0; judged < JUDGED_AT_MOST; judged += 1) {
    const facts = await store.factsOf(id, to, by, wanted.id);
    if (facts === null) return { kind: "not_found" };
    const objection = judge(id, to, facts);
    if (objection !== null) return { kind: "refused", objection };
    const moved = await store.move({ ...wanted, holds: facts.inHand.length }, by);
    if (moved.kind !== "judge_again") return moved;
  }
  return { kind: "unsettled" };
}

/** Puts a contact back to whoever a move took it from, who is judged as whoever it would be moved to is (G660). */
export async function undoMove(
  id: string,
  moveId: string,
  by: UserId,
  store: Pick<LeadMoveStore, "factsOf" | "placeOf" | "undo">,
): Promise<ContactMoved> {
  for (let judged = 0; judged < JUDGED_AT_MOST; judged += 1) {
    const place = await store.placeOf(moveId, by);
    if (place === null) return { kind: "not_found" };
    const { contactId, from, isOffer } = place;
    let holds = UNJUDGED;
    if (from !== null && !isOffer) {
      const facts = await store.factsOf(contactId, from, by, id);
      if (facts === null) return { kind: "not_found" };
      const objection = judge(contactId, from, facts);
      if (objection !== null) return { kind: "refused", objection };
      holds = facts.inHand.length;
    }
    const undone = await store.undo(id, moveId, by, holds);
    if (undone.kind !== "judge_again") return undone;
  }
  return { kind: "unsettled" };
}

/** What keeps it from them. What was moved already is answered as it was then, whatever became of them since. */
function judge(id: ContactId, to: UserId, facts: LeadMoveFacts): Objection | null {
  return facts.isSaid ? null : moveObjection({ id, medium: facts.medium }, receiverOf(to, facts));
}

function settled(moved: JudgedMove): ContactMoved {
  return moved.kind === "judge_again" ? { kind: "unsettled" } : moved;
}
