import { ReachAnswers, ReachWay } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerFields, reachAnswers, readAnswers, wantsContact, type Answers } from "./answers.ts";

const anyAnswers: fc.Arbitrary<Answers> = fc.record({
  danger: fc.constantFrom("yes", "no", null),
  words: fc.string(),
  mute: fc.boolean(),
  ways: fc.subarray([...ReachWay.options]),
  noContact: fc.boolean(),
  address: fc.string({ maxLength: 320, size: "max" }),
  times: fc.string({ maxLength: 500, size: "max" }),
  mayLeaveMessage: fc.boolean(),
});

function asFields(answers: Answers): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const [name, value] of answerFields(answers)) fields.set(name, [...(fields.get(name) ?? []), value]);
  return fields;
}

describe("answers", () => {
  it("[WF2] travel through a page's hidden fields unchanged", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        expect(readAnswers(asFields(answers))).toEqual(answers);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[WF7] nothing given is nothing answered, and nothing unknown is", () => {
    const nothing = readAnswers(new Map());
    expect(nothing).toEqual({
      danger: null,
      words: "",
      mute: false,
      ways: [],
      noContact: false,
      address: "",
      times: "",
      mayLeaveMessage: false,
    });
    const odd = new Map([
      ["danger", ["maybe"]],
      ["way", ["pigeon", "none"]],
      ["leave", ["yes"]],
      ["none", ["true"]],
    ]);
    expect(readAnswers(odd)).toEqual(nothing);
  });

  it("[WF7] make reach answers that the case schema takes, and never more than was agreed to", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const reach = reachAnswers(answers, "es");
        if (reach === null) return !answers.noContact && answers.ways.length === 0;
        expect(ReachAnswers.parse(reach)).toEqual(reach);
        const agreed = wantsContact(answers);
        expect(reach.ways).toEqual(agreed ? answers.ways : []);
        expect(reach.mayLeaveMessage).toBe(agreed && answers.mayLeaveMessage);
        return agreed || (reach.address === null && reach.safeTimes === null);
      }),
      { numRuns: rounds(300) },
    );
  });
});
