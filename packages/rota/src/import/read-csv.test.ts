import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DUTIES } from "../shift.ts";
import { readRotaCsv, type CsvContext } from "./read-csv.ts";
import { rotaProblemText, type RotaProblem } from "./rota-problem.ts";

const HOUR = 3_600_000;
const KNOWN = ["lee", "ada", "cam"];
const context: CsvContext = { zone: "America/New_York", knows: (who) => KNOWN.includes(who) };
const HEAD = "duty,who,from,until";
const read = (...lines: readonly string[]) => readRotaCsv([HEAD, ...lines].join("\n"), context);
const problemsOf = (text: string): readonly RotaProblem[] => {
  const told = readRotaCsv(text, context);
  return told.ok ? [] : told.problems;
};
const shiftsOf = (...lines: readonly string[]) => {
  const told = read(...lines);
  if (!told.ok) throw new Error(told.problems.map(rotaProblemText).join("; "));
  return told.shifts;
};

describe("a rota of lines", () => {
  it("[RO3] is read whole, whatever the order of its lines and columns", () => {
    const text =
      '﻿Who,Duty,zone,until,from\r\nada,counsel,Europe/Paris,2026-01-02 08:00,2026-01-01 20:00\r\n\r\nlee,Lead,,"2026-01-01 06:00",2025-12-31T22:00\r\n';
    expect(readRotaCsv(text, context)).toEqual({
      ok: true,
      shifts: [
        { duty: "lead", who: "lee", from: Date.UTC(2026, 0, 1, 3), until: Date.UTC(2026, 0, 1, 11) },
        { duty: "counsel", who: "ada", from: Date.UTC(2026, 0, 1, 19), until: Date.UTC(2026, 0, 2, 7) },
      ],
    });
  });

  it("[RO3] may say UTC or an offset of its own, which no zone changes", () => {
    expect(
      shiftsOf("lead,lee,2026-07-01T22:00Z,2026-07-02 01:00+02:00").map(({ from, until }) => [from, until]),
    ).toEqual([[Date.UTC(2026, 6, 1, 22), Date.UTC(2026, 6, 1, 23)]]);
  });

  it("[RO5] has a night shift of seven hours when the clocks go forward, and of nine when they go back", () => {
    const hours = (from: string, until: string): readonly number[] =>
      shiftsOf(`lead,lee,${from} 22:00,${until} 06:00`).map((shift) => (shift.until - shift.from) / HOUR);
    expect(hours("2026-03-07", "2026-03-08")).toEqual([7]);
    expect(hours("2026-10-31", "2026-11-01")).toEqual([9]);
    expect(hours("2026-05-01", "2026-05-02")).toEqual([8]);
  });

  it("[RO5] leaves no hour out that comes twice: it begins the first time and ends the second", () => {
    const [before, after] = shiftsOf(
      "lead,lee,2026-10-31 22:00,2026-11-01 01:30",
      "lead,ada,2026-11-01 01:30,2026-11-01 08:00",
    );
    expect(before?.until).toBe(Date.UTC(2026, 10, 1, 6, 30));
    expect(after?.from).toBe(Date.UTC(2026, 10, 1, 5, 30));
  });
});

describe("a rota of lines that cannot be taken", () => {
  it.each<[string, string, RotaProblem]>([
    ["is too large", "x".repeat(1_000_001), { code: "too_large", line: null, column: null }],
    ["is nothing", "", { code: "no_shifts", line: null, column: null }],
    ["has columns and no line", HEAD, { code: "no_shifts", line: null, column: null }],
    [
      "has a quotation mark that does not close",
      `${HEAD}\nlead,"lee,a,b`,
      { code: "not_csv", line: 2, column: null },
    ],
    [
      "lacks a column",
      "duty,who,from\nlead,lee,2026-01-01 10:00",
      { code: "column_missing", line: 1, column: "until" },
    ],
    [
      "has a column that nobody knows",
      `${HEAD},phone\na,b,c,d,e`,
      { code: "column_unknown", line: 1, column: "5" },
    ],
    ["has a column twice", `${HEAD},who\na,b,c,d,e`, { code: "column_twice", line: 1, column: "who" }],
    [
      "has a line with a field too many",
      `${HEAD}\nlead,lee,a,b,c`,
      { code: "fields_differ", line: 2, column: null },
    ],
    [
      "has a duty that is none",
      `${HEAD}\nboss,lee,2026-01-01 10:00,2026-01-01 12:00`,
      { code: "duty_unknown", line: 2, column: "duty" },
    ],
    [
      "names somebody who does not sign in",
      `${HEAD}\nlead,nora,2026-01-01 10:00,2026-01-01 12:00`,
      { code: "who_unknown", line: 2, column: "who" },
    ],
    [
      "writes a time otherwise",
      `${HEAD}\nlead,lee,1/2/2026 10:00,2026-01-01 12:00`,
      { code: "time_invalid", line: 2, column: "from" },
    ],
    [
      "has a day that is none",
      `${HEAD}\nlead,lee,2026-02-28 10:00,2026-02-30 12:00`,
      { code: "time_invalid", line: 2, column: "until" },
    ],
    [
      "has an offset that is none",
      `${HEAD}\nlead,lee,2026-02-28 10:00+25:00,2026-02-28 12:00`,
      { code: "time_invalid", line: 2, column: "from" },
    ],
    [
      "has a time over which the clocks go forward",
      `${HEAD}\nlead,lee,2026-03-08 02:30,2026-03-08 06:00`,
      { code: "time_not_there", line: 2, column: "from" },
    ],
    [
      "ends before it begins",
      `${HEAD}\nlead,lee,2026-01-01 10:00,2026-01-01 10:00`,
      { code: "ends_before", line: 2, column: "until" },
    ],
    [
      "goes on for more than a fortnight",
      `${HEAD}\nlead,lee,2026-01-01 10:00,2026-01-16 10:00`,
      { code: "too_long", line: 2, column: "until" },
    ],
    [
      "has somebody on twice for one duty",
      `${HEAD}\nlead,lee,2026-01-01 10:00,2026-01-01 12:00\nlead,lee,2026-01-01 11:59,2026-01-01 13:00`,
      { code: "overlaps", line: 3, column: null },
    ],
  ])("[RO3] [RO6] says where: it %s", (_what, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it("[RO3] has an unknown zone, where the place of the house is not asked", () => {
    expect(problemsOf(`${HEAD},zone\nlead,lee,2026-01-01 10:00,2026-01-01 12:00,Mars/Base`)).toEqual([
      { code: "zone_unknown", line: 2, column: "zone" },
    ]);
  });

  it("[RO3] is taken not at all, and all that is wrong is said, in the order of the lines", () => {
    const told = read(
      "lead,lee,2026-01-01 10:00,2026-01-01 12:00",
      "boss,ada,x,y",
      "",
      "lead,nora,2026-01-01 10:00,2026-01-01 12:00",
    );
    expect(told).toEqual({
      ok: false,
      problems: [
        { code: "duty_unknown", line: 3, column: "duty" },
        { code: "time_invalid", line: 3, column: "from" },
        { code: "time_invalid", line: 3, column: "until" },
        { code: "who_unknown", line: 5, column: "who" },
      ],
    });
  });

  it("[RO6] may have one after another, and one person on for two duties", () => {
    expect(
      shiftsOf(
        "lead,lee,2026-01-01 10:00,2026-01-01 12:00",
        "lead,lee,2026-01-01 12:00,2026-01-01 14:00",
        "manager,lee,2026-01-01 10:00,2026-01-01 14:00",
      ),
    ).toHaveLength(3);
  });

  it("[RO4] is told without a word of it, and without blame", () => {
    const secret = "secretword";
    const problems = problemsOf(`${HEAD},${secret}\n`).concat(
      problemsOf(
        `${HEAD}\n${secret},${secret},${secret},${secret}\nlead,${secret},2026-01-01 10:00,2026-01-01 09:00`,
      ),
    );
    expect(problems.length).toBeGreaterThan(3);
    for (const text of problems.map(rotaProblemText)) {
      expect(text).not.toContain(secret);
      expect(text).not.toMatch(/\byou\b|\bplease\b|error/i);
      expect(text).toMatch(/\.$/);
    }
    expect(rotaProblemText({ code: "ends_before", line: 4, column: "until" })).toBe(
      "line 4, until: The shift ends before it begins.",
    );
    expect(rotaProblemText({ code: "no_shifts", line: null, column: null })).toBe("The file holds no shift.");
  });

  it("[RO3] never has more problems told than somebody reads, nor more shifts than a rota has", () => {
    const lines = (count: number) => Array.from({ length: count }, () => "boss,x,y,z").join("\n");
    expect(problemsOf(`${HEAD}\n${lines(300)}`)).toHaveLength(200);
    expect(problemsOf(`${HEAD}${",shift".repeat(300)}\nx`)).toHaveLength(200);
    expect(problemsOf(`${HEAD}\n${lines(10_001)}`)).toEqual([{ code: "too_many", line: null, column: null }]);
  });
});

describe("any rota of lines", () => {
  const someLine = fc
    .record({
      duty: fc.constantFrom(...DUTIES),
      who: fc.constantFrom(...KNOWN),
      day: fc.integer({ min: 1, max: 28 }),
      hour: fc.integer({ min: 0, max: 23 }),
    })
    .map(({ duty, who, day, hour }) => ({
      duty,
      who,
      from: Date.UTC(2026, 4, day, hour),
      until: Date.UTC(2026, 4, day, hour + 8),
    }));

  it("[RO3] is read as it was written, or refused for what overlaps", () => {
    fc.assert(
      fc.property(fc.array(someLine, { minLength: 1, maxLength: 12 }), (shifts) => {
        const written = shifts.map(
          ({ duty, who, from, until }) =>
            `${duty},${who},${new Date(from).toISOString().slice(0, 16)}Z,${new Date(until).toISOString().slice(0, 16)}Z`,
        );
        const told = read(...written);
        const overlaps = shifts.some((one, index) =>
          shifts.some(
            (other, place) =>
              place > index &&
              one.duty === other.duty &&
              one.who === other.who &&
              one.from < other.until &&
              other.from < one.until,
          ),
        );
        expect(told.ok).toBe(!overlaps);
        const read1 = told.ok ? told.shifts.map((shift) => JSON.stringify(shift)) : [];
        expect(read1.toSorted()).toEqual(
          overlaps ? [] : shifts.map((shift) => JSON.stringify(shift)).toSorted(),
        );
      }),
      { numRuns: rounds(200) },
    );
  });

  it("[RO3] throws at no text", () => {
    const noise = fc.string({
      unit: fc.constantFrom(",", "\n", '"', "lead", "lee", "2026-01-01 10:00", "from", " ", "\u0000", "duty"),
    });
    fc.assert(
      fc.property(noise, (text) => {
        expect(readRotaCsv(text, context).ok).toBe(false);
        expect(typeof readRotaCsv(`${HEAD}\n${text}`, context).ok).toBe("boolean");
      }),
      { numRuns: rounds(300) },
    );
  });
});
