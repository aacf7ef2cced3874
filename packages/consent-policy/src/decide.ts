import { compileTable, readInput, type Bits } from "./compile-table.ts";
import type { Decision, MixedInput } from "./decision.ts";
import type { ConsentInput, InputName } from "./input.ts";
import { isYes, RULES, STRICTNESS, type KnownRule } from "./table.ts";
import { waysToYes } from "./ways-to-yes.ts";

const firstMatch = compileTable(RULES);

/** The last rule, which needs nothing to match; every other one may. */
const LAST: KnownRule = lastOf(RULES);

/**
 * Whether these facts may leave, to whom, and why (SPEC.md). The first rule that matches decides. What is missing, unknown or
 * beside the names of the table is refused and says so: nothing is guessed, and nothing throws. Facts that cannot be told
 * apart name all their classes and take the strictest answer of these (CO6).
 */
export function decide(input: ConsentInput | MixedInput): Decision {
  if (typeof input !== "object" || input === null) return unread(["more"]);
  if (!isMixed(input)) return decideOne(input);
  const { data_classes: classes, ...rest } = input;
  const decisions = classes.map((dataClass) => decideOne({ ...rest, data_classes: dataClass }));
  return strictest(decisions) ?? unread(["data_classes"]);
}

function isMixed(input: ConsentInput | MixedInput): input is MixedInput {
  return Array.isArray(input.data_classes);
}

function decideOne(input: ConsentInput): Decision {
  const read = readInput(input);
  return read.problems === null ? decideBits(read.bits) : unread(read.problems);
}

function decideBits(bits: Bits): Decision {
  const rule = firstMatch(bits) ?? LAST;
  const { outcome, id, reason, obligations } = rule;
  return { outcome, ruleId: id, reason, obligations, waysToYes: waysToYes(rule, bits, firstMatch) };
}

/** Says what could not be read by its name; never what stood there. */
function unread(problems: readonly (InputName | "more")[]): Decision {
  const { outcome, id, obligations } = LAST;
  const reason =
    problems[0] === "more"
      ? "What was asked holds more than the table knows, or is nothing it can read."
      : `Missing, or not known to the table: ${problems.join(", ")}.`;
  return { outcome, ruleId: id, reason, obligations, waysToYes: [] };
}

/**
 * The strictest of several decisions, and the first of these: what holds for text or a file whose parts cannot be told apart.
 * `null` of none. A duty among others opens nothing: it is the answer only where every part of it is one (CO6, CO7).
 */
export function strictest(decisions: readonly Decision[]): Decision | null {
  const others = decisions.filter(({ outcome }) => outcome !== "required");
  // What only duties and a yes are in goes as narrowly as the narrower of both.
  const isDutyWithYes = others.length < decisions.length && others.every(({ outcome }) => isYes(outcome));
  if (isDutyWithYes) return decisions.find(({ outcome }) => outcome === "required") ?? null;
  const strictness = (decision: Decision): number =>
    STRICTNESS.findIndex((outcome) => outcome === decision.outcome);
  return others.toSorted((one, other) => strictness(one) - strictness(other))[0] ?? null;
}

function lastOf(rules: readonly KnownRule[]): KnownRule {
  const last = rules.at(-1);
  if (last === undefined) throw new Error("the table is empty");
  return last;
}
