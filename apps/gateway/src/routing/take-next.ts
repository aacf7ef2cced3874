import type { Queues, UserId } from "@holdfast/case-schema";
import type { ContactFacts, OnShiftFacts, SoughtFacts, Store } from "@holdfast/db";
import { objections, orderQueue, type Advocate, type Sought } from "@holdfast/queue-policy";
import { advocateOf } from "./advocate-of.ts";
import { claimTogether, type ClaimJudged } from "./claim-together.ts";
import { freeInOrder } from "./free-in-order.ts";
import { givenOnce, type GivenOnce } from "./given-once.ts";
import { ofWhereItWaits } from "./of-its-queue.ts";
import { readTogether, type ReadTogether } from "./read-together.ts";
import { whyNone, type WhyNone } from "./why-none.ts";

/** So many it tries before it says that others were quicker: as many as press at once at all other gateways of a house of that size. */
export const TRIES = 32;

/** So often it asks for one that changed under its hands, as whoever waits wrote again. */
const AGAIN = 2;

/** So often all is read anew while what they have changes under it, as a lead moves something to them. */
const READ_AT_MOST = 4;

/** So many are claimed by one transaction at most: what they take together, others wait for. Of 64 who take at once two go side by side. */
const CLAIMED_AT_ONCE = 32;

type Taking = { readonly moves: Pick<Store["moves"], "claimAllJudged"> } & Pick<
  Store,
  "routing" | "settings"
>;

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

/** What a gateway's takers share: the reading, and what they are being given. */
interface Desk {
  readonly together: ReadTogether<UserId, World>;
  readonly given: GivenOnce;
  readonly claim: ClaimJudged;
}

/** What is there now: everybody who asks, and what waits in the order of the queue. */
interface World extends OnShiftFacts {
  readonly waiting: readonly SoughtFacts[];
  readonly queues: Queues;
}

/** One for each gateway's store: what it gives to whom is decided here before the database decides it. */
const desks = new WeakMap<Taking["moves"], Desk>();

function deskOf({ moves, routing, settings }: Taking): Desk {
  const known = desks.get(moves);
  if (known !== undefined) return known;
  const together = readTogether(async (askers: readonly UserId[]): Promise<World> => {
    const [only, ...others] = new Set(askers);
    const [sought, onShift, { queues }] = await Promise.all([
      routing.sought(),
      routing.onShift(others.length === 0 ? only : undefined),
      settings.read(),
    ]);
    return { ...onShift, waiting: orderQueue(sought).map(({ row }) => row), queues };
  });
  const claim = claimTogether(async (claims) => moves.claimAllJudged(claims), CLAIMED_AT_ONCE);
  const desk = { together, given: givenOnce(together.begun), claim };
  desks.set(moves, desk);
  return desk;
}

/**
 * Gives somebody the first in the queue of what may be offered to them and a colleague is not being given (Q63, G607, G710). What is read
 * proposes; the one compare-and-set decides, and where a colleague was quicker the next is asked for; where something came to them
 * meanwhile, all is judged anew.
 */
export async function takeNext(store: Taking, by: UserId): Promise<TakenNext> {
  const desk = deskOf(store);
  let isTakenMeanwhile = false;
  for (let read = 1; ; read += 1) {
    const { answer, nth } = await desk.together.read(by);
    const done = desk.given.begin(nth);
    const next = await takeOf(desk, answer, by, nth).finally(done);
    if (next.kind === "taken") return next;
    isTakenMeanwhile ||= next.isTakenMeanwhile;
    if (next.kind === "none" || read === READ_AT_MOST) return { ...next, kind: "none", isTakenMeanwhile };
  }
}

/** Gives somebody the first of what was read that is theirs; or says that what they have changed under it, so that all is read anew. */
async function takeOf(
  { given, claim }: Desk,
  { waiting, now, advocates, queues }: World,
  by: UserId,
  nth: number,
): Promise<TakenNext | Judged> {
  const facts = advocates.find(({ id }) => id === by);
  // In no language and off: of somebody who is on no shift only that is said.
  if (facts === undefined)
    return none(
      waiting.map((each) => ({ ...each, language: null })),
      { ...OFF, id: by },
      false,
    );
  const advocate = advocateOf(facts, now);
  const theirs = (contact: SoughtFacts) => ofWhereItWaits(contact, [{ id: by }], queues, now);
  const why = (isTakenMeanwhile: boolean): None => none(waiting.map(theirs), advocate, isTakenMeanwhile);
  const free = freeInOrder({
    order: waiting,
    fit: (each) => {
      const contact = theirs(each);
      return objections(contact, advocate).length === 0 ? contact : null;
    },
    hindrance: ({ id }) => given.hindrance(id, nth),
  });
  for (let tried = 0; tried < TRIES;) {
    const found = free.next();
    if (found.kind === "none") return why(free.hasSeen());
    if (found.kind === "wait") {
      await found.until;
      continue;
    }
    // Nobody else may look between finding it and having it: nothing is awaited there.
    const came = await given.give(found.one.id, async () => take(claim, found.one, advocate));
    if (came.kind === "taken") return { kind: came.kind, row: came.row };
    if (came.kind === "judge_again") return { ...why(tried > 0), kind: came.kind };
    tried += 1;
  }
  return why(true);
}

function none(waiting: readonly Sought[], advocate: Advocate, isTakenMeanwhile: boolean): None {
  return { kind: "none", isTakenMeanwhile, ...whyNone(waiting, advocate) };
}

/** What came of a claim, and whether it waits for nobody any more. */
type Came =
  | { readonly kind: "taken"; readonly isGone: true; readonly row: ContactFacts }
  | { readonly kind: "judge_again"; readonly isGone: false }
  | { readonly kind: "lost"; readonly isGone: boolean };

/** Claims one as they were judged; it is lost when somebody else has it, or it is not for them any more. */
async function take(
  claim: ClaimJudged,
  contact: Sought & { readonly version: number },
  advocate: Advocate,
): Promise<Came> {
  let { version } = contact;
  const holding = advocate.holds.map(({ id }) => id);
  for (let tried = 0; tried <= AGAIN; tried += 1) {
    const moved = await claim({ id: contact.id, by: advocate.id, expectedVersion: version, holding });
    if (moved.kind === "judge_again") return { kind: moved.kind, isGone: false };
    if (moved.kind === "moved") return { kind: "taken", isGone: true, row: moved.row };
    // To whoever was barred from it meanwhile it is not there; to their colleagues it is.
    if (moved.kind === "not_found") return { kind: "lost", isGone: false };
    if (moved.kind !== "changed") return { kind: "lost", isGone: true };
    const { status, setAsideUntil, language } = moved.row;
    if (status !== "waiting" || setAsideUntil !== null) return { kind: "lost", isGone: true };
    if (objections({ ...contact, language }, advocate).length > 0) break;
    ({ version } = moved.row);
  }
  return { kind: "lost", isGone: false };
}
