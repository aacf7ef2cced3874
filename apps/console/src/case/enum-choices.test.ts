import { describe, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { choicesOf, type EnumName } from "./enum-choices.ts";

speak("en");

const ALL: Readonly<Record<EnumName, number>> = {
  role: 11,
  gender: 6,
  age: 4,
  exploitation: 11,
  sexual_exploitation: 4,
  trafficking_status: 3,
  recruitment: 10,
  relation: 3,
  method: 18,
  documents: 5,
  venue: 18,
  industry: 21,
  tongue: 75,
  country: 249,
  immigration: 9,
  exploiter_role: 15,
  class: 11,
};

describe("what a field can be filled from", () => {
  it.each(Object.entries(ALL) as [EnumName, number][])(
    "is told apart in words, and never shown as a code: %s",
    (name, count) => {
      const labels = choicesOf(name, "en").map(({ label }) => label);
      expect([labels.length, new Set(labels).size]).toEqual([count, count]);
      expect(labels.filter((label) => label === "" || /_|^[a-z]{3}$/.test(label))).toEqual([]);
    },
  );

  it("names countries and tongues in the reader's language, in the order of names", () => {
    const spanish = choicesOf("country", "es");
    expect(spanish.find(({ id }) => id === "DE")?.label).toBe("Alemania");
    expect(spanish.findIndex(({ id }) => id === "DE")).toBeLessThan(
      spanish.findIndex(({ id }) => id === "AR"),
    );
    expect(choicesOf("tongue", "fr").find(({ id }) => id === "spa")?.label).toBe("espagnol");
  });

  it("offers a tongue that is held, though it is a rare one", () => {
    expect(choicesOf("tongue", "en", ["mah"]).some(({ id }) => id === "mah")).toBe(true);
  });
});
