// @vitest-environment node
import { describe, expect, it } from "vitest";
import { CATALOGUES, readCatalogue } from "./catalogue.fixture.ts";

/** What a text takes: its values, whether they are counted, and how often a count is told. */
function shapeOf(message: string): readonly string[] {
  const values = [...message.matchAll(/\{(\w+)(?=\}|, (plural))/g)].map(
    ([, name, counted]) => `${name} ${counted ?? "as it is"}`,
  );
  const forms = [...message.matchAll(/(zero|one|two|few|many|other|=\d+) \{[^{}]*\}/g)].map(
    ([form, name]) => `${name}: ${form.split("#").length - 1} counts`,
  );
  return [...new Set(values), ...forms].toSorted();
}

/** Every form that a count up to a thousand can take in a language. */
function formsOf(language: string): readonly string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set([0, 1, 2, 5, 11, 21, 100, 1000].map((count) => rules.select(count)))].toSorted();
}

/** Words by which Spanish speaks to somebody as tú; of verbs those that are common here, and the past, which no other form ends in. */
const FAMILIAR =
  /(?<!\p{L})(?:tú|tus?|ti|te|contigo|tuy[oa]s?|tienes|puedes|quieres|debes|estás|ves|asúmel[oa]|(?!contraste|existe|triste)\p{L}+[ai]ste)(?!\p{L})/iu;

describe("a translation", () => {
  it.each([
    ["{name} has this", ["name as it is"]],
    [
      "{0, plural, one {# day} other {# days}} of {name}",
      ["0 plural", "name as it is", "one: 1 counts", "other: 1 counts"],
    ],
  ])("has a shape: %s", (message, shape) => {
    expect(shapeOf(message)).toEqual(shape);
  });

  it.each(["es", "fr"] as const)(
    "to %s takes the same values as the English, and counts alike",
    (language) => {
      const unlike = [...readCatalogue(language)]
        .filter(([english, words]) => words !== "" && shapeOf(words).join() !== shapeOf(english).join())
        .map(([english, words]) => `${english} => ${words}`);
      expect(unlike).toEqual([]);
    },
  );

  it.each(["en", "es", "fr"] as const)("to %s stands for every text", (language) => {
    const missing = [...readCatalogue(language)].filter(([, words]) => words === "");
    expect(missing.map(([english]) => english)).toEqual([]);
  });

  it.each(["es", "fr"] as const)(
    "to %s is one wherever the text is said: of two, one would be shown by chance",
    (language) => {
      const said = new Map<string, string>();
      const unlike: string[] = [];
      for (const [english, words] of CATALOGUES.flatMap((folder) => [...readCatalogue(language, [folder])])) {
        const first = said.get(english) ?? words;
        if (first !== words) unlike.push(`${english} => ${first}, ${words}`);
        said.set(english, first);
      }
      expect(unlike).toEqual([]);
    },
  );

  it.each(["en", "es", "fr"] as const)("to %s has every form that a count takes there", (language) => {
    const counted = [...readCatalogue(language).values()].filter((words) => words.includes(", plural,"));
    expect(counted.length).toBeGreaterThan(5);
    const short = counted.filter((words) => formsOf(language).some((form) => !words.includes(`${form} {`)));
    expect(short).toEqual([]);
  });

  it.each(["es", "fr"] as const)("to %s has no straight apostrophe, which would hide a value", (language) => {
    expect([...readCatalogue(language).values()].filter((words) => words.includes("'"))).toEqual([]);
  });

  it("to Spanish speaks to its reader as usted, always", () => {
    const familiar = [...readCatalogue("es").values()].filter((words) => FAMILIAR.test(words));
    expect(familiar).toEqual([]);
    expect(
      ["¿Quieres una pausa?", "es tuyo", "Asúmelo o avisa", "que escribiste", "contraste"].map((words) =>
        FAMILIAR.test(words),
      ),
    ).toEqual([true, true, true, true, false]);
  });

  it.each([
    ["es", "turno"],
    ["fr", "permanence"],
  ] as const)("to %s calls a shift by one word: %s", (language, shift) => {
    const other = [...readCatalogue(language)].filter(
      ([english, words]) => /\bshifts?\b(?! leads?\b)/i.test(english) && !words.toLowerCase().includes(shift),
    );
    expect(other).toEqual([]);
  });

  it("to French never lets a line begin with a sign that belongs to the word before it", () => {
    const loose = [...readCatalogue("fr").values()].filter((words) =>
      /[\p{L}\d}] [;:!»]|« |\p{L} \?$/u.test(words),
    );
    expect(loose).toEqual([]);
  });
});
