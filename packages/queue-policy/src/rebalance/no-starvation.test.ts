import { Lane, laneNumber } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Advocate } from "../match/advocate.ts";
import { objections, type Sought } from "../match/objections.ts";
import { LANE_WORTH_MS } from "../order.ts";
import { advocate, NOW, someAdvocates, someSought, sought, userId } from "../testing/routing-world.ts";
import { startRouting } from "./routing.ts";

const isForSomebody = (contact: Sought, team: readonly Advocate[]): boolean =>
  team.some((person) => objections(contact, person).length === 0);

describe("who waits", () => {
  it("[Q64] is served in so many rounds as there are who wait, if somebody is there for them", () => {
    fc.assert(
      fc.property(someSought(14), someAdvocates(5), (contacts, team) => {
        const routing = startRouting();
        for (const person of team) routing.putAdvocate(person);
        for (const contact of contacts) routing.putContact(contact);
        const left = new Set(contacts.map(({ id }) => id));
        for (let round = 0; round < contacts.length; round += 1) {
          // What they took is over by the next round: everybody is as free as before.
          for (const { contact } of routing.propose(NOW).takes) {
            routing.removeContact(contact);
            left.delete(contact);
          }
        }
        const unserved = contacts.filter(({ id }) => left.has(id));
        expect(unserved.filter((contact) => isForSomebody(contact, team))).toEqual([]);
      }),
      { numRuns: rounds(200) },
    );
  });

  it("[Q10] [Q64] is served though more come than can be served, for ever, and all of them are more pressing", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Lane.options.filter((lane) => laneNumber(lane) > 2)),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        (lane, people, isSpanish) => {
          const minute = 60_000;
          const routing = startRouting();
          for (let n = 1; n <= people; n += 1)
            routing.putAdvocate(advocate(n, { languages: n === 1 ? ["en", "es"] : ["en"] }));
          routing.putContact(sought(1, { lane, language: isSpanish ? "es" : "en", dueAt: NOW }));
          const passedFor = (laneNumber(lane) - 2) * LANE_WORTH_MS;
          // One more each minute than there are people, so that the line only grows.
          const most = Math.ceil(((passedFor / minute + 1) * (people + 1)) / people) + 1;
          let served = 0;
          for (let round = 0; served === 0 && round <= most; round += 1) {
            const now = NOW + round * minute;
            for (let n = 0; n <= people; n += 1)
              routing.putContact(
                sought(2 + round * (people + 1) + n, {
                  lane: "in_situation",
                  language: "en",
                  dueAt: now,
                  waitingSince: now,
                }),
              );
            for (const { contact } of routing.propose(now).takes) {
              routing.removeContact(contact);
              if (contact === sought(1).id) served = round + 1;
            }
          }
          expect(served).toBeGreaterThan(0);
          // It is not that it was never passed: the property would then say nothing.
          expect(served).toBeGreaterThan(1);
        },
      ),
      { numRuns: rounds(20) },
    );
  });

  it("[Q64] is not passed over for ever because the only one who speaks their language serves others first", () => {
    const routing = startRouting();
    routing.putAdvocate(advocate(1, { languages: ["en", "fr"] }));
    routing.putContact(sought(1, { language: "fr", dueAt: NOW + 10 }));
    for (let n = 2; n < 30; n += 1) routing.putContact(sought(n, { language: "en", dueAt: NOW + n }));
    const order: number[] = [];
    for (let next = routing.nextFor(userId(1)); next !== null; next = routing.nextFor(userId(1))) {
      order.push(next.number);
      routing.removeContact(next.id);
    }
    expect(order.indexOf(1)).toBe(8);
    expect(order).toHaveLength(29);
  });
});
