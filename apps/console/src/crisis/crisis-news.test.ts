import { describe, expect, it } from "vitest";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import { checkpointsOf, clockData, MINUTE, STARTED } from "./clock.fixture.ts";
import { crisisNews, type Told } from "./crisis-news.ts";

const ME = { id: dana.id, isLead: false };
const LEAD = { id: uuid(99), isLead: true };
const read = (clocks = [clockData()], unheld = 0) => ({ clocks, unheld });
const kinds = (
  told: Told | null,
  of: ReturnType<typeof read>,
  who: typeof ME,
  minutes: number,
): readonly string[] =>
  crisisNews(told, of, who, STARTED + minutes * MINUTE).acts.map((each) =>
    "point" in each ? `${each.kind} ${each.point.id}` : each.kind,
  );
const toldAt = (minutes: number, of = read(), who = ME): Told =>
  crisisNews(null, of, who, STARTED + minutes * MINUTE).told;

describe("what is told of clocks", () => {
  it("[AL39] a clock that is mine from now on is told once, and at the start it is no news", () => {
    expect(kinds(null, read(), ME, 1)).toEqual([]);
    const before = toldAt(1, read([]));
    expect(kinds(before, read(), ME, 1)).toEqual(["yours"]);
    expect(kinds(toldAt(1), read(), ME, 2)).toEqual([]);
  });

  it("[AL40] that a checkpoint comes within five minutes is told once, to whoever has the clock alone", () => {
    expect(kinds(toldAt(9), read(), ME, 10)).toEqual(["near lead_aware"]);
    expect(kinds(toldAt(10), read(), ME, 11)).toEqual([]);
    expect(kinds(toldAt(9, read(), LEAD), read(), LEAD, 10)).toEqual([]);
  });

  it("[AL41] [AL3] that one is overdue is told once, to whoever has the clock and to leads, and at the start", () => {
    for (const who of [ME, LEAD]) {
      expect(kinds(toldAt(14, read(), who), read(), who, 15)).toEqual(["overdue lead_aware"]);
      expect(kinds(toldAt(15, read(), who), read(), who, 16)).toEqual([]);
      expect(kinds(null, read(), who, 16)).toEqual(["overdue lead_aware"]);
    }
  });

  it("[AL41] a colleague who neither has the clock nor leads hears of none of it", () => {
    const theirs = read([clockData({ holder: { id: marta.id, name: marta.name } })]);
    expect(kinds(toldAt(1, theirs), theirs, ME, 100)).toEqual([]);
  });

  it("[AL40] [AL41] nothing that was met is told, and nothing comes near while the clock stands still", () => {
    const met = read([clockData({ checkpoints: checkpointsOf(STARTED, ["lead_aware"]) })]);
    expect(kinds(toldAt(1, met), met, ME, 30)).toEqual([]);
    const fromAt = STARTED + 11 * MINUTE;
    const still = read([
      clockData({ pauses: [{ fromAt, by: { name: "Lee" }, toAt: null, resumedBy: null }] }),
    ]);
    expect(kinds(toldAt(1, still), still, ME, 500)).toEqual([]);
  });

  it("[AL42] that nobody has one is told to all, and again only where there are more", () => {
    const [none, one, two] = [read([], 0), read([], 1), read([], 2)];
    expect(kinds(null, one, ME, 1)).toEqual(["unheld"]);
    expect(kinds(toldAt(1, one), one, ME, 1)).toEqual([]);
    expect(kinds(toldAt(1, two), one, ME, 1)).toEqual([]);
    expect(kinds(toldAt(1, one), two, ME, 1)).toEqual(["unheld"]);
    expect(kinds(toldAt(1, none), one, ME, 1)).toEqual(["unheld"]);
  });
});
