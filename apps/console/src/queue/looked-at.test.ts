import { QueueId, Queues, UserId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { lookOf, queuesIn, type Look } from "./looked-at.ts";
import { dana, marta } from "./row.fixture.ts";

const [me, other] = [UserId.parse(dana.id), UserId.parse(marta.id)];
const spanish = QueueId.parse("spanish");
const of = (people: readonly UserId[] | null): Queues =>
  Queues.parse([
    { id: "main", name: null, feeds: "everything" },
    { id: spanish, name: { en: "a", es: "b", fr: "c" }, feeds: { channels: [], languages: ["es"] }, people },
  ]);

describe("what somebody looks at", () => {
  it.each<[string, Look | null, Queues, Look]>([
    ["all of them, who is of all and chose nothing", null, of(null), "all"],
    ["their own, who is of some and chose nothing", null, of([other]), "yours"],
    ["what they chose", spanish, of([other]), spanish],
    ["all, if they chose that", "all", of([other]), "all"],
    ["all, once what they chose is gone", QueueId.parse("gone"), of(null), "all"],
    ["their own, once what they chose is gone", QueueId.parse("gone"), of([other]), "yours"],
    ["all, once they are of all again", "yours", of([me]), "all"],
  ])("[Q25] is %s", (_name, chosen, queues, look) => {
    expect(lookOf(chosen, queues, me)).toBe(look);
  });

  it("[Q25] takes in all, their own, or one", () => {
    const taken = (look: Look) => [...queuesIn(look, of([other]), me)];
    expect([taken("all"), taken("yours"), taken(spanish)]).toEqual([["main", spanish], ["main"], [spanish]]);
  });
});
