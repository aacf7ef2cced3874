import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Advocate } from "../match/advocate.ts";
import { objections, type Sought } from "../match/objections.ts";
import { compare } from "../order.ts";
import {
  advocate,
  contactId,
  NOW,
  someAdvocates,
  someSought,
  sought,
  userId,
} from "../testing/routing-world.ts";
import { propose } from "./propose.ts";
import { startRouting, type Routing } from "./routing.ts";

type Step =
  | { readonly put: Sought | Advocate }
  | { readonly dropContact: number }
  | { readonly dropAdvocate: number }
  | { readonly ask: true };

const someSteps: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.oneof(
      someSought(6).map((rows) => rows.map((put): Step => ({ put }))),
      someAdvocates(5).map((rows) => rows.map((put): Step => ({ put }))),
      fc.integer({ min: 1, max: 18 }).map((dropContact): readonly Step[] => [{ dropContact }]),
      fc.integer({ min: 1, max: 8 }).map((dropAdvocate): readonly Step[] => [{ dropAdvocate }]),
      fc.constant<readonly Step[]>([{ ask: true }]),
    ),
    { maxLength: 12 },
  )
  .map((steps) => steps.flat());

/** What an index and a plain list of everything come to after the same steps. */
function walk(steps: readonly Step[]): {
  readonly routing: Routing;
  readonly contacts: readonly Sought[];
  readonly team: readonly Advocate[];
} {
  const routing = startRouting();
  const contacts = new Map<string, Sought>();
  const team = new Map<string, Advocate>();
  for (const step of steps) {
    if ("ask" in step) routing.propose(NOW);
    else if ("dropContact" in step) {
      routing.removeContact(contactId(step.dropContact));
      contacts.delete(contactId(step.dropContact));
    } else if ("dropAdvocate" in step) {
      routing.removeAdvocate(userId(step.dropAdvocate));
      team.delete(userId(step.dropAdvocate));
    } else if ("medium" in step.put) {
      routing.putContact(step.put);
      contacts.set(step.put.id, step.put);
    } else {
      routing.putAdvocate(step.put);
      team.set(step.put.id, step.put);
    }
  }
  return { routing, contacts: [...contacts.values()], team: [...team.values()] };
}

describe("an index of what waits and who is there", () => {
  it("[Q67] proposes what is proposed from scratch, whatever came, changed and went before", () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const { routing, contacts, team } = walk(steps);
        expect(routing.propose(NOW)).toEqual(propose(contacts, team, NOW));
      }),
      { numRuns: rounds(500) },
    );
  });

  it("[Q63] gives whoever asks for the next the first in the queue that is for them", () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const { routing, contacts, team } = walk(steps);
        for (const person of team) {
          const [first] = contacts
            .filter((contact) => objections(contact, person).length === 0)
            .toSorted((one, other) => compare(one, other).order);
          expect(routing.nextFor(person.id)).toEqual(first ?? null);
        }
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[Q63] gives nothing to somebody who is not there", () => {
    const { routing } = walk([{ put: sought(1) }]);
    expect(routing.nextFor(userId(1))).toBeNull();
    routing.putAdvocate(advocate(1));
    expect(routing.nextFor(userId(1))?.number).toBe(1);
  });

  it("[Q67] removes what it never had without a word", () => {
    const { routing } = walk([{ dropContact: 3 }, { dropAdvocate: 3 }]);
    expect(routing.propose(NOW)).toEqual({ takes: [], moves: [], unserved: [] });
  });
});
