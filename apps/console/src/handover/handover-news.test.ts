import { describe, expect, it } from "vitest";
import { dana, uuid } from "../queue/row.fixture.ts";
import { handoverNews, NOTHING_TOLD } from "./handover-news.ts";
import { handoverData, MINUTE, OFFERED, offeredByDana, shiftEndData } from "./handover.fixture.ts";

const none = { list: [], shiftEnd: null };
const kindsOf = (
  told: Parameters<typeof handoverNews>[0],
  known: Parameters<typeof handoverNews>[1],
  now: number,
) => {
  const found = handoverNews(told, known, dana.id, now);
  return { told: found.told, kinds: found.news.map(({ kind }) => kind) };
};

describe("what is new of handovers", () => {
  it("[AL45] is that a shift ends within 30 minutes, once, and anew of another end", () => {
    const shiftEnd = shiftEndData();
    const { endsAt } = shiftEnd;
    const known = { list: [], shiftEnd };
    expect(kindsOf(NOTHING_TOLD, known, endsAt - 31 * MINUTE).kinds).toEqual([]);
    const first = kindsOf(NOTHING_TOLD, known, endsAt - 30 * MINUTE);
    expect(first.kinds).toEqual(["ends"]);
    expect(kindsOf(first.told, known, endsAt).kinds).toEqual([]);
    const later = { list: [], shiftEnd: { ...shiftEnd, endsAt: endsAt + 60 * MINUTE } };
    const away = kindsOf(first.told, later, endsAt);
    expect(away.kinds).toEqual([]);
    expect(kindsOf(away.told, later, endsAt + 40 * MINUTE).kinds).toEqual(["ends"]);
  });

  it("[AL45] is nothing to whoever has no contact, or is on no shift", () => {
    expect(kindsOf(NOTHING_TOLD, { ...none, shiftEnd: shiftEndData({ holds: [] }) }, OFFERED).kinds).toEqual(
      [],
    );
    expect(kindsOf(NOTHING_TOLD, none, OFFERED).kinds).toEqual([]);
  });

  it("[AL44] is each offer once, and once more when it falls to leads", () => {
    const one = kindsOf(NOTHING_TOLD, { ...none, list: [handoverData()] }, OFFERED);
    expect(one.kinds).toEqual(["offer"]);
    const two = kindsOf(
      one.told,
      { ...none, list: [handoverData(), handoverData({ id: uuid(801) })] },
      OFFERED,
    );
    expect(two.kinds).toEqual(["offer"]);
    expect(
      kindsOf(two.told, { ...none, list: [handoverData({ state: "fell_to_lead" })] }, OFFERED).kinds,
    ).toEqual(["offer"]);
  });

  it("[AL44] is nothing of what I offer myself", () => {
    expect(kindsOf(NOTHING_TOLD, { ...none, list: [offeredByDana()] }, OFFERED).kinds).toEqual([]);
  });
});
