import type { MixedInput } from "./decision.ts";
import { INPUT_NAMES, INPUTS, type ConsentInput, type InputName } from "./input.ts";
import { listOf } from "./own-once.ts";
import type { Rule } from "./rule.ts";

/**
 * An input with one bit for the value of each name, in three words: a rule is then three comparisons. Several bits of one name:
 * it may be any of these.
 */
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

/** An input that was read. */
export interface InputRead {
  readonly problems: null;
  /** A bit for each value that is known, and for a name that is missing a bit for each of its values. */
  readonly bits: Bits;
  /** The names of which nothing was said. */
  readonly missing: readonly InputName[];
  /** The kinds of fact where there are several at once, as they were given; no bit stands for them. */
  readonly classes: readonly unknown[] | null;
}

/** The names of what cannot be read, or `more` where none of the table's names is among it. */
export interface InputUnread {
  readonly problems: readonly (InputName | "more")[];
}

/** How many kinds of fact are looked at: more than there are, since one may be named twice. */
const CLASSES_MAX = 100;
const NO_NAMES: readonly InputName[] = Object.freeze([]);

/**
 * Reads an input from wherever it comes. Only what is the input's own is read, once, so that nothing stands in for what was left
 * out. What is missing can be any of its values; the names of those that say what the table does not know come back instead.
 */
export function readInput(input: ConsentInput | MixedInput): InputRead | InputUnread {
  let first = 0;
  let second = 0;
  let third = 0;
  let known = 0;
  let classes: readonly unknown[] | null = null;
  const names = Object.keys(input);
  for (const name of names) {
    const place = BY_NAME.get(name);
    if (place === undefined) continue;
    const value: unknown = input[place.name];
    const bit = place.codes.get(value);
    if (bit !== undefined) {
      if (place.word === "first") first |= bit;
      else if (place.word === "second") second |= bit;
      else third |= bit;
    } else if (place.name === "data_classes" && Array.isArray(value)) classes = value;
    else continue;
    known += 1;
  }
  if (known === PLACES.length && names.length === known && classes === null)
    return { bits: { first, second, third }, missing: NO_NAMES, classes, problems: null };
  return readRest({ first, second, third }, names.length === known, classes);
}

/** Reads what is not simply one value for each name. */
function readRest(
  known: Bits,
  isAllKnown: boolean,
  classes: readonly unknown[] | null,
): InputRead | InputUnread {
  const without = PLACES.filter(
    ({ name, word, all }) => (known[word] & all) === 0 && !(name === "data_classes" && classes !== null),
  );
  const missing = without.map(({ name }) => name);
  if (!isAllKnown) return { problems: missing.length > 0 ? missing : ["more"] };
  if (classes !== null && classes.length > CLASSES_MAX) return { problems: ["data_classes"] };
  const bits = { ...known };
  for (const { word, all } of without) bits[word] |= all;
  return { bits, missing, classes: classes === null ? null : listOf(classes), problems: null };
}

/** The same input with this kind of fact; `null` where it is none. */
export function withClass(bits: Bits, dataClass: unknown): Bits | null {
  const place = BY_NAME.get("data_classes");
  const bit = place?.codes.get(dataClass);
  return place === undefined || bit === undefined ? null : { ...bits, [place.word]: bits[place.word] | bit };
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

/** Makes a question of a rule's conditions: whether they hold, for every value that an input may have. */
export function compileWhen(when: Rule["when"]): (bits: Bits) => boolean {
  const forbidden = { ...NOTHING };
  for (const place of PLACES) forbidden[place.word] |= forbiddenIn(place, when);
  const { first, second, third } = forbidden;
  return (bits) => ((bits.first & first) | (bits.second & second) | (bits.third & third)) === 0;
}

/** The values of a name with which a rule does not match. */
function forbiddenIn({ name, codes, all }: Place, when: Rule["when"]): number {
  const maskOf = (values: readonly unknown[]): number =>
    values.reduce<number>((mask, value) => mask | (codes.get(value) ?? 0), 0);
  const some = when[name];
  const none = when[`${name}_not`];
  return (some === undefined ? 0 : all & ~maskOf(some)) | (none === undefined ? 0 : maskOf(none));
}

/** Makes a question of a rule's conditions: whether they hold for some value that an input may have. */
function compileMaybe(when: Rule["when"]): (bits: Bits) => boolean {
  const conditions = PLACES.flatMap((place) => {
    const forbidden = forbiddenIn(place, when);
    return forbidden === 0 ? [] : [{ word: place.word, allowed: place.all & ~forbidden }];
  });
  return (bits) => conditions.every(({ word, allowed }) => (bits[word] & allowed) !== 0);
}

/** Makes a function of rules: the first that matches, or `null` where none does. */
export function compileTable<Line extends Rule>(rules: readonly Line[]): (bits: Bits) => Line | null {
  const lines = rules.map((rule) => ({ rule, matches: compileWhen(rule.when) }));
  return (bits) => {
    for (const { rule, matches } of lines) if (matches(bits)) return rule;
    return null;
  };
}

/**
 * Makes a function of rules for inputs of which something is missing: the rule that is the first to match whatever is missing may
 * be, or `null` where that is not the same rule for all of it.
 */
export function compileSureTable<Line extends Rule>(rules: readonly Line[]): (bits: Bits) => Line | null {
  const lines = rules.map((rule) => ({
    rule,
    matches: compileWhen(rule.when),
    mayMatch: compileMaybe(rule.when),
  }));
  return (bits) => {
    for (const { rule, matches, mayMatch } of lines) {
      if (matches(bits)) return rule;
      // It decides for some of what is missing, and another one for the rest.
      if (mayMatch(bits)) return null;
    }
    return null;
  };
}
