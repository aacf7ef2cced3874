import type { UserId } from "@holdfast/case-schema";
import type { OwnWordDone, OwnWordGiven } from "../own-words/own-word-store.ts";
import type { DisclosureHouse, DisclosureScene } from "./disclosure-house.ts";
import { sampleAsker } from "./sample-case.ts";

/** Writes down that whoever a scene is of says that they are called otherwise, by Dana unless said otherwise. */
export async function sampleOwnWord(
  { store, staff }: DisclosureHouse,
  { caseId, person, contactId }: DisclosureScene,
  now: number,
  over: Partial<OwnWordGiven> = {},
  by: UserId = staff.dana,
): Promise<OwnWordDone> {
  const said = { field: "name", value: "Anna Quist", seenRevision: 1 } as const;
  const given = { id: crypto.randomUUID(), caseId, person, contactId, ...said, ...over };
  return store.ownWords.correct(given, sampleAsker(by, "change", now));
}
