import type { ContactId, MessageId, NoteId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OptOutWord } from "../opt-outs/opt-out-store.ts";
import { SAMPLE_CHANNEL, sampleArrival, sampleHeld, sampleOptOut, sampleStaff } from "../testing/index.ts";
import { testStore, type TestStore } from "../testing/index.ts";

const SECOND = 1000;
const HOUR = 3_600_000;
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let threadKey: string;
let id: ContactId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += HOUR;
  threadKey = crypto.randomUUID();
  id = await sampleHeld(store, dana, { threadKey, medium: "text" });
});

const words = async () => (await store.reach.record(id))?.optOutWords ?? [];
const kinds = async () => (await words()).map(({ kind }) => kind);
const version = async () => (await store.reach.record(id))?.version ?? 0;
const arrive = async (dedupeKey: string = crypto.randomUUID()) =>
  store.intake.arrive(sampleArrival({ threadKey, medium: "text", dedupeKey }));
const does = async (kind: "provider_blocks" | "provider_unblocks", messageKey: string | null) =>
  store.optOuts.record({ ...sampleOptOut({ threadKey, kind }), messageKey });
/** A message that is such a word, as intake stores it. */
async function say(kind: Extract<OptOutWord["kind"], "stop_word" | "start_word">): Promise<string> {
  now += SECOND;
  const dedupeKey = crypto.randomUUID();
  await store.optOuts.record(sampleOptOut({ threadKey, kind, dedupeKey }));
  await arrive(dedupeKey);
  return dedupeKey;
}
async function close(): Promise<void> {
  await store.moves.move(id, dana, await version(), { kind: "close", disposition: "silent" });
}

describe("words on being written to", () => {
  it("[DB234] are none while nobody said one, and then stand among all that they wrote besides", async () => {
    await arrive();
    expect(await words()).toEqual([]);
    await say("stop_word");
    const stoppedAt = now;
    now += SECOND;
    await arrive();
    await say("start_word");
    expect(await kinds()).toEqual(["message", "message", "stop_word", "message", "start_word"]);
    expect((await words())[2]).toEqual({ kind: "stop_word", entry: 3, at: stoppedAt, saidAt: null });
  });

  it("[DB230] are shown as what they were in the conversation, and no other message is", async () => {
    await say("stop_word");
    const key = await say("start_word");
    await does("provider_unblocks", key);
    await store.answers.note({
      contactId: id,
      noteId: crypto.randomUUID() as NoteId,
      by: dana,
      text: "They wrote.",
    });
    const shown = (await store.contacts.entries(id, 0)).map(({ optOutWord }) => optOutWord);
    expect(shown).toEqual([null, "stop_word", "start_word", null]);
  });

  it("[DB234] stand in the conversation's order, also when our clock ran ahead and was set back", async () => {
    now += HOUR;
    await arrive();
    now -= HOUR;
    await say("stop_word");
    expect((await kinds()).at(-1)).toBe("stop_word");
    now -= HOUR;
    await arrive();
    expect((await kinds()).at(-1)).toBe("message");
  });

  it("[DB234] stand where their message stands, however long that took to be stored", async () => {
    const key = crypto.randomUUID();
    await store.optOuts.record(sampleOptOut({ threadKey, dedupeKey: key }));
    expect(await kinds()).toEqual(["message", "stop_word"]);
    await arrive();
    expect(await kinds()).toEqual(["message", "stop_word", "message"]);
    await arrive(key);
    expect(await kinds()).toEqual(["message", "message", "stop_word"]);
  });

  it("[DB234] of a provider come after the message on which it does so, whichever of the two is kept first", async () => {
    const [before, after] = [crypto.randomUUID(), crypto.randomUUID()];
    await does("provider_blocks", before);
    await arrive(before);
    expect(await kinds()).toEqual(["message", "message", "provider_blocks"]);
    await arrive(after);
    await arrive();
    await does("provider_unblocks", after);
    expect((await kinds()).slice(3)).toEqual(["message", "provider_unblocks", "message"]);
  });

  it("[DB234] are the thread's, in whichever contact they were said, and of what machines wrote nothing is there", async () => {
    const key = await say("stop_word");
    await close();
    now += 72 * HOUR;
    id = (await arrive()).contactId;
    expect(await kinds()).toEqual(["message", "stop_word", "message"]);
    await arrive(key);
    expect(await kinds()).toEqual(["message", "stop_word", "message"]);
  });

  it("[DB234] begin a thread where they are its first message", async () => {
    threadKey = crypto.randomUUID();
    const key = crypto.randomUUID();
    await store.optOuts.record(sampleOptOut({ threadKey, dedupeKey: key }));
    id = (await arrive(key)).contactId;
    expect(await kinds()).toEqual(["stop_word"]);
    await arrive();
    expect(await kinds()).toEqual(["stop_word", "message"]);
  });

  it("[DB234] that an advocate tells, and a block that a refused message shows, stand where they were told", async () => {
    await store.optOuts.refusedInWords({ contactId: id, by: dana });
    await arrive();
    const messageId = crypto.randomUUID() as MessageId;
    const answer = { contactId: id, messageId, by: dana, text: "Yes.", validForMs: null };
    await store.answers.answer({ ...answer, check: () => null });
    await store.outbox.providerRefused(SAMPLE_CHANNEL, messageId);
    await arrive();
    await store.optOuts.agreedAnew({ contactId: id, by: dana });
    expect((await kinds()).slice(1)).toEqual([
      "refused_in_words",
      "message",
      "provider_blocks",
      "message",
      "agreed_anew",
    ]);
  });

  it("[DB231] give its next version to a closed contact whose goodbye waits, too", async () => {
    const messageId = crypto.randomUUID() as MessageId;
    const answer = { contactId: id, messageId, by: dana, text: "Bye.", delayMs: HOUR, validForMs: null };
    await store.answers.answer({ ...answer, check: () => null });
    await close();
    const before = await version();
    await store.optOuts.record(sampleOptOut({ threadKey, kind: "provider_unblocks" }));
    expect(await version()).toBe(before + 1);
    await store.optOuts.record(sampleOptOut({ threadKey }));
    const left = (await store.contacts.entries(id, 0)).find((entry) => entry.id === messageId);
    expect(left?.sendState).toBe("failed");
    const after = await version();
    await store.optOuts.record(sampleOptOut({ threadKey }));
    expect(await version()).toBe(after);
  });
});
