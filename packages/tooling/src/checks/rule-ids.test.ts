import { expect, it } from "vitest";
import { imagined } from "../testing/imagined-workspace.ts";
import { checkRuleIds, citedIn, definedIn } from "./rule-ids.ts";

const spec =
  "# Rules\n\n- **Q1** Danger first.\n- **Q2.** Then the soonest.\n\n| **Q3** | then the longest |\n";
const check = (files: Record<string, string>) =>
  checkRuleIds(imagined({ "packages/a/SPEC.md": spec, ...files }));

it("reads rules from lists and tables, not from prose", () => {
  expect(definedIn(`${spec}\nAs **Q9** said, or [Q8].`)).toEqual(["Q1", "Q2", "Q3"]);
});

it("reads an id that is handed to a suite", () => {
  expect(citedIn('prove("Q1", broken); say("Q1 is a rule");')).toEqual(["Q1"]);
});

it("reads citations singly and together", () => {
  expect(citedIn('it("[Q1] a"); it("[Q2, Q3] b"); list[0]; x[Q]')).toEqual(["Q1", "Q2", "Q3"]);
});

it("is content when every rule is shown and every citation is a rule", () => {
  expect(check({ "packages/a/src/a.test.ts": '"[Q1] [Q2, Q3]"' })).toEqual([]);
});

it("names a rule that no test shows", () => {
  expect(check({ "packages/a/src/a.test.ts": '"[Q1, Q2]"' })).toEqual([
    "packages/a/SPEC.md: no test cites Q3",
  ]);
});

it("does not count a citation outside tests", () => {
  expect(check({ "packages/a/src/a.ts": '"[Q1, Q2, Q3]"' })).toHaveLength(3);
});

it("counts an exported conformance suite as tests", () => {
  expect(check({ "packages/a/src/conformance/all.ts": '"[Q1, Q2, Q3]"' })).toEqual([]);
});

it("names a citation of a rule that is not there", () => {
  expect(check({ "packages/b/src/b.test.ts": '"[Q1, Q2, Q3] [Q4]"' })).toHaveLength(1);
});

it("does not let one id mean two things", () => {
  const files = {
    "packages/b/SPEC.md": "- **Q1** Something else.",
    "packages/a/src/a.test.ts": '"[Q1, Q2, Q3]"',
  };
  expect(check(files).join()).toMatch(/also a rule/);
});
