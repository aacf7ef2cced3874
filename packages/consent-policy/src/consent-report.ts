import type { Example } from "./example.ts";
import { EXAMPLES } from "./examples.ts";
import { decide } from "./decide.ts";
import { JURISDICTIONS } from "./jurisdictions.ts";
import { CHECKS } from "./release-check.ts";
import { conditionsInWords } from "./rule-in-words.ts";
import { SOURCES, type Rule } from "./rule.ts";
import { RULES, TABLE_VERSION } from "./table.ts";

/** What each outcome means to whoever reads the report. */
const MEANINGS = {
  allow: "goes",
  allow_limited: "goes, and no more than is named",
  required: "has to go, by a time",
  refuse: "does not go",
  needs_supervisor: "waits for a shift lead, and does not go until then",
  needs_legal: "waits for counsel, and does not go until then",
} as const;

/**
 * The whole table in Markdown, for a lawyer or an advisory board to go through: each rule with its reason, when it matches, what
 * has to be done, what it stands on, and what it says to examples. Examples are decided as it is written, not copied.
 */
export function consentReport(): string {
  return [
    "# What may leave, to whom, and why",
    `Edition ${TABLE_VERSION} of the table. A draft until a lawyer and advisors who are survivors have gone through it; nothing here is legal advice.`,
    "Each fact is asked about by itself: whose it is, who would get it, what kind it is. The rules are read from the top, and the first that matches decides. What matches none does not go, nor does what is unknown, or missing where it would make a difference.",
    ["## What can be said", ...Object.entries(MEANINGS).map(([key, words]) => `- \`${key}\`: ${words}`)].join(
      "\n",
    ),
    `## The ${RULES.length} rules`,
    ...RULES.map(ruleSection),
    `## The ${CHECKS.length} checks of a release`,
    "Asked in this order whenever something would go; the first that finds something decides.",
    CHECKS.map(({ id, reason }) => `- **${id}** ${reason}`).join("\n"),
    "## Places",
    placesTable(),
    "## What the rules stand on",
    Object.entries(SOURCES)
      .map(([key, words]) => `- ${key}: ${words}`)
      .join("\n"),
    "",
  ].join("\n\n");
}

function ruleSection(rule: Rule): string {
  const { id, outcome, reason, obligations, refs } = rule;
  const examples = EXAMPLES.filter((example) => decide(example.input).ruleId === id);
  return [
    `### ${id}: ${MEANINGS[outcome]}`,
    reason,
    `Matches ${conditionsInWords(rule)}.`,
    `To be done: ${obligations.length === 0 ? "nothing" : obligations.map((each) => `\`${each}\``).join(", ")}.`,
    `Stands on: ${refs.join(", ")}.`,
    ...examples.map(exampleLine),
  ].join("\n\n");
}

function exampleLine({ title, input }: Example): string {
  const { outcome, waysToYes } = decide(input);
  const ways =
    waysToYes.length === 0 ? "" : ` Nearest to a yes: ${waysToYes.map((way) => `\`${way}\``).join(", ")}.`;
  return `> ${title}. Said: \`${outcome}\`.${ways}`;
}

function placesTable(): string {
  return [
    "| place | duty to warn, for those with a licence | known besides | report within |",
    "| --- | --- | --- | --- |",
    ...Object.entries(JURISDICTIONS).map(
      ([place, { warning, marks, reportWithinHours }]) =>
        `| ${place} | ${warning} | ${marks.join(", ")} | ${reportWithinHours} h |`,
    ),
  ].join("\n");
}
