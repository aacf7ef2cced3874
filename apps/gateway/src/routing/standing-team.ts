import type { SoughtFacts, Store } from "@holdfast/db";
import type { Advocate } from "@holdfast/queue-policy";
import { ROLES_THAT_CLAIM } from "../graphql/roles-that-claim.ts";
import { advocateOf } from "./advocate-of.ts";

export interface StandingTeam {
  /** By the database's clock, in milliseconds since 1970. */
  readonly now: number;
  /** What waits and is offered to nobody. */
  readonly waiting: readonly SoughtFacts[];
  /** Everybody on shift who claims. */
  readonly team: readonly Advocate[];
  /** Those of them to whom nothing is offered. */
  readonly free: readonly Advocate[];
}

/** What waits and who is there, without what is being offered at this moment: whoever is asked already is asked one thing at a time. */
export async function standingTeam({
  routing,
  waitingOffers,
}: Pick<Store, "routing" | "waitingOffers">): Promise<StandingTeam> {
  const [sought, { now, advocates }, { offers }] = await Promise.all([
    routing.sought(),
    routing.onShift(),
    waitingOffers.standing(),
  ]);
  const offered = new Set(offers.map(({ contact }) => contact.id));
  const asked = new Set(offers.map(({ to }) => to));
  const team = advocates
    .filter(({ role }) => ROLES_THAT_CLAIM.includes(role))
    .map((facts) => advocateOf(facts, now));
  return {
    now,
    waiting: sought.filter(({ id }) => !offered.has(id)),
    team,
    free: team.filter(({ id }) => !asked.has(id)),
  };
}
