import type { AskedFact } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { readFacts } from "./typed-facts.ts";

const label = { en: "a", es: "b", fr: "c" };
const asked: readonly AskedFact[] = [
  { kind: "count", id: "many", label },
  { kind: "yes_no", id: "sure", label },
  {
    kind: "choice",
    id: "why",
    label,
    choices: [
      { id: "one", label },
      { id: "other", label },
    ],
  },
];

describe("typed facts", () => {
  it.each([
    [
      { many: " 12 ", sure: "yes", why: "one" },
      { many: 12, sure: true, why: "one" },
    ],
    [{ sure: "no" }, { sure: false }],
    [{ many: "two" }, {}],
    [{ many: "-1" }, {}],
    [{ many: "1.5" }, {}],
    [{ many: "12345" }, {}],
    [{ many: "", somethingElse: "yes" }, {}],
  ])("%j are read as %j", (typed, facts) => {
    expect(readFacts(asked, typed as Record<string, string>)).toEqual(facts);
  });
});
