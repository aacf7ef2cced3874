import { parse } from "graphql";
import { expect, it } from "vitest";
import { schema } from "./schema.ts";
import { neededOf } from "./needed.ts";
import { isUrgentDeed, urgentDeeds, URGENT_DEEDS } from "./urgent-deed.ts";

it("[G556] each of them is a deed that there is", () => {
  const there = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect([...URGENT_DEEDS].filter((name) => !there.includes(name))).toEqual([]);
});

/** What is done on calls that nobody who speaks there waits for. */
const MAY_WAIT = [
  "consultColleague",
  "echoTest",
  "keepParty",
  "listenIn",
  "playPrompt",
  "sayWhoAnswered",
  "stopListening",
];

it("[G595] whatever is done on a call is one of them, unless nobody waits for it, and so is going on with what was handed over", () => {
  const waits = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter(
    (name) =>
      !URGENT_DEEDS.has(name) &&
      [...neededOf(schema, parse(`mutation { ${name} { __typename } }`)).capabilities].some((each) =>
        each.startsWith("call."),
      ),
  );
  expect(waits.toSorted()).toEqual(MAY_WAIT);
  for (const name of ["acceptHandover", "transferCall", "transferToQueue"])
    expect([name, isUrgentDeed(`mutation { ${name} { __typename } }`)]).toEqual([name, true]);
});

it.each([
  ["a deed", "mutation { hangUp { __typename } }", true],
  ["a deed by another name", "mutation Send { done: sendMessage { __typename } }", true],
  [
    "a deed with a fragment of what it answers",
    "mutation { escalate { ...Told } } fragment Told on X { id }",
    true,
  ],
  ["two of them", "mutation { hangUp { id } claimContact { id } }", true],
  ["a question", "{ queue { asOf } }", false],
  ["a question by the name of a deed", "query mutation { hangUp { id } }", false],
  ["another deed", "mutation { saveDraft { id } }", false],
  ["another deed by the name of one", "mutation { hangUp: grantRelease { id } }", false],
  ["one beside another deed", "mutation { hangUp { id } grantRelease { id } }", false],
  ["one beside a question", "mutation A { hangUp { id } } query B { queue { asOf } }", false],
  ["one behind a fragment", "mutation { ...Deed } fragment Deed on Mutation { hangUp { id } }", false],
  ["what cannot be read", "mutation { hangUp", false],
  ["what has no end", `mutation { ${"hangUp ".repeat(5_000)} }`, false],
  ["nothing", "", false],
])("[G556] %s", (_name, query, isUrgent) => {
  expect(isUrgentDeed(query)).toBe(isUrgent);
});

it("[G556] a deed is read once, however many questions are asked in between", () => {
  const read: string[] = [];
  const isUrgent = urgentDeeds((query) => {
    read.push(query);
    return isUrgentDeed(query);
  });
  const deed = "mutation { hangUp { __typename } }";
  expect(isUrgent(deed)).toBe(true);
  for (let nth = 0; nth < 200; nth += 1) expect(isUrgent(`{ contact(id: ${nth}) { id } }`)).toBe(false);
  expect([isUrgent(deed), read]).toEqual([true, [deed]]);
});
