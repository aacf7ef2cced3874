import type { UserId } from "@holdfast/case-schema";
import type { ContactFacts, Store } from "@holdfast/db";
import { objections, orderQueue, type Advocate, type Sought } from "@holdfast/queue-policy";
import { advocateOf } from "./advocate-of.ts";
import { whyNone, type WhyNone } from "./why-none.ts";

/** So many it tries before it says that others were quicker: as many as press at once in a house of that size. */
export const TRIES = 32;

/** So often it asks for one that changed under its hands, as whoever waits wrote again. */
const AGAIN = 2;

export type TakenNext =
  | { readonly kind: "taken"; readonly row: ContactFacts }
  /** `isTakenMeanwhile`: some were for them, and colleagues were quicker. */
  | ({ readonly kind: "none"; readonly isTakenMeanwhile: boolean } & WhyNone);

/** Somebody who is on no shift: they take nothing (Q51). */
const OFF: Omit<Advocate, "id"> = {
  presence: "off",
  languages: [],
  media: ["voice", "text", "email", "form"],
  paused: [],
  textsAtOnce: 2,
  holds: [],
  heavyHad: 0,
  isOwedBreak: false,
  isLongShift: false,
  idleSince: 0,
};

/**
 * Gives somebody the first in the queue of what may be offered to them (Q63, G607). What is read proposes; the one compare-and-set
 * decides, and where a colleague was quicker the next is asked for.
 */
export async function takeNext(
  { routing, moves }: Pick<Store, "routing" | "moves">,
  by: UserId,
): Promise<TakenNext> {
  const [waiting, { now, advocates }] = await Promise.all([routing.sought(), routing.onShift(by)]);
  const [facts] = advocates;
  // In no language and off: of somebody who is on no shift only that is said.
  if (facts === undefined)
    return none(
      waiting.map((each) => ({ ...each, language: null })),
      { ...OFF, id: by },
      false,
    );
  const advocate = advocateOf(facts, now);
  const fit = orderQueue(waiting).filter(({ row }) => objections(row, advocate).length === 0);
  for (const { row: contact } of fit.slice(0, TRIES)) {
    const row = await take(moves, contact, advocate);
    if (row !== null) return { kind: "taken", row };
  }
  return none(waiting, advocate, fit.length > 0);
}

function none(waiting: readonly Sought[], advocate: Advocate, isTakenMeanwhile: boolean): TakenNext {
  return { kind: "none", isTakenMeanwhile, ...whyNone(waiting, advocate) };
}

/** Claims one; `null` when somebody else has it, or it is not for them any more. */
async function take(
  moves: Pick<Store["moves"], "move">,
  contact: Sought & { readonly version: number },
  advocate: Advocate,
): Promise<ContactFacts | null> {
  let { version } = contact;
  for (let tried = 0; tried <= AGAIN; tried += 1) {
    const moved = await moves.move(contact.id, advocate.id, version, { kind: "claim" });
    if (moved.kind === "moved") return moved.row;
    if (moved.kind !== "changed") return null;
    const { status, setAsideUntil, language } = moved.row;
    const stillWaits = status === "waiting" && setAsideUntil === null;
    if (!stillWaits || objections({ ...contact, language }, advocate).length > 0) return null;
    ({ version } = moved.row);
  }
  return null;
}
