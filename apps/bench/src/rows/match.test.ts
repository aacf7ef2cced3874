import { objections, startRouting } from "@holdfast/queue-policy";
import { expect, it } from "vitest";
import { naiveMatch } from "../baselines/naive-match.ts";
import { waitingCrowd } from "../traffic/waiting-crowd.ts";
import { onceRound } from "./match.ts";
import { worthOfRound } from "./rebalance.ts";

it("measures two sides that decide the same", () => {
  const { contacts, team, another } = waitingCrowd(400, 40, 3);
  const routing = startRouting();
  for (const advocate of team) routing.putAdvocate(advocate);
  for (const contact of contacts) routing.putContact(contact);
  const naive = naiveMatch(contacts, team);
  for (const [person, advocate] of [...team.entries(), ...team.entries()]) {
    const first = naive.nextFor(person);
    expect(routing.nextFor(advocate.id)).toEqual(first);
    if (first === null) continue;
    const come = another();
    naive.replace(first, come);
    routing.removeContact(first.id);
    routing.putContact(come);
  }
});

it("lets nobody be passed over, and is never better than the best", () => {
  const { ours, best, inversions } = onceRound(waitingCrowd(200, 60, 5));
  expect(inversions).toBe(0);
  expect(ours).toBeLessThanOrEqual(best);
  expect(ours).toBeGreaterThan(0);
});

it("proposes what is worth as much as the best, and people who are there for it", () => {
  for (const seed of [1, 2, 3]) {
    const { ours, best } = worthOfRound(waitingCrowd(200, 60, seed));
    expect(ours).toBe(best);
  }
  const { contacts, team } = waitingCrowd(50, 20, 1);
  expect(
    team.some((advocate) => contacts.some((contact) => objections(contact, advocate).length === 0)),
  ).toBe(true);
});
