import {
  compare as compareInQueue,
  objections,
  startRouting,
  type Routing,
  type Sought,
} from "@holdfast/queue-policy";
import { naiveMatch } from "../baselines/naive-match.ts";
import { alternate } from "../frame/alternate.ts";
import { compare, exact } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { waitingCrowd, type WaitingCrowd } from "../traffic/waiting-crowd.ts";
import { bestWorth, worthOf } from "./worth.ts";

const WAITING = 10_000;
const PEOPLE = 500;
const OURS = 50_000;
const NAIVE = 4_000;
const SEED = 7;

/** How many decisions of who takes what next are made a second, each with the contact gone and another come, beside a look through everybody who waits. */
export const matchNext: Row = {
  number: 7,
  name: "match",
  run: async () => {
    const crowd = waitingCrowd(WAITING, PEOPLE, SEED);
    const routing = routingOf(crowd);
    const naive = naiveMatch(crowd.contacts, crowd.team);
    const rounds = await alternate(
      async () => perSecond(OURS, crowd, (person, come) => takeNext(routing, crowd, person, come)),
      async () =>
        perSecond(NAIVE, crowd, (person, come) => {
          const first = naive.nextFor(person);
          if (first !== null) naive.replace(first, come);
          return first;
        }),
    );
    const { ours, best, inversions } = onceRound(waitingCrowd(1_500, PEOPLE, SEED));
    return [
      compare({
        workload: "7 match",
        unit: "decisions/s",
        better: "more",
        bar: { floor: 30, stretch: 60 },
        rounds,
      }),
      compare({
        workload: "7 match, worth beside the Hungarian optimum",
        unit: "places",
        better: "more",
        bar: { floor: 0.95, stretch: 0.98 },
        rounds: [{ ours, limit: best }],
      }),
      exact("7 match, passed over by a later one", String(inversions), inversions === 0),
    ];
  },
};

function routingOf({ contacts, team }: Pick<WaitingCrowd, "contacts" | "team">): Routing {
  const routing = startRouting();
  for (const advocate of team) routing.putAdvocate(advocate);
  for (const contact of contacts) routing.putContact(contact);
  return routing;
}

function takeNext(routing: Routing, { team }: WaitingCrowd, person: number, come: Sought): Sought | null {
  const id = team[person]?.id;
  const first = id === undefined ? null : routing.nextFor(id);
  if (first === null) return null;
  routing.removeContact(first.id);
  routing.putContact(come);
  return first;
}

/** Everybody asks once, one after the other: what it is worth beside the best, and how often somebody got what was not first for them. */
export function onceRound(crowd: WaitingCrowd): {
  readonly ours: number;
  readonly best: number;
  readonly inversions: number;
} {
  const routing = routingOf(crowd);
  const left = new Set(crowd.contacts);
  const taken: Sought[] = [];
  let inversions = 0;
  for (const advocate of crowd.team) {
    const first = routing.nextFor(advocate.id);
    if (first === null) continue;
    for (const other of left)
      if (compareInQueue(other, first).order < 0 && objections(other, advocate).length === 0) inversions += 1;
    left.delete(first);
    routing.removeContact(first.id);
    taken.push(first);
  }
  return { ours: worthOf(crowd.contacts, taken), best: bestWorth(crowd), inversions };
}

/** Decisions a second; whoever comes for whoever is taken is made beforehand. */
function perSecond(
  decisions: number,
  { another }: WaitingCrowd,
  decide: (person: number, come: Sought) => Sought | null,
): number {
  const come = Array.from({ length: decisions }, another);
  const begun = performance.now();
  let made = 0;
  for (const [turn, next] of come.entries()) if (decide((turn * 7) % PEOPLE, next) !== null) made += 1;
  if (made === 0) throw new Error("nothing was decided");
  return (decisions * 1_000) / (performance.now() - begun);
}
