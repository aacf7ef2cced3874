import { expect, it } from "vitest";
import { coolTemperature } from "../library/cool-temperature/script.ts";
import { orientHereNow } from "../library/orient-here-now/script.ts";
import { filled, widestForms } from "./filled.ts";
import { EXIT, sharedWords, wordsFor } from "./words-for.ts";

const TEXT = { language: "en", form: "text", covert: false } as const;

it("[GS5] a step says what its language, form and variant have", () => {
  expect(wordsFor(orientHereNow, "day", TEXT)).toBe(
    "Today is {today}. I'm here with you. We can pause this whenever you like.",
  );
  expect(wordsFor(orientHereNow, "day", { ...TEXT, covert: true })).toBe(
    "It's {today} today. No need to write back.",
  );
  expect(wordsFor(orientHereNow, EXIT, { language: "fr", form: "tty", covert: false })).toBe(
    "On peut en rester là. C'est assez. GA",
  );
  expect(sharedWords("quiet", { language: "es", form: "voice", covert: true })).toBe(
    "Sigo aquí. No hace falta que diga nada.",
  );
});

it("[GS5] what could be seen is not said to somebody who is watched", () => {
  expect(wordsFor(coolTemperature, "cool", { ...TEXT, covert: true })).toBeNull();
  expect(wordsFor(coolTemperature, EXIT, { ...TEXT, covert: true })).toBeNull();
});

it("[GS5] a language or a step that a script does not have says nothing", () => {
  const english = { ...orientHereNow, wordings: { en: orientHereNow.wordings.en! } };
  expect(wordsFor(english, "day", { ...TEXT, language: "es" })).toBeNull();
  expect(wordsFor(english, "nowhere", TEXT)).toBeNull();
});

it("[GS5] the date is filled in wherever it stands", () => {
  expect(filled("{today}: {today}.", "Monday")).toBe("Monday: Monday.");
  expect(widestForms("No date.", "es")).toEqual(["No date."]);
  expect(widestForms("{today}", "fr")).toEqual(["mercredi 30 septembre", "mercredi 30 août"]);
});
