import { INPUT_NAMES } from "./input.ts";
import type { Rule } from "./rule.ts";

/** When a rule matches, as it is written for whoever goes through the table. */
export function conditionsInWords({ when }: Rule): string {
  const parts = INPUT_NAMES.flatMap((name) => {
    const some = when[name];
    const none = when[`${name}_not`];
    return [
      ...(some === undefined ? [] : [`\`${name}\` is ${listed(some)}`]),
      ...(none === undefined ? [] : [`\`${name}\` is not ${listed(none)}`]),
    ];
  });
  return parts.length === 0 ? "whatever is left" : `when ${parts.join(" and ")}`;
}

/** The one line of a rule in SPEC.md: a rule that changes and its line that does not are told apart by a test. */
export function specLine(rule: Rule): string {
  return `- \`${rule.id}\` **${rule.outcome}** ${conditionsInWords(rule)}. ${rule.reason}`;
}

function listed(values: readonly (string | boolean)[]): string {
  return values.map((value) => `\`${value}\``).join(" or ");
}
