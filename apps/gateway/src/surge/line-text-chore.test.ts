import { randomUUID } from "node:crypto";
import { ChannelId, ContactId } from "@holdfast/case-schema";
import { USUAL_WAITS, type Waits } from "@holdfast/channel-kit";
import { DEFAULT_SETTINGS, type LineTextDue } from "@holdfast/db";
import { expect, it } from "vitest";
import { lineTextChore, type LineTextParts } from "./line-text-chore.ts";

const ELSEWHERE: Waits = { areLonger: false, elsewhere: "+15550177" };
const DUE: LineTextDue = {
  contactId: ContactId.parse(randomUUID()),
  channel: ChannelId.parse("none-of-ours"),
  language: null,
  about: "holding_text",
  surgeId: randomUUID(),
};

it("[G672] [G673] nobody is sought for a partner's number that nobody keeps; and what is on is looked at once somebody is due", async () => {
  const happened: (readonly string[] | "looked")[] = [];
  let [kept, due]: [Waits, readonly LineTextDue[]] = [USUAL_WAITS, []];
  const store = {
    lineTexts: {
      due: async (_channels: unknown, abouts: readonly string[]) => {
        happened.push(abouts);
        return due;
      },
    },
    settings: { read: async () => DEFAULT_SETTINGS },
  } as unknown as LineTextParts["store"];
  const look = async (): Promise<Waits> => {
    happened.push("looked");
    return kept;
  };
  const chore = lineTextChore({ store, channels: [], waits: { now: () => kept, look }, clock: () => 0 });
  await chore.run();
  kept = ELSEWHERE;
  await chore.run();
  due = [DUE];
  await chore.run();
  expect(happened).toEqual([
    ["holding_text"],
    ["holding_text", "overflow"],
    ["holding_text", "overflow"],
    "looked",
  ]);
});
