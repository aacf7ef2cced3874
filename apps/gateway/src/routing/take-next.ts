import type { UserId } from "@holdfast/case-schema";
import type { ContactFacts, Store } from "@holdfast/db";
import { objections, orderQueue, type Advocate, type Sought } from "@holdfast/queue-policy";
import { advocateOf } from "./advocate-of.ts";
import { ofItsQueue } from "./of-its-queue.ts";
import { whyNone, type WhyNone } from "./why-none.ts";

/** So many it tries before it says that others were quicker: as many as press at once in a house of that size. */
export const TRIES = 32;

/** So often it asks for one that changed under its hands, as whoever waits wrote again. */
const AGAIN = 2;

/** So often all is read anew while what they have changes under it, as a lead moves something to them. */
const READ_AT_MOST = 4;

type Taking = { readonly moves: Pick<Store["moves"], "claimJudged"> } & Pick<Store, "routing" | "settings">;

/** `isTakenMeanwhile`: some were for them, and colleagues were quicker. */
type None = { readonly kind: "none"; readonly isTakenMeanwhile: boolean } & WhyNone;

/** What they have is not what they were judged by any more. */
type Judged = Omit<None, "kind"> & { readonly kind: "judge_again" };

export type TakenNext = { readonly kind: "taken"; readonly row: ContactFacts } | None;

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
 * decides, and where a colleague was quicker the next is asked for; where something came to them meanwhile, all is judged anew.
 */
export async function takeNext(store: Taking, by: UserId): Promise<TakenNext> {
  let isTakenMeanwhile = false;
  for (let read = 1; ; read += 1) {
    const next = await takeOfNow(store, by);
    if (next.kind === "taken") return next;
    isTakenMeanwhile ||= next.isTakenMeanwhile;
    if (next.kind === "none" || read === READ_AT_MOST) return { ...next, kind: "none", isTakenMeanwhile };
  }
}

/** What is there now, and whether what they have changed under it, so that all of it is read anew. */
async function takeOfNow({ routing, moves, settings }: Taking, by: UserId): Promise<TakenNext | Judged> {
  const [sought, { now, advocates }, { queues }] = await Promise.all([
    routing.sought(),
    routing.onShift(by),
    settings.read(),
  ]);
  const waiting = sought.map((contact) => ofItsQueue(contact, [{ id: by }], queues));
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
  let tried = 0;
  for (const { row: contact } of fit.slice(0, TRIES)) {
    const taken = await take(moves, contact, advocate);
    if (taken === "judge_again") return { ...none(waiting, advocate, tried > 0), kind: "judge_again" };
    if (taken !== null) return { kind: "taken", row: taken };
    tried += 1;
  }
  return none(waiting, advocate, fit.length > 0);
}

function none(waiting: readonly Sought[], advocate: Advocate, isTakenMeanwhile: boolean): None {
  return { kind: "none", isTakenMeanwhile, ...whyNone(waiting, advocate) };
}

/** Claims one as they were judged; `null` when somebody else has it, or it is not for them any more. */
async function take(
  moves: Pick<Store["moves"], "claimJudged">,
  contact: Sought & { readonly version: number },
  advocate: Advocate,
): Promise<ContactFacts | "judge_again" | null> {
  let { version } = contact;
  const holding = advocate.holds.map(({ id }) => id);
  for (let tried = 0; tried <= AGAIN; tried += 1) {
    const moved = await moves.claimJudged(contact.id, advocate.id, version, holding);
    if (moved.kind === "judge_again") return moved.kind;
    if (moved.kind === "moved") return moved.row;
    if (moved.kind !== "changed") return null;
    const { status, setAsideUntil, language } = moved.row;
    const stillWaits = status === "waiting" && setAsideUntil === null;
    if (!stillWaits || objections({ ...contact, language }, advocate).length > 0) return null;
    ({ version } = moved.row);
  }
  return null;
}
