import { expect, it } from "vitest";
import type { Act } from "./acts.ts";
import { standingAfter } from "./standing.ts";

const writes: Act = { kind: "writes", words: "Hello" };
const claims: Act = { kind: "claims", by: 1 };

it("counts what waits for an answer, and forgets a draft that was sent", () => {
  const types: Act = { kind: "types", by: 1, words: "We a" };
  const answers: Act = { kind: "answers", by: 1, words: "We are here" };
  expect(standingAfter([writes, claims, writes, types])).toMatchObject({
    status: "claimed",
    holder: 1,
    unanswered: 2,
    drafts: new Map([[1, "We a"]]),
  });
  expect(standingAfter([writes, claims, types, answers, writes])).toMatchObject({
    unanswered: 1,
    drafts: new Map(),
    answered: ["We are here"],
  });
});

it("leaves a draft with the contact, whoever has it", () => {
  const acts: Act[] = [
    writes,
    claims,
    { kind: "types", by: 1, words: "We a" },
    { kind: "takes_over", by: 2, from: 1, reason: "cannot_wait" },
  ];
  expect(standingAfter(acts)).toMatchObject({ holder: 2, drafts: new Map([[1, "We a"]]) });
  expect(standingAfter([...acts, { kind: "returns", by: 2 }])).toMatchObject({
    status: "waiting",
    holder: null,
    drafts: new Map([[1, "We a"]]),
  });
});

it("brings back what was set aside with the next message", () => {
  const aside: readonly Act[] = [writes, claims, { kind: "sets_aside", by: 1 }];
  expect(standingAfter(aside).isSetAside).toBe(true);
  expect(standingAfter([...aside, writes]).isSetAside).toBe(false);
});

it.each<[string, readonly Act[]]>([
  ["claims what nobody wrote", [claims]],
  ["claims twice", [writes, claims, { kind: "claims", by: 2 }]],
  ["answers for somebody else", [writes, claims, { kind: "answers", by: 2, words: "Hello" }]],
  [
    "takes over from somebody who has it not",
    [writes, claims, { kind: "takes_over", by: 1, from: 2, reason: "cannot_wait" }],
  ],
  ["goes on after the end", [writes, claims, { kind: "closes", by: 1 }, writes]],
])("refuses a script that %s", (_, acts) => {
  expect(() => standingAfter(acts)).toThrow(/./);
});
