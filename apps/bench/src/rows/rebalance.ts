import { propose, startRouting } from "@holdfast/queue-policy";
import { hungarian } from "../baselines/hungarian.ts";
import { alternate } from "../frame/alternate.ts";
import { compare } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { NOW, waitingCrowd, type WaitingCrowd } from "../traffic/waiting-crowd.ts";
import { bestWorth, worthOf, worthTable } from "./worth.ts";

const WAITING = 10_000;
const PEOPLE = 500;
const TIMES = 4;
const SEED = 7;

/** How long it takes to say who should take what of all who wait, beside the Hungarian method for only as many as there are people; and what it is worth. */
export const rebalance: Row = {
  number: 36,
  name: "rebalance",
  run: async () => {
    const crowd = waitingCrowd(WAITING, PEOPLE, SEED);
    const routing = startRouting();
    for (const advocate of crowd.team) routing.putAdvocate(advocate);
    for (const contact of crowd.contacts) routing.putContact(contact);
    const table = worthTable(waitingCrowd(PEOPLE, PEOPLE, SEED));
    const kept = await alternate(
      async () => millisecondsEach(() => routing.propose(NOW).takes.length),
      async () => millisecondsEach(() => hungarian(table).length),
    );
    const anew = await alternate(
      async () => millisecondsEach(() => propose(crowd.contacts, crowd.team, NOW).takes.length),
      async () => millisecondsEach(() => hungarian(table).length),
    );
    const { ours, best } = worthOfRound(waitingCrowd(1_500, PEOPLE, SEED));
    const time = { unit: "ms", better: "less" } as const;
    return [
      compare({
        workload: "36 rebalance, from the index",
        ...time,
        bar: { floor: 0.3, stretch: 0.1 },
        rounds: kept,
      }),
      compare({
        workload: "36 rebalance, from scratch",
        ...time,
        bar: { floor: 1, stretch: 0.3 },
        rounds: anew,
      }),
      compare({
        workload: "36 rebalance, worth beside the Hungarian optimum",
        unit: "places",
        better: "more",
        bar: { floor: 0.95, stretch: 1 },
        rounds: [{ ours, limit: best }],
      }),
    ];
  },
};

/** What one round of proposals is worth, and what the best would be. */
export function worthOfRound(crowd: WaitingCrowd): { readonly ours: number; readonly best: number } {
  const served = new Set(propose(crowd.contacts, crowd.team, NOW).takes.map(({ contact }) => contact));
  return {
    ours: worthOf(
      crowd.contacts,
      crowd.contacts.filter(({ id }) => served.has(id)),
    ),
    best: bestWorth(crowd),
  };
}

function millisecondsEach(say: () => number): number {
  const begun = performance.now();
  let said = 0;
  for (let time = 0; time < TIMES; time += 1) said += say();
  if (said === 0) throw new Error("nothing was proposed");
  return (performance.now() - begun) / TIMES;
}
