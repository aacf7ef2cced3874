import { CALL_PARTY_WORDS_MAX } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { centresFor } from "./centres.ts";
import {
  asksAnew,
  dialled,
  groundsOf,
  NO_PARTY,
  partyFault,
  partyInput,
  type PartyDraft,
} from "./party-draft.ts";

const shelter: PartyDraft = {
  ...NO_PARTY,
  role: "provider",
  name: " Harbour House ",
  number: "+1 (555) 0142",
  agreed: true,
  ground: "nothing_told",
};
const centre: PartyDraft = { ...shelter, role: "emergency_centre", ground: null };
const interpreter: PartyDraft = { ...shelter, role: "interpreter", agreed: false };

describe("whom to call", () => {
  it.each([
    ["role", NO_PARTY],
    ["role", { ...shelter, role: "person" as const }],
    ["name", { ...shelter, name: "  " }],
    ["number", { ...shelter, number: "ask Jo" }],
    ["place", centre],
    ["place", { ...centre, place: " " }],
    ["agreed", { ...shelter, agreed: false }],
    ["agreed", { ...shelter, role: "partner_line" as const, agreed: false }],
    [null, shelter],
    [null, interpreter],
    ["ground", { ...shelter, ground: null }],
    ["ground", { ...interpreter, ground: null }],
    ["ground", { ...interpreter, role: "child_protection" as const, ground: null }],
    ["decision", { ...shelter, ground: "decided" as const }],
    [null, { ...shelter, ground: "decided" as const, disclosure: "told" }],
    ["number", { ...shelter, number: "", ground: "decided" as const, disclosure: "told" }],
    [null, { ...shelter, number: "", ground: "decided" as const, disclosure: "told", isNumberKnown: true }],
    ["number", { ...shelter, number: "", isNumberKnown: true }],
    [
      "number",
      { ...shelter, number: "12 or so", ground: "decided" as const, disclosure: "told", isNumberKnown: true },
    ],
    [
      "number",
      {
        ...centre,
        number: "",
        disclosure: "told",
        ground: "decided" as const,
        isNumberKnown: true,
        placeNotKnown: true,
      },
    ],
    ["agreed", { ...interpreter, ground: "they_speak" as const }],
    [null, { ...interpreter, ground: "they_speak" as const, agreed: true }],
    [null, { ...centre, place: "Fairfield" }],
    [null, { ...centre, placeNotKnown: true }],
  ] as const)("lacks %s", (fault, draft) => {
    expect(partyFault(draft)).toBe(fault);
    expect(partyInput(draft, () => "id") === null).toBe(fault !== null);
  });

  it("is sent as it is dialled, without a place where none belongs", () => {
    expect(partyInput({ ...shelter, place: "left over" }, () => "id")).toEqual({
      id: "id",
      role: "provider",
      name: "Harbour House",
      number: "+15550142",
      place: null,
      placeNotKnown: false,
      agreed: true,
      ground: "nothing_told",
      disclosure: null,
    });
    const decided = { ...shelter, ground: "decided", disclosure: "told" } as const;
    expect(partyInput(decided, () => "id")).toMatchObject({ ground: "decided", disclosure: "told" });
  });

  it("[CF71] says nothing of what an emergency centre is told: help is called first", () => {
    const at = { ...centre, placeNotKnown: true, ground: "decided", disclosure: "left over" } as const;
    expect(partyInput(at, () => "id")).toMatchObject({ ground: null, disclosure: null, agreed: false });
    expect([groundsOf("emergency_centre", true), groundsOf(null, true)]).toEqual([[], []]);
  });

  it("[CF71] lets them speak for themself only where they are on the line", () => {
    expect(groundsOf("interpreter", false)).toEqual(["decided", "nothing_told"]);
    expect(groundsOf("interpreter", true)).toEqual(["decided", "nothing_told", "they_speak"]);
  });

  it("asks for the yes anew when it is to somebody else, or to other words", () => {
    for (const next of [{ role: null }, { name: "" }, { number: "" }, { ground: null }, { disclosure: null }])
      expect(asksAnew(next)).toBe(true);
    for (const next of [{ agreed: true }, { place: "Fairfield" }, { placeNotKnown: true }])
      expect(asksAnew(next)).toBe(false);
  });

  it("keeps nobody from help by how much was written: what is kept of it is cut", () => {
    const long = "é".repeat(CALL_PARTY_WORDS_MAX + 1);
    const at = { ...centre, name: long, place: long };
    expect(partyFault(at)).toBeNull();
    expect(partyInput(at, () => "id")).toMatchObject({
      name: long.slice(1),
      place: long.slice(1),
    });
    expect(partyFault({ ...shelter, name: long })).toBe("name");
  });

  it("is an emergency centre with its place, or with the word that none is known", () => {
    const at = { ...centre, place: "Fairfield" };
    expect(partyInput(at, () => "id")).toMatchObject({
      place: "Fairfield",
      placeNotKnown: false,
      agreed: false,
    });
    expect(partyInput({ ...at, placeNotKnown: true }, () => "id")).toMatchObject({
      place: null,
      placeNotKnown: true,
    });
  });

  it("is dialled without what people write between digits", () => {
    expect(dialled("555-01.00 / 12")).toBe("555010012");
  });
});

describe("emergency centres", () => {
  const at = (id: string, place: string) => ({
    id,
    place,
    name: `${place} dispatch`,
    number: "+15550100",
    note: null,
  });
  const all = [at("a", "West Fairfield"), at("b", "Fairfield"), at("c", "Río Verde")];
  it("are found by their place, those that begin with it first, whatever its accents", () => {
    expect(centresFor(all, "fair").map(({ id }) => id)).toEqual(["b", "a"]);
    expect(centresFor(all, "rio ").map(({ id }) => id)).toEqual(["c"]);
    expect(centresFor(all, "elsewhere")).toEqual([]);
    expect(centresFor(all, "")).toHaveLength(3);
  });
});
