import { DEFAULT_SETTINGS } from "@holdfast/db";
import { expect, it } from "vitest";
import { centresOf, isListed } from "./listed-centre.ts";

const centre = (number: string) => ({ id: "one", name: "Fairfield", place: "Fairfield", number, note: null });

it("[G298] knows a centre of the list however its country is written, and takes no number for another", () => {
  const listed = [centre("+15550100188"), centre("112")];
  for (const number of ["+15550100188", "15550100188", "5550100188", "0015550100188", "112"])
    expect([number, isListed(listed, number)]).toEqual([number, true]);
  for (const number of ["+15550100189", "0100188", "911", "5551112", "12", "+1112"])
    expect([number, isListed(listed, number)]).toEqual([number, false]);
  expect(isListed([], "112")).toBe(false);
});

it("[G299] takes a list that cannot be read for none, and not for an empty one", () => {
  expect(centresOf(DEFAULT_SETTINGS)).toEqual([]);
  expect(centresOf({ ...DEFAULT_SETTINGS, unread: ["targets"] })).toEqual([]);
  expect(centresOf({ ...DEFAULT_SETTINGS, unread: ["emergencyCentres"] })).toBeNull();
});
