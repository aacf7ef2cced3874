import { describe, expect, it } from "vitest";
import { CallSettings, EmergencyCentres } from "./call-settings.ts";

const CENTRE = {
  id: "fairfield",
  name: "Fairfield dispatch",
  place: "Fairfield County",
  number: "+15550100",
};

describe("emergency centres", () => {
  it("are each on the list once, under a name, a place and a number that can be dialled", () => {
    expect(EmergencyCentres.safeParse([CENTRE]).success).toBe(true);
    expect(EmergencyCentres.safeParse([CENTRE, { ...CENTRE, name: "Again" }]).success).toBe(false);
    for (const wrong of [{ number: "ask Jo" }, { number: "" }, { place: " " }, { name: "a\nb" }])
      expect(EmergencyCentres.safeParse([{ ...CENTRE, ...wrong }]).success).toBe(false);
  });
});

it("an emergency centre has a note or none, and one that was kept before there were notes has none", () => {
  expect(EmergencyCentres.parse([CENTRE])).toEqual([{ ...CENTRE, note: null }]);
  expect(EmergencyCentres.safeParse([{ ...CENTRE, note: "ring twice" }]).success).toBe(true);
  expect(EmergencyCentres.safeParse([{ ...CENTRE, note: "two\nlines" }]).success).toBe(false);
});

describe("settings of calls", () => {
  it("are whole without anything said: two languages, and no number shown", () => {
    expect(CallSettings.parse({})).toEqual({
      promptLanguages: ["en", "es"],
      aliasNumber: null,
      shortAbandonMs: 5000,
    });
  });

  it("greet in one language at least, and in each once", () => {
    expect(CallSettings.safeParse({ promptLanguages: [] }).success).toBe(false);
    expect(CallSettings.safeParse({ promptLanguages: ["es", "es"] }).success).toBe(false);
    expect(CallSettings.safeParse({ promptLanguages: ["es"], aliasNumber: "+15550100" }).success).toBe(true);
  });
});
