import { randomUUID } from "node:crypto";
import type { Chance } from "@holdfast/tooling/chance";
import {
  DECLINE_OFFER,
  END_SHIFT,
  KEEP_SHIFT,
  MOVE_BY_LEAD,
  moveDocument,
  OWN_OFFERS,
  PROPOSALS,
  TAKE_NEXT,
  UNDO,
  type Came,
  type Done,
  type MovedByLead,
  type Next,
  type Offers,
  type Proposed,
  type ProposedStep,
  type SeenRow,
} from "./race-documents.ts";
import type { Racer } from "./racer.ts";

/** Who races, by what, and who hears what came of it. */
export interface Racing {
  readonly advocates: readonly Racer[];
  readonly leads: readonly Racer[];
  readonly chance: Chance;
  /** `null`: refused, because whoever asked had ended their session. */
  readonly note: (kind: string, came: Came | null) => void;
}

/** What somebody does to a contact that all saw a moment ago, or to another at that moment. `isOver`: it was raced for enough. */
export async function deed(racing: Racing, row: SeenRow, isOver: boolean): Promise<void> {
  const { advocates, chance } = racing;
  const here = advocates.filter((each) => each.isHere());
  const [first, ...rest] = here;
  if (first === undefined) throw new Error("nobody is left to race");
  const who = chance.oneOf([first, ...rest]);
  const holder = here.find(({ id }) => id === row.holder?.id);
  if (isOver) return finish(racing, row, who, holder);
  const luck = chance.below(100);
  if (row.offeredTo !== null && luck < 40) return answerOffer(racing, row);
  if (row.status === "waiting" && luck < 30) return move(racing, "claim", row, who);
  if (luck < 38) return takeNext(racing, who);
  if (luck < 52) return led(racing, row);
  if (luck < 58) return rebalanced(racing);
  if (luck < 82) return offered(racing, who);
  if (luck < 96) return holder === undefined ? undefined : move(racing, "return", row, holder);
  await who.ask(END_SHIFT);
  await who.ask(KEEP_SHIFT);
}

/** Closed by whoever has it; of what nobody who is there has, now and then a lead thinks otherwise, and else it waits until it is taken from them. */
async function finish(racing: Racing, row: SeenRow, who: Racer, holder: Racer | undefined): Promise<void> {
  if (holder !== undefined) await move(racing, "close", row, holder);
  else if (row.status === "waiting") await move(racing, "claim", row, who);
  else if (racing.chance.below(200) === 0) await led(racing, row);
}

async function move(
  { note }: Racing,
  kind: Parameters<typeof moveDocument>[0],
  { id, version }: Pick<SeenRow, "id" | "version">,
  by: Racer,
  as: string = kind,
): Promise<void> {
  const answer = await by.ask<Done>(moveDocument(kind), { id, version });
  note(as, answer?.done ?? null);
}

async function takeNext({ note }: Racing, who: Racer): Promise<void> {
  const answer = await who.ask<Next>(TAKE_NEXT);
  note("next", answer?.next ?? null);
}

/** A lead moves it to somebody, there or not, or to the queue, and a lead may take that back. */
async function led(racing: Racing, row: SeenRow): Promise<void> {
  const { advocates, chance } = racing;
  const to = chance.below(5) === 0 ? null : (advocates[chance.below(advocates.length)]?.id ?? null);
  const step = { contactId: row.id, expectedVersion: row.version, from: row.holder?.id ?? null };
  await moveByLead(racing, "lead", step, to, to === null || chance.below(5) < 3);
}

async function moveByLead(
  racing: Racing,
  kind: string,
  step: { readonly contactId: string; readonly expectedVersion: number; readonly from: string | null },
  to: string | null,
  isAtOnce: boolean,
): Promise<void> {
  const { chance, note } = racing;
  const id = randomUUID();
  const given = { move: { id, ...step }, to, isAtOnce, reason: "too_much" };
  const answer = await lead(racing).ask<MovedByLead>(MOVE_BY_LEAD, given);
  const came = answer?.moves[0]?.result ?? null;
  note(kind, came);
  if (came?.__typename !== "Moved" || chance.below(5) > 1) return;
  const undone = await lead(racing).ask<Done>(UNDO, { id: randomUUID(), moveId: id });
  note("undo", undone?.done ?? null);
}

/** A lead does one of what the house proposes. */
async function rebalanced(racing: Racing): Promise<void> {
  const answer = await lead(racing).ask<Proposed>(PROPOSALS);
  const steps: readonly ProposedStep[] = [
    ...(answer?.proposals.moves ?? []),
    ...(answer?.proposals.takes ?? []),
  ];
  const step = steps[racing.chance.below(Math.max(1, steps.length))];
  if (step === undefined || step.contact.version === null) return;
  const { contact, from = null, to } = step;
  const seen = { contactId: contact.id, expectedVersion: step.contact.version, from };
  await moveByLead(racing, "rebalance", seen, to, true);
}

/** Whoever the house offers something takes it, or says no. */
async function offered(racing: Racing, who: Racer): Promise<void> {
  const answer = await who.ask<Offers>(OWN_OFFERS);
  const [offer] = answer?.ownOffers ?? [];
  if (offer === undefined) return;
  if (racing.chance.below(5) === 0) await who.ask(DECLINE_OFFER, { id: offer.id });
  else await move(racing, "claim", offer.contact, who, "offered");
}

/** Whoever a colleague or a lead offers it takes it, or says no. */
async function answerOffer(racing: Racing, row: SeenRow): Promise<void> {
  const to = racing.advocates.find(({ id }) => id === row.offeredTo?.id);
  if (to?.isHere() === true) await move(racing, racing.chance.below(10) < 7 ? "accept" : "decline", row, to);
}

function lead({ leads, chance }: Racing): Racer {
  const one = leads[chance.below(leads.length)];
  if (one === undefined) throw new Error("no lead races");
  return one;
}
