import type { CodeWordKind, ContactId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  SAMPLE_CHANNEL,
  sampleArrival,
  sampleDangerOver,
  sampleHeld,
  sampleKeep,
  samplePreference,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import type { CodeWordHasher } from "./reach-store.ts";

const MINUTE = 60_000;
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
let lee: UserId;
/** Of somebody with code words; closed, so that the next message opens another. */
let id: ContactId;
let threadKey: string;
let words: CodeWordHasher;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  lee = await sampleStaff(store, "Lee");
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += 10 * MINUTE;
  threadKey = crypto.randomUUID();
  id = await sampleHeld(store, dana, { threadKey });
  words = (await store.reach.codeWordHash(id))!;
  const danger = { hash: words.hash("thunder"), means: "stop" as const, coverStory: [] };
  const preference = samplePreference(dana, now, { codes: { safe: words.hash("sunflower"), danger } });
  await sampleKeep(store, { contactId: id, by: dana, preference, personId: words.personId });
  const { version } = (await store.contacts.contact(id))!.row;
  await store.moves.move(id, dana, version, { kind: "close", disposition: "silent" });
  now += 40 * 24 * 60 * MINUTE;
});

async function say(form: string, kind: CodeWordKind): Promise<void> {
  now += MINUTE;
  const said = { channel: SAMPLE_CHANNEL, threadKey, dedupeKey: crypto.randomUUID(), at: now };
  await store.reach.codeWordSaid({ ...said, kind, personId: words.personId, hash: words.hash(form) });
}
async function isOver(): Promise<void> {
  await say("sunflower", "safe");
  for (const by of [ada, lee]) await sampleDangerOver(store, id, by);
}
/** Stored as it was heard, and looked at afterwards; what its contact shows then. */
async function stored(danger: "danger_word" | "said_so" | null, isSaid: boolean) {
  const { contactId, opened } = await store.intake.arrive(sampleArrival({ threadKey, danger }));
  await store.reach.dangerShown(contactId, isSaid);
  const { row } = (await store.contacts.contact(contactId))!;
  return { contactId, opened, danger: row.danger };
}

describe("a message that was listened to before danger", () => {
  it.each([
    ["and tells none itself", null, false],
    ["and tells some itself, which is kept behind it", "said_so", true],
  ] as const)(
    "[DB207] began elsewhere %s, shows it on the contact that it opens",
    async (_how, told, isSaid) => {
      await say("thunder", "danger");
      const { contactId, opened, danger } = await stored(told, isSaid);
      expect([opened, danger]).toEqual(["new", "danger_word"]);
      await isOver();
      expect((await store.contacts.contact(contactId))!.row.danger).toBe(told);
    },
  );

  it.each([
    ["and tells none itself", null, false],
    ["and tells some itself", "said_so", true],
  ] as const)("[DB208] was over %s, shows none of it", async (_how, told, isSaid) => {
    await say("thunder", "danger");
    await isOver();
    const { opened, danger } = await stored("danger_word", isSaid);
    expect([opened, danger]).toEqual(["new", told]);
    // Nor is anything left of it for the next.
    expect((await stored(null, false)).danger).toBe(told);
  });
});
