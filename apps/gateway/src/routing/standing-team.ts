import type { Queues } from "@holdfast/case-schema";
import type { AdvocateFacts, SoughtFacts, Store } from "@holdfast/db";
import type { Advocate } from "@holdfast/queue-policy";
import { ROLES_THAT_CLAIM } from "../graphql/roles-that-claim.ts";
import { advocateOf } from "./advocate-of.ts";
import { ofItsQueue, ofWhereItWaits, type OfItsQueue } from "./of-its-queue.ts";

export interface StandingTeam {
  /** By the database's clock, in milliseconds since 1970. */
  readonly now: number;
  /** What waits and is offered to nobody, each with who is of no queue that it waits in (Q89, Q96), as is all that somebody has. */
  readonly waiting: readonly OfItsQueue<SoughtFacts>[];
  /** Everybody on shift who claims. */
  readonly team: readonly Advocate[];
  /** Those of them to whom nothing is offered. */
  readonly free: readonly Advocate[];
  readonly queues: Queues;
}

/** What waits and who is there, without what is being offered at this moment: whoever is asked already is asked one thing at a time. */
export async function standingTeam({
  routing,
  waitingOffers,
  settings,
}: Pick<Store, "routing" | "waitingOffers" | "settings">): Promise<StandingTeam> {
  const [sought, { now, advocates }, { offers }, { queues }] = await Promise.all([
    routing.sought(),
    routing.onShift(),
    waitingOffers.standing(),
    settings.read(),
  ]);
  const offered = new Set(offers.map(({ contact }) => contact.id));
  const asked = new Set(offers.map(({ to }) => to));
  const claimers = advocates.filter(({ role }) => ROLES_THAT_CLAIM.includes(role));
  const held = (facts: AdvocateFacts): AdvocateFacts => ({
    ...facts,
    holds: facts.holds.map((each) => ofItsQueue(each, claimers, queues)),
  });
  const team = claimers.map((facts) => advocateOf(held(facts), now));
  return {
    now,
    waiting: sought
      .filter(({ id }) => !offered.has(id))
      .map((each) => ofWhereItWaits(each, claimers, queues, now)),
    team,
    free: team.filter(({ id }) => !asked.has(id)),
    queues,
  };
}
