import { INPUT_NAMES, INPUTS, type ConsentInput, type InputName } from "./input.ts";
import type { Rule } from "./rule.ts";

/** An input with one bit for the value of each name, in three words: a rule is then three comparisons. */
export interface Bits {
  readonly first: number;
  readonly second: number;
  readonly third: number;
}

const WORDS = ["first", "second", "third"] as const;
type Word = (typeof WORDS)[number];

/** A word holds this many bits and stays a small integer. */
const WORD_BITS = 30;

interface Place {
  readonly name: InputName;
  readonly word: Word;
  readonly codes: ReadonlyMap<unknown, number>;
  /** All bits of this name. */
  readonly all: number;
}

const PLACES: readonly Place[] = placed();
const NOTHING: Bits = Object.freeze({ first: 0, second: 0, third: 0 });

/** Gives each name the first word that has room for its values. */
function placed(): readonly Place[] {
  const used = { first: 0, second: 0, third: 0 };
  return INPUT_NAMES.map((name) => {
    const values: readonly unknown[] = INPUTS[name];
    const word = WORDS.find((each) => used[each] + values.length <= WORD_BITS);
    if (word === undefined) throw new Error("the table has more values than fit into three words");
    const start = used[word];
    used[word] += values.length;
    const codes = new Map(values.map((value, index) => [value, 1 << (start + index)]));
    return { name, word, codes, all: [...codes.values()].reduce((one, other) => one | other, 0) };
  });
}

const BY_NAME: ReadonlyMap<string, Place> = new Map(PLACES.map((place) => [place.name, place]));

/**
 * Reads an input from wherever it comes. Only what is the input's own is read, once, so that nothing stands in for what was left
 * out; the names of those that are missing or say what the table does not know come back instead.
 */
export function readInput(
  input: ConsentInput,
): { readonly bits: Bits; readonly problems: null } | { readonly problems: readonly (InputName | "more")[] } {
  let first = 0;
  let second = 0;
  let third = 0;
  let known = 0;
  const names = Object.keys(input);
  for (const name of names) {
    const place = BY_NAME.get(name);
    const bit = place?.codes.get(input[place.name]);
    if (place === undefined || bit === undefined) continue;
    if (place.word === "first") first |= bit;
    else if (place.word === "second") second |= bit;
    else third |= bit;
    known += 1;
  }
  const bits = { first, second, third };
  if (known === PLACES.length && names.length === known) return { bits, problems: null };
  const missing = PLACES.filter(({ word, all }) => (bits[word] & all) === 0).map(({ name }) => name);
  return { problems: missing.length > 0 ? missing : ["more"] };
}

/** What a change of some names does to an input. */
export interface Change {
  readonly kept: Bits;
  readonly set: Bits;
}

/** Makes a change ready to be tried many times. */
export function compileChange(change: Partial<ConsentInput>): Change {
  const kept = { first: -1, second: -1, third: -1 };
  const set = { ...NOTHING };
  for (const { name, word, codes, all } of PLACES) {
    const bit = codes.get(change[name]);
    if (bit === undefined) continue;
    kept[word] &= ~all;
    set[word] |= bit;
  }
  return { kept, set };
}

/** The same input, changed. */
export function changedBits(bits: Bits, { kept, set }: Change): Bits {
  return {
    first: (bits.first & kept.first) | set.first,
    second: (bits.second & kept.second) | set.second,
    third: (bits.third & kept.third) | set.third,
  };
}

/** Whether both are the same input. */
export function sameBits(one: Bits, other: Bits): boolean {
  return one.first === other.first && one.second === other.second && one.third === other.third;
}

/** Makes a question of a rule's conditions. */
export function compileWhen(when: Rule["when"]): (bits: Bits) => boolean {
  const forbidden = { ...NOTHING };
  for (const { name, word, codes, all } of PLACES) {
    const maskOf = (values: readonly unknown[]): number =>
      values.reduce<number>((mask, value) => mask | (codes.get(value) ?? 0), 0);
    const some = when[name];
    const none = when[`${name}_not`];
    if (some !== undefined) forbidden[word] |= all & ~maskOf(some);
    if (none !== undefined) forbidden[word] |= maskOf(none);
  }
  const { first, second, third } = forbidden;
  return (bits) => ((bits.first & first) | (bits.second & second) | (bits.third & third)) === 0;
}

/** Makes a function of rules: the first that matches, or `null` where none does. */
export function compileTable<Line extends Rule>(rules: readonly Line[]): (bits: Bits) => Line | null {
  const lines = rules.map((rule) => ({ rule, matches: compileWhen(rule.when) }));
  return (bits) => {
    for (const { rule, matches } of lines) if (matches(bits)) return rule;
    return null;
  };
}
