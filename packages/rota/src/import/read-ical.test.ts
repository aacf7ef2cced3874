import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Shift } from "../shift.ts";
import { readRotaIcal, type IcalContext } from "./read-ical.ts";
import { rotaProblemText, type RotaProblem } from "./rota-problem.ts";

const context: IcalContext = {
  zone: "America/New_York",
  within: { from: Date.UTC(2026, 0, 1), until: Date.UTC(2027, 0, 1) },
  knows: (who) => ["lee", "ada", "cam"].includes(who),
};
const calendar = (...lines: readonly string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rota//EN", ...lines, "END:VCALENDAR", ""].join("\r\n");
const event = (...lines: readonly string[]): readonly string[] => [
  "BEGIN:VEVENT",
  "UID:one",
  ...lines,
  "END:VEVENT",
];
const readAll = (text: string, around: Partial<IcalContext> = {}): readonly Shift[] => {
  const told = readRotaIcal(text, { ...context, ...around });
  if (!told.ok) throw new Error(told.problems.map(rotaProblemText).join("; "));
  return told.shifts;
};
const problemsOf = (text: string): readonly RotaProblem[] => {
  const told = readRotaIcal(text, context);
  return told.ok ? [] : told.problems;
};
const times = (shifts: readonly Shift[]) =>
  shifts.map(
    ({ who, from, until }) =>
      `${who} ${new Date(from).toISOString().slice(5, 16)} ${new Date(until).toISOString().slice(5, 16)}`,
  );

/** A zone that only this file describes: two hours ahead, always. */
const OWN_ZONE = [
  "BEGIN:VTIMEZONE",
  "TZID:House Time",
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0200",
  "END:STANDARD",
  "END:VTIMEZONE",
];

describe("a rota of events", () => {
  it.each<[string, readonly string[], string]>([
    ["in UTC", ["DTSTART:20260701T220000Z", "DTEND:20260702T060000Z"], "lee 07-01T22:00 07-02T06:00"],
    [
      "in a zone of IANA",
      ["DTSTART;TZID=Europe/Paris:20260701T220000", "DTEND;TZID=Europe/Paris:20260702T060000"],
      "lee 07-01T20:00 07-02T04:00",
    ],
    [
      "in the zone of the house",
      ["DTSTART:20260701T220000", "DTEND:20260702T060000"],
      "lee 07-02T02:00 07-02T10:00",
    ],
    [
      "in a zone that the file describes",
      ["DTSTART;TZID=House Time:20260701T220000", "DTEND;TZID=House Time:20260702T060000"],
      "lee 07-01T20:00 07-02T04:00",
    ],
    ["for a duration", ["DTSTART:20260701T220000Z", "DURATION:PT8H"], "lee 07-01T22:00 07-02T06:00"],
  ])("[RO3] [RO5] is read: %s", (_how, lines, shift) => {
    expect(times(readAll(calendar(...OWN_ZONE, ...event("SUMMARY:lead: lee", ...lines))))).toEqual([shift]);
  });

  it("[RO5] takes a zone as it is known here, whatever the file says of it", () => {
    const wrong = OWN_ZONE.map((line) => (line.startsWith("TZID") ? "TZID:Europe/Paris" : line));
    const lines = event("SUMMARY:lead: lee", "DTSTART;TZID=Europe/Paris:20260115T220000", "DURATION:PT1H");
    expect(times(readAll(calendar(...wrong, ...lines)))).toEqual(["lee 01-15T21:00 01-15T22:00"]);
  });

  it("[RO5] [RO7] repeats at the same time by the clock, over the night in which it changes", () => {
    const nightly = event(
      "SUMMARY:Lead: lee",
      "DTSTART;TZID=America/New_York:20260306T220000",
      "DTEND;TZID=America/New_York:20260307T060000",
      "RRULE:FREQ=DAILY;COUNT=3",
    );
    expect(times(readAll(calendar(...nightly)))).toEqual([
      "lee 03-07T03:00 03-07T11:00",
      "lee 03-08T03:00 03-08T10:00",
      "lee 03-09T02:00 03-09T10:00",
    ]);
  });

  it("[RO7] ends with the instant up to which it repeats, in a zone that is behind as in one that is ahead", () => {
    const until = (zone: string, hour: string) =>
      readAll(
        calendar(
          ...event(
            "SUMMARY:lead: lee",
            `DTSTART;TZID=${zone}:20260601T${hour}0000`,
            "DURATION:PT1H",
            "RRULE:FREQ=DAILY;UNTIL=20260603T235959Z",
          ),
        ),
      ).length;
    // In New York 22:00 of the third is the fourth in UTC; in Tokyo 08:00 of the fourth is still the third.
    expect(until("America/New_York", "22")).toBe(2);
    expect(until("Asia/Tokyo", "08")).toBe(4);
  });

  it("[RO7] is as it was changed, moved and cancelled", () => {
    const text = calendar(
      ...event(
        "SUMMARY:lead: lee",
        "DTSTART;TZID=Europe/Paris:20260601T080000",
        "DURATION:PT8H",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20260616T235959Z",
        "EXDATE;TZID=Europe/Paris:20260602T080000",
      ),
      ...event(
        "RECURRENCE-ID;TZID=Europe/Paris:20260608T080000",
        "SUMMARY:lead: ada",
        "DTSTART;TZID=Europe/Paris:20260608T100000",
        "DURATION:PT8H",
      ),
      ...event(
        "RECURRENCE-ID;TZID=Europe/Paris:20260609T080000",
        "SUMMARY:lead: lee",
        "DTSTART;TZID=Europe/Paris:20260609T080000",
        "DURATION:PT8H",
        "STATUS:CANCELLED",
      ),
    );
    expect(times(readAll(text))).toEqual([
      "lee 06-01T06:00 06-01T14:00",
      "ada 06-08T08:00 06-08T16:00",
      "lee 06-15T06:00 06-15T14:00",
      "lee 06-16T06:00 06-16T14:00",
    ]);
  });

  it("[RO7] is taken within the time that was asked about, with what reaches into it", () => {
    const nightly = event(
      "SUMMARY:lead: lee",
      "DTSTART:20250101T220000Z",
      "DURATION:PT8H",
      "RRULE:FREQ=DAILY",
    );
    const within = { from: Date.UTC(2026, 5, 10, 1), until: Date.UTC(2026, 5, 11, 22) };
    expect(times(readAll(calendar(...nightly), { within }))).toEqual([
      "lee 06-09T22:00 06-10T06:00",
      "lee 06-10T22:00 06-11T06:00",
    ]);
  });

  it("[RO3] tells no more than anybody repairs at once, in the order of the file", () => {
    const wrong = Array.from({ length: 300 }, (_none, nth) =>
      event("SUMMARY:lead: lee", `DTSTART;VALUE=DATE:2026070${(nth % 9) + 1}`),
    ).flat();
    const told = problemsOf(calendar(...wrong));
    expect(told).toHaveLength(200);
    expect(told.slice(0, 2).map(({ line }) => line)).toEqual([7, 12]);
  });
});

describe("a rota of events that cannot be taken", () => {
  const from = "DTSTART:20260701T220000Z";
  const until = "DTEND:20260702T060000Z";
  it.each<[string, string, RotaProblem]>([
    ["is too large", "x".repeat(1_000_001), { code: "too_large", line: null, column: null }],
    ["is nothing", "", { code: "not_ical", line: null, column: null }],
    ["is something else", "duty,who\nlead,lee", { code: "not_ical", line: null, column: null }],
    ["has no event", calendar(), { code: "no_shifts", line: null, column: null }],
    [
      "begins never",
      calendar(...event("SUMMARY:lead: lee")),
      { code: "time_invalid", line: 4, column: "dtstart" },
    ],
    [
      "says only on which day",
      calendar(...event("SUMMARY:lead: lee", "DTSTART;VALUE=DATE:20260701")),
      { code: "all_day", line: 7, column: "dtstart" },
    ],
    [
      "is in a zone that nobody knows",
      calendar(...event("SUMMARY:lead: lee", "DTSTART;TZID=Mars:20260701T220000", "DURATION:PT8H")),
      { code: "zone_unknown", line: 7, column: "dtstart" },
    ],
    [
      "has a title without a name",
      calendar(...event("SUMMARY:night shift", from, until)),
      { code: "says_nobody", line: 6, column: "summary" },
    ],
    [
      "has a duty that is none",
      calendar(...event("SUMMARY:boss: lee", from, until)),
      { code: "duty_unknown", line: 6, column: "summary" },
    ],
    [
      "names somebody who does not sign in",
      calendar(...event(from, "SUMMARY:lead: nora", until)),
      { code: "who_unknown", line: 7, column: "summary" },
    ],
    [
      "ends before it begins",
      calendar(...event("SUMMARY:lead: lee", from, "DTEND:20260701T200000Z")),
      { code: "ends_before", line: 6, column: "dtend" },
    ],
    [
      "repeats on a day that never comes",
      calendar(...event("SUMMARY:lead: lee", from, until, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")),
      { code: "repeats_otherwise", line: 9, column: "rrule" },
    ],
    [
      "repeats each second",
      calendar(...event("SUMMARY:lead: lee", from, until, "RRULE:FREQ=SECONDLY")),
      { code: "repeats_otherwise", line: 9, column: "rrule" },
    ],
    [
      "began before there was a rota",
      calendar(...event("SUMMARY:lead: lee", "DTSTART:19000101T220000Z", until, "RRULE:FREQ=DAILY")),
      { code: "repeats_otherwise", line: 7, column: "dtstart" },
    ],
    [
      "has somebody on twice for one duty",
      calendar(
        ...event("SUMMARY:lead: lee", from, until),
        ...event("SUMMARY:lead: lee", from, until).map((line) => line.replace("one", "two")),
      ),
      { code: "overlaps", line: 12, column: null },
    ],
  ])("[RO3] [RO6] [RO7] says where: it %s", (_what, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it("[RO3] is told whole: what else is wrong, too, where times cannot be read", () => {
    const named = (uid: string, ...lines: readonly string[]) =>
      event(...lines).map((line) => line.replace("UID:one", `UID:${uid}`));
    const text = calendar(
      ...named("one", "SUMMARY:boss: lee", "DTSTART;VALUE=DATE:20260701"),
      ...named("two", "SUMMARY:lead: nora", "DTSTART;TZID=Mars:20260701T220000", "DURATION:PT8H"),
      ...named("three", "SUMMARY:lead: zoe", from, until),
      ...named("four", "SUMMARY:lead: lee", from, "DTEND:20260701T200000Z"),
    );
    expect(problemsOf(text).map(({ code, line }) => `${line} ${code}`)).toEqual([
      "6 duty_unknown",
      "7 all_day",
      "11 who_unknown",
      "12 zone_unknown",
      "17 who_unknown",
      "23 ends_before",
    ]);
  });

  it("[RO3] is told of a change whose time cannot be read, and not that it was not changed", () => {
    const change = ["RECURRENCE-ID:20260702T220000Z", "DTSTART;TZID=Mars:20260703T220000", "DURATION:PT8H"];
    const other = event("SUMMARY:lead: lee", "DTSTART:20260702T230000Z", "DTEND:20260703T060000Z");
    const text = calendar(
      ...event("SUMMARY:lead: lee", from, until, "RRULE:FREQ=DAILY;COUNT=2"),
      ...event("SUMMARY:lead: ada", ...change),
      ...other.map((line) => line.replace("UID:one", "UID:two")),
    );
    expect(problemsOf(text)).toEqual([{ code: "zone_unknown", line: 15, column: "dtstart" }]);
  });

  it("[RO3] counts lines as an editor does, folded ones and those of an alarm too", () => {
    const text = calendar(
      ...event(
        from,
        until,
        "DESCRIPTION:a long",
        " description",
        "BEGIN:VALARM",
        "SUMMARY:ring",
        "END:VALARM",
        "SUMMARY:boss: lee",
      ),
    );
    expect(problemsOf(text)).toEqual([{ code: "duty_unknown", line: 13, column: "summary" }]);
  });

  it("[RO4] is told without a word of it", () => {
    const problems = problemsOf(calendar(...event("SUMMARY:secretword: secretword", from, until)));
    expect(problems).toHaveLength(1);
    expect(problems.map(rotaProblemText).join()).not.toContain("secretword");
  });

  it("[RO3] throws at no text", () => {
    const parts = [
      "BEGIN:VEVENT",
      "END:VEVENT",
      "DTSTART:20260701T220000Z",
      "DTSTART:nonsense",
      "RRULE:FREQ=DAILY",
      "RRULE:FREQ=",
      "RRULE:FREQ=WEEKLY;BYDAY=XX",
      "SUMMARY:lead: lee",
      "DURATION:PT8H",
      "DURATION:x",
      "EXDATE:20260702T220000Z",
      "EXDATE:y",
      "RECURRENCE-ID:z",
      "UID:a",
      "STATUS",
      "DTEND:20260230T990000",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 12 }), (lines) => {
        expect(typeof readRotaIcal(calendar(...lines), context).ok).toBe("boolean");
        expect(typeof readRotaIcal(calendar("BEGIN:VEVENT", ...lines, "END:VEVENT"), context).ok).toBe(
          "boolean",
        );
      }),
      { numRuns: rounds(400) },
    );
  });
});
