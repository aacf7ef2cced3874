import type { ContactId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { isAlarming } from "../queue/is-alarming.ts";
import { queueRow } from "../queue/row.fixture.ts";
import type { Flood } from "./flood-documents.ts";
import { groupsOf } from "./group.ts";

const rows = [1, 2, 3, 4].map((n) => queueRow(n));
const [one, two, three, four] = rows as [ReturnType<typeof queueRow>, ...ReturnType<typeof queueRow>[]];
const why = { shared: 6, own: 1, hasSource: false, hasPlace: true };
const flood: Flood = {
  source: null,
  place: "Mall",
  members: [one, two!, three!].map(({ id }) => ({ row: { id }, ...why })),
  apart: [{ row: { id: four!.id } }],
};
const unjudged = new Map(rows.map((row) => [row.id, row]));
const numbersOf = (groups: ReturnType<typeof groupsOf>) =>
  groups.map(({ members, apart }) => [
    members.map(({ row }) => row.number),
    apart.map(({ number }) => number),
  ]);
const NOBODY: ReadonlySet<ContactId> = new Set();

describe("what is left of a flood", () => {
  it("is everybody who is to be judged still, with why, and who is judged alone", () => {
    const groups = groupsOf([flood], unjudged, NOBODY, isAlarming);
    expect(numbersOf(groups)).toEqual([[[one.number, two!.number, three!.number], [four!.number]]]);
    expect(groups[0]).toMatchObject({ place: "Mall", source: null, members: [why, why, why] });
  });

  it("is without whoever was judged or taken meanwhile, and nothing once that leaves one", () => {
    const left = new Map([one, two!].map((row) => [row.id, row]));
    expect(numbersOf(groupsOf([flood], left, NOBODY, isAlarming))).toEqual([[[one.number, two!.number], []]]);
    expect(groupsOf([flood], new Map([[one.id, one]]), NOBODY, isAlarming)).toEqual([]);
  });

  it("is without whoever was taken apart here", () => {
    expect(groupsOf([flood], unjudged, new Set(rows.map(({ id }) => id)), isAlarming)).toEqual([]);
  });

  it("[Q82] is without whoever came to be in danger since", () => {
    const danger = new Map(unjudged).set(one.id, { ...one, danger: "said_so" });
    expect(numbersOf(groupsOf([flood], danger, NOBODY, isAlarming))).toEqual([
      [[two!.number, three!.number], [four!.number]],
    ]);
  });
});
