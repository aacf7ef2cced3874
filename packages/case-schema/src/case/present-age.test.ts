import { expect, it } from "vitest";
import { PersonId } from "../ids.ts";
import { SubjectAge } from "../release.ts";
import { CasePerson, newCasePerson } from "./case-person.ts";
import { presentAge } from "./present-age.ts";

const AT = Date.UTC(2026, 5, 1, 12);
const DAY = 24 * 60 * 60_000;
const HOUR = 60 * 60_000;
const said = (age: SubjectAge, ageYears: number | null = null, bornOn: string | null = null) => ({
  age,
  ageYears,
  bornOn,
});
const isPerson = (over: ReturnType<typeof said>): boolean =>
  CasePerson.safeParse({ ...newCasePerson(PersonId.parse("00000000-0000-7000-8000-000000000001")), ...over })
    .success;

it("[CR12] is not written down where years and age contradict each other", () => {
  for (const age of SubjectAge.options) {
    expect({ age, child: isPerson(said(age, 15)) }).toEqual({
      age,
      child: age !== "adult",
    });
    expect({ age, adult: isPerson(said(age, 18)) }).toEqual({ age, adult: age !== "minor" });
  }
});

it("[CR12] is that of a child whose years were written first, before and after it is said", () => {
  expect([isPerson(said("unknown", 16)), presentAge(said("unknown", 16), AT)]).toEqual([true, "minor"]);
  expect([isPerson(said("minor", 16)), presentAge(said("minor", 16), AT)]).toEqual([true, "minor"]);
});

it("[CR12] is that of a child where the birthday says so, whatever else was written", () => {
  for (const age of SubjectAge.options) {
    expect(presentAge(said(age, null, "2010-01-01"), AT)).toBe("minor");
    expect(presentAge(said(age, 40, "2010-01-01"), AT)).toBe("minor");
    expect(presentAge(said(age, 15), AT)).toBe("minor");
  }
});

it("[CR12] is that of an adult from the birthday on, once it is that day everywhere", () => {
  const child = said("adult", null, "2008-06-01");
  const born = Date.UTC(2026, 5, 1);
  expect(presentAge(child, born)).toBe("minor");
  expect(presentAge(child, born + 12 * HOUR - 1)).toBe("minor");
  expect(presentAge(child, born + 12 * HOUR)).toBe("adult");
  expect(presentAge(said("unknown", null, "2008-02-29"), Date.UTC(2026, 2, 1) + 12 * HOUR)).toBe("adult");
  expect(presentAge(said("unknown", null, "2008-02-29"), Date.UTC(2026, 1, 28) + 12 * HOUR)).toBe("minor");
});

it("[CR12] is for a person to judge where somebody was written down as a child, and the years say otherwise", () => {
  for (const age of ["minor", "minor_suspected"] as const) {
    expect(presentAge(said(age, null, "1990-01-01"), AT)).toBe("minor_suspected");
    expect(presentAge(said(age, 30), AT)).toBe("minor_suspected");
  }
  expect(presentAge(said("adult", 15, "1990-01-01"), AT)).toBe("minor_suspected");
  expect(presentAge(said("unknown", 30), AT)).toBe("adult");
});

it("[CR12] is as it was written where nothing else is known, and no adult's where the instant or the day cannot be read", () => {
  for (const age of SubjectAge.options) expect(presentAge(said(age), AT)).toBe(age);
  for (const at of [Number.NaN, Number.POSITIVE_INFINITY, 1e300])
    expect(presentAge(said("adult", null, "1990-01-01"), at)).toBe("minor");
  for (const day of ["", "1990", "9990-01-01", "yesterday"])
    expect(presentAge(said("adult", null, day), AT + 400 * DAY)).toBe("minor");
});
