import { expect, it } from "vitest";
import { frenchSyllables } from "./french-syllables.ts";
import {
  countsOf,
  EASE_MIN,
  fernandezHuerta,
  fleschKincaidGrade,
  GRADE_MAX,
  kandelMoles,
  readingLevel,
} from "./reading-level.ts";
import { spanishSyllables } from "./spanish-syllables.ts";

const COUNTS = { sentences: 4, words: 40, syllables: 60 };

it("[GS20] the formulas are those that were published", () => {
  expect(fleschKincaidGrade(COUNTS)).toBeCloseTo(0.39 * 10 + 11.8 * 1.5 - 15.59);
  expect(fernandezHuerta(COUNTS)).toBeCloseTo(206.84 - 0.6 * 150 - 1.02 * 10);
  expect(kandelMoles(COUNTS)).toBeCloseTo(207 - 1.015 * 10 - 73.6 * 1.5);
});

it.each([
  ["en", "If you like, find five things you can see. Send any emoji when you have them."],
  ["es", "Si quiere, mire despacio a su alrededor. Basta una palabra."],
  ["fr", "Si vous voulez, regardez autour de vous. Un mot suffit."],
] as const)("[GS20] plain words are easy in %s", (language, text) => {
  expect(readingLevel(text, language).isEasy).toBe(true);
});

it.each([
  [
    "en",
    "Progressive relaxation facilitates autonomic regulation, particularly following considerable physiological hyperarousal attributable to adversity.",
  ],
  [
    "es",
    "La relajación muscular progresiva facilita la regulación del sistema nervioso autónomo, particularmente después de situaciones extraordinariamente desestabilizadoras para la persona afectada.",
  ],
  [
    "fr",
    "La relaxation musculaire progressive facilite considérablement la régulation du système nerveux autonome, particulièrement consécutivement à des situations extraordinairement déstabilisantes.",
  ],
] as const)("[GS20] a textbook is not, in %s", (language, text) => {
  expect(readingLevel(text, language).isEasy).toBe(false);
});

it("[GS20] the bounds are grade 6, and 70 of 100", () => {
  expect([GRADE_MAX, EASE_MIN]).toEqual([6, 70]);
});

it("what is filled in later is not counted, and a text of nothing has an answer", () => {
  expect(countsOf("Hoy es {today}. Estoy aquí.", spanishSyllables)).toEqual({
    sentences: 2,
    words: 4,
    syllables: 6,
  });
  expect(readingLevel("", "fr").isEasy).toBe(true);
});

it.each([
  ["aire", 2],
  ["ciudad", 2],
  ["país", 2],
  ["león", 2],
  ["queso", 2],
  ["guerra", 2],
  ["pingüino", 3],
  ["muy", 1],
  ["agua", 2],
  ["día", 2],
  ["oír", 2],
  ["cuatro", 2],
  ["respirar", 3],
  ["veía", 3],
  ["y", 1],
])("Spanish %s has %i syllables", (word, count) => {
  expect(spanishSyllables(word)).toBe(count);
});

it.each([
  ["réagir", 3],
  ["créer", 2],
  ["même", 1],
  ["choses", 1],
  ["langue", 1],
  ["quatre", 1],
  ["voyez", 2],
  ["essayé", 3],
  ["oiseau", 2],
  ["maintenant", 3],
  ["naïf", 2],
  ["le", 1],
  ["entrée", 2],
  ["d'une", 1],
])("of French %s %i are heard", (word, count) => {
  expect(frenchSyllables(word)).toBe(count);
});
