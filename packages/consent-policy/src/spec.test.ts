import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { consentReport } from "./consent-report.ts";
import { EXAMPLES } from "./examples.ts";
import { CHECKS } from "./release-check.ts";
import { specLine } from "./rule-in-words.ts";
import { RULES, TABLE_VERSION } from "./table.ts";

const spec = readFileSync(new URL("../SPEC.md", import.meta.url), "utf8").split("\n");

it("[CO40] keeps a line for each rule and none besides, in the table's order", () => {
  expect(spec.filter((line) => /^- `[A-Z]\d+[a-z]?` \*\*/.test(line))).toEqual(RULES.map(specLine));
});

it("[CO40] keeps a line for each check and none besides, in their order", () => {
  const lines = spec.filter((line) => /^- `V\d+` /.test(line));
  expect(lines).toEqual(CHECKS.map(({ id, reason }) => `- \`${id}\` ${reason}`));
  expect(CHECKS.map(({ id }) => id)).toEqual(Array.from({ length: 15 }, (_, at) => `V${at + 1}`));
});

it("[CO41] tells every rule, check and example in the report, and which edition it is", () => {
  const report = consentReport();
  for (const { id, reason } of RULES) {
    const section = report.split(`### ${id}: `)[1]?.split("###")[0] ?? "";
    expect(section).toContain(reason);
    expect(section).toContain("Said: `");
  }
  for (const { id, reason } of CHECKS) expect(report).toContain(`**${id}** ${reason}`);
  for (const { title } of EXAMPLES) expect(report).toContain(`> ${title}. Said: `);
  expect(report).toContain(`Edition ${TABLE_VERSION}`);
  expect(report).toContain("not legal advice".replace("not", "nothing here is"));
});
