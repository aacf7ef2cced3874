import { describe, expect, it } from "vitest";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { evening } from "./outlook.fixture.ts";

describe("a contact that I had set aside", () => {
  const aside = (version: number, facts = {}) =>
    queueRow(4, { version, setAsideUntil: 500_000, setAsideBy: dana, dueAt: 1e9, ...facts });
  const back = (version: number, facts = {}) =>
    aside(version, { setAsideUntil: null, backSince: 500_000, ...facts });

  it("[AL25] is told when it is back, once, to whoever set it aside", () => {
    const { at } = evening();
    at(0, [aside(1)]);
    expect(at(500_000, [back(2)])).toEqual([
      "back_from_aside 4: soft, said, noticed",
      "contact_waiting: said",
    ]);
    expect(at(501_000, [back(3, { unanswered: 2 })])).toEqual([]);
    expect(at(502_000, [back(3, { unanswered: 2 })])).toEqual([]);
  });

  it("[AL25] is told each time it comes back", () => {
    const { at } = evening();
    at(0, [aside(1)]);
    at(500_000, [back(2)]);
    expect(at(600_000, [aside(3)])).toEqual([]);
    expect(at(700_000, [back(4, { backSince: 700_000 })])).toContain(
      "back_from_aside 4: soft, said, noticed",
    );
  });

  it("[AL25] of a colleague is told to them, and to nobody else, not even to leads", () => {
    const { at } = evening();
    at(0, [aside(1, { setAsideBy: marta })], { leads: true });
    const told = at(500_000, [back(2, { setAsideBy: marta })], { leads: true });
    expect(told).toEqual(["contact_waiting: said"]);
  });

  it("[AL3] [AL25] that came back while I was away is told at the start", () => {
    expect(evening().at(0, [back(2)])).toEqual(["back_from_aside 4: soft, said, noticed"]);
  });

  it("[AL4] [AL25] is shown and said on a break, without sound and without a notice", () => {
    const { at } = evening();
    at(0, [aside(1)], { standing: "break" });
    expect(at(1, [back(2, { backSince: 1 })], { standing: "break" })).toContain("back_from_aside 4: said");
  });
});
