import {
  compileSureTable,
  compileTable,
  compileWhen,
  readInput,
  withClass,
  type Bits,
  type InputRead,
  type InputUnread,
} from "./compile-table.ts";
import type { Decision, MixedInput } from "./decision.ts";
import type { ConsentInput, InputName } from "./input.ts";
import { RELEASE_RULES } from "./release-rules.ts";
import type { Obligation } from "./rule.ts";
import { isYes, RULES, STRICTNESS, type KnownRule, type RuleId } from "./table.ts";
import { waysToYes } from "./ways-to-yes.ts";

const firstMatch = compileTable(RULES);
const sureMatch = compileSureTable(RULES);

/** The last rule, which needs nothing to match; every other one may. */
const LAST: KnownRule = lastOf(RULES);

const isCoveredAlike = compileWhen({ consent_covers_not: ["partial"] });
const yesIn = (rules: readonly KnownRule[]): ReadonlySet<RuleId> =>
  new Set(rules.filter(({ outcome }) => isYes(outcome)).map(({ id }) => id));
/** Rules that say yes to what the person agreed to, and leave it to whoever sends it to cut the rest. */
const SAYS_IN_PART = yesIn(RULES.filter(({ when }) => when.consent_covers?.includes("partial")));
/** Rules that say yes on a release or on the line, of which something may be held back. */
const MAY_BE_IN_PART = yesIn(
  RELEASE_RULES.filter(
    ({ when }: KnownRule) => !(when.consent_covers?.every((each) => each === "full") ?? false),
  ),
);

/**
 * Whether these facts may leave, to whom, and why (SPEC.md). The first rule that matches decides. What is unknown or beside the
 * names of the table is refused and says so, and so is what is missing where it would make a difference: nothing is guessed, and
 * nothing throws. Facts that cannot be told apart name all their classes and take the strictest answer of these (CO6).
 */
export function decide(input: ConsentInput | MixedInput): Decision {
  const read = readAny(input);
  if (read.problems !== null) return unread(read.problems);
  const { bits, missing, classes } = read;
  if (classes === null) return decideBits(bits, missing);
  const decisions = classes.map((dataClass) => {
    const each = withClass(bits, dataClass);
    return each === null ? unread(["data_classes"]) : decideWhole(each, missing);
  });
  return strictest(decisions) ?? unread(["data_classes"]);
}

function readAny(input: ConsentInput | MixedInput): InputRead | InputUnread {
  if (typeof input !== "object" || input === null) return { problems: ["more"] };
  try {
    return readInput(input);
  } catch {
    // A property that throws when it is asked is one that cannot be read.
    return { problems: ["more"] };
  }
}

function decideBits(bits: Bits, missing: readonly InputName[]): Decision {
  const match = missing.length === 0 ? firstMatch : sureMatch;
  const rule = match(bits);
  if (rule === null) return unread(missing);
  const { outcome, id, reason, obligations } = rule;
  return { outcome, ruleId: id, reason, obligations, waysToYes: waysToYes(rule, bits, match) };
}

/** What is asked of something that goes as a whole or not at all. */
function decideWhole(bits: Bits, missing: readonly InputName[]): Decision {
  const decision = decideBits(bits, missing);
  if (isCoveredAlike(bits) || !MAY_BE_IN_PART.has(decision.ruleId)) return decision;
  const ways = waysToYes(LAST, bits, missing.length === 0 ? firstMatch : sureMatch);
  return { ...heldBack(decision), waysToYes: ways };
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

/** What a yes to a part is to something of which no part can be cut. */
function heldBack(decision: Decision): Decision {
  return {
    outcome: LAST.outcome,
    ruleId: LAST.id,
    reason: "The person held something back, and it cannot be cut out of this.",
    obligations: together([LAST, decision]),
    waysToYes: [],
  };
}

/**
 * The strictest of several decisions, and the first of these, with all that any of them asks to be done: what holds for text or
 * a file whose parts cannot be told apart. `null` of none. A duty among others opens nothing: it is the answer only where every
 * part of it is one or a yes, and what it asks stays to be done. A yes to a part of it is none (CO6, CO7).
 */
export function strictest(decisions: readonly Decision[]): Decision | null {
  const whole = decisions.map((each) => (SAYS_IN_PART.has(each.ruleId) ? heldBack(each) : each));
  const chosen = strictestOf(whole);
  return chosen === null ? null : { ...chosen, obligations: together([chosen, ...whole]) };
}

function strictestOf(decisions: readonly Decision[]): Decision | null {
  const others = decisions.filter(({ outcome }) => outcome !== "required");
  // What only duties and a yes are in goes as narrowly as the narrower of both.
  const isDutyWithYes = others.length < decisions.length && others.every(({ outcome }) => isYes(outcome));
  if (isDutyWithYes) return decisions.find(({ outcome }) => outcome === "required") ?? null;
  const strictness = (decision: Decision): number =>
    STRICTNESS.findIndex((outcome) => outcome === decision.outcome);
  return others.toSorted((one, other) => strictness(one) - strictness(other))[0] ?? null;
}

/** All that any of these asks to be done, each once. */
function together(all: readonly { readonly obligations: readonly Obligation[] }[]): readonly Obligation[] {
  return Object.freeze([...new Set(all.flatMap(({ obligations }) => obligations))]);
}

function lastOf(rules: readonly KnownRule[]): KnownRule {
  const last = rules.at(-1);
  if (last === undefined) throw new Error("the table is empty");
  return last;
}
