import { DisclosureOutcome } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import { expect, it } from "vitest";
import { compileSureTable, compileTable, readInput, type Bits } from "./compile-table.ts";
import { EXAMPLES } from "./examples.ts";
import { INPUT_NAMES, type ConsentInput } from "./input.ts";
import type { Rule } from "./rule.ts";
import { isYes, RULES } from "./table.ts";
import { visitInputs } from "./testing/any-input.ts";
import { everyCaseOf, without } from "./testing/missing-input.ts";
import { dutyOf, groundFor } from "./testing/naive-consent.ts";

interface Mutation {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** The table with one thing changed: every rule left out, every other outcome, every condition and every value dropped. */
function mutations(): readonly Mutation[] {
  return RULES.flatMap((rule, place) => {
    const instead = (name: string, ...others: readonly Rule[]): Mutation => ({
      name: `${rule.id} ${name}`,
      rules: RULES.toSpliced(place, 1, ...(others as typeof RULES)),
    });
    const outcomes = DisclosureOutcome.options.filter((outcome) => outcome !== rule.outcome);
    const conditions = Object.entries(rule.when as Readonly<Record<string, readonly unknown[]>>);
    return [
      instead("left out"),
      ...outcomes.map((outcome) => instead(outcome, { ...rule, outcome })),
      ...conditions.flatMap(([name, values]) => {
        const others = Object.fromEntries(conditions.filter(([other]) => other !== name));
        const fewer = values.length < 2 ? [] : values;
        return [
          instead(`without ${name}`, { ...rule, when: others }),
          ...fewer.map((value) => {
            const when = { ...others, [name]: values.filter((each) => each !== value) };
            return instead(`${name} without ${String(value)}`, { ...rule, when });
          }),
        ];
      }),
    ];
  });
}

function bitsOf(input: ConsentInput): Bits {
  const read = readInput(input);
  if (read.problems !== null) throw new Error("an input that cannot be read");
  return read.bits;
}

it(
  "[CO40] misses every rule, outcome, condition and value that is changed",
  { timeout: rounds(120_000) },
  () => {
    const examples = EXAMPLES.map((example) => ({ ...example, bits: bitsOf(example.input) }));
    const judged: { readonly bits: Bits; readonly goes: boolean; readonly must: boolean }[] = [];
    visitInputs(rounds(100_000), 3, (input) => {
      judged.push({ bits: bitsOf(input), goes: groundFor(input) !== null, must: dutyOf(input) !== null });
    });
    const survives = ({ rules }: Mutation): boolean => {
      const firstMatch = compileTable(rules);
      return (
        examples.every(({ bits, rule, outcome }) => {
          const found = firstMatch(bits);
          return found?.id === rule && found.outcome === outcome;
        }) &&
        judged.every(({ bits, goes, must }) => {
          const outcome = firstMatch(bits)?.outcome ?? "refuse";
          return isYes(outcome) === goes && (outcome === "required") === must;
        })
      );
    };
    const all = mutations();
    expect(all.length).toBeGreaterThan(350);
    // Whoever has a need to know was let in by the rule before, so that this condition says the same again.
    expect(all.filter(survives).map(({ name }) => name)).toEqual(["A5 without role_has_need_to_know"]);
  },
);

it("[CO4] answers with something missing as every case of it is answered, however the table is changed", () => {
  const partly: { readonly bits: Bits; readonly cases: readonly Bits[] }[] = [];
  const partial = (input: ConsentInput, place: number): void => {
    const names = INPUT_NAMES.filter((_, at) => at === place % INPUT_NAMES.length);
    partly.push({ bits: bitsOf(without(input, names)), cases: everyCaseOf(input, names).map(bitsOf) });
  };
  EXAMPLES.forEach(({ input }, at) => {
    for (let step = 0; step < INPUT_NAMES.length; step += 4) partial(input, at + step);
  });
  let disagree = 0;
  for (const { rules } of mutations()) {
    const sureMatch = compileSureTable(rules);
    const firstMatch = compileTable(rules);
    for (const { bits, cases } of partly) {
      const [first, ...others] = new Set(cases.map((each) => firstMatch(each)));
      const sure = others.length === 0 ? (first ?? null) : null;
      if (sureMatch(bits) !== sure) disagree += 1;
    }
  }
  expect(disagree).toBe(0);
});
