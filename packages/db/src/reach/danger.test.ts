import { ChannelId, type CodeWordKind, type ContactId, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  SAMPLE_CHANNEL,
  sampleArrival,
  sampleHeld,
  samplePreference,
  sampleStaff,
  testStore,
  type TestStore,
  sampleKeep,
  sampleDangerOver,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { CodeWordHasher } from "./reach-store.ts";

const MINUTE = 60_000;
const TEXTS = ChannelId.parse("texts");
let now = 1_800_000_000_000;
let store: TestStore;
let [dana, ada, lee]: UserId[] = [];
let threadKey: string;
let id: ContactId;
let words: CodeWordHasher;
beforeAll(async () => {
  store = await testStore({ clock: () => now, poolSize: 8 });
  for (const name of ["Dana", "Ada", "Lee"]) await sampleStaff(store, name);
  [dana, ada, lee] = (await store.staff.list()).map((each) => each.id);
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += 10 * MINUTE;
  threadKey = crypto.randomUUID();
  id = await sampleHeld(store, dana!, { threadKey });
  words = (await store.reach.codeWordHash(id))!;
  await agree("sunflower", "thunder", "How is the dog?");
});

async function agree(safe: string, danger: string, checkQuestion: string): Promise<void> {
  const codes = {
    safe: words.hash(safe),
    danger: { hash: words.hash(danger), means: "stop" as const, coverStory: ["Wrong number."] },
  };
  const preference = samplePreference(dana!, now, { codes, checkQuestion });
  const { personId } = words;
  const kept = await sampleKeep(store, { contactId: id, by: dana!, preference, personId });
  expect(kept.kind).toBe("kept");
}
async function say(
  form: string,
  kind: CodeWordKind,
  dedupeKey: string = crypto.randomUUID(),
  saidAt: number | null = null,
): Promise<void> {
  now += MINUTE;
  await store.reach.codeWordSaid({
    channel: SAMPLE_CHANNEL,
    threadKey,
    dedupeKey,
    kind,
    personId: words.personId,
    hash: words.hash(form),
    at: now,
    saidAt,
  });
}
const recordOf = async (of = id) => (await store.reach.record(of))!;
const rowOf = async (of = id) => (await store.contacts.contact(of))!.row;
const confirm = async (by: UserId | undefined, of = id) => sampleDangerOver(store, of, by!);
async function goOn(): Promise<ContactId> {
  const number = crypto.randomUUID();
  const place = { channel: TEXTS, medium: "text", threadKey: number, address: number, targetMs: 1 } as const;
  const { version } = await rowOf();
  const on = await store.links.continueAt(id, dana!, version, { ...place, compared: `number:${number}` });
  if (on.kind !== "continued") throw new Error(on.kind);
  return on.other.id;
}

describe("the danger word", () => {
  it("[DB207] is said once, whoever delivers it how often, and shown on every open contact of the person", async () => {
    const there = await goOn();
    const before = await rowOf(there);
    const key = crypto.randomUUID();
    await Promise.all([1, 2, 3].map(async () => say("thunder", "danger", key)));
    for (const each of [id, there]) {
      expect(await rowOf(each)).toMatchObject({ danger: "danger_word" });
      expect((await recordOf(each)).danger).toHaveLength(1);
    }
    expect((await recordOf()).danger[0]).toMatchObject({ kind: "danger_word" });
    expect((await rowOf(there)).version).toBeGreaterThan(before.version);
  });

  it("[DB208] changes every contact of the person, a closed one, too: whoever looks at it learns of it", async () => {
    await store.moves.move(id, dana!, (await rowOf()).version, { kind: "close", disposition: "silent" });
    const { version } = await recordOf();
    await say("thunder", "danger");
    await say("sunflower", "safe");
    expect(await recordOf()).toMatchObject({ status: "closed", version: version + 2 });
    await confirm(dana);
    expect((await recordOf()).version).toBe(version + 3);
  });

  it("[DB208] is confirmed away by nobody who has not seen all of it", async () => {
    await say("thunder", "danger");
    await say("sunflower", "safe");
    const { version: seenVersion } = await recordOf();
    const over = async (by: UserId | undefined, seen: number) =>
      store.reach.confirmDangerOver({ contactId: id, by: by!, seenVersion: seen });
    await say("thunder", "danger");
    expect(await over(dana, seenVersion)).toEqual({ kind: "check_word_not_heard" });
    await say("sunflower", "safe");
    const latest = (await recordOf()).version;
    expect(await over(dana, seenVersion)).toEqual({ kind: "moved", version: latest });
    expect((await recordOf()).danger.some(({ kind }) => kind === "confirmed_over")).toBe(false);
    expect(await over(dana, latest)).toMatchObject({ kind: "recorded", isOver: false });
    // Whoever says it again says what is kept already; the other one looks first at what was said.
    expect(await over(dana, latest)).toMatchObject({ kind: "recorded", isOver: false });
    expect(await over(ada, latest)).toEqual({ kind: "moved", version: latest + 1 });
    expect(await over(ada, latest + 1)).toMatchObject({ kind: "recorded", isOver: true });
    expect(await over(lee, seenVersion)).toEqual({ kind: "no_danger" });
  });

  it("[DB207] is not heard again in a message that was stored before it was agreed on", async () => {
    const dedupeKey = crypto.randomUUID();
    await store.intake.arrive(sampleArrival({ threadKey, dedupeKey }));
    await say("thunder", "danger", dedupeKey);
    expect((await recordOf()).danger).toEqual([]);
    expect((await rowOf()).danger).toBeNull();
  });

  it("[DB207] makes what is owed due as soon as danger is, and never later", async () => {
    const owed = await store.intake.arrive(sampleArrival({ threadKey }));
    const before = await rowOf();
    await say("thunder", "danger");
    const after = await rowOf(owed.contactId);
    expect(after.unanswered).toBe(before.unanswered);
    expect(after.dueAt).toBe(now + 20_000);
  });

  it("[DB207] stands above danger that was told otherwise, and says nothing in a thread that is nobody's", async () => {
    await store.intake.arrive(sampleArrival({ threadKey, danger: "said_so" }));
    await say("thunder", "danger");
    expect((await rowOf()).danger).toBe("danger_word");
    const stranger = await sampleHeld(store, dana!);
    await store.reach.codeWordSaid({
      channel: SAMPLE_CHANNEL,
      threadKey: crypto.randomUUID(),
      dedupeKey: crypto.randomUUID(),
      kind: "danger",
      personId: words.personId,
      hash: words.hash("thunder"),
      at: now,
    });
    expect((await rowOf(stranger)).danger).toBeNull();
  });

  it("[DB207] [DB200] holds wherever they go on, too, and no reassigned number ends it", async () => {
    await say("thunder", "danger");
    const there = await goOn();
    expect((await rowOf(there)).danger).toBe("danger_word");
    expect((await recordOf(there)).danger).toHaveLength(1);
    await store.reach.happened({ contactId: there, by: dana!, kind: "number_reassigned" });
    expect((await recordOf(there)).danger).toHaveLength(1);
    expect((await recordOf(there)).conversation).toMatchObject([{ kind: "number_reassigned" }]);
  });

  it("[DB205] [DB206] keeps what was agreed before it in force, by whatever clock, and what is listened for is both", async () => {
    await say("thunder", "danger");
    now -= 60 * MINUTE;
    await agree("tulip", "storm", "Which street?");
    expect((await recordOf()).preference).toMatchObject({ checkQuestion: "How is the dog?" });
    const heard = await store.reach.codeWords(SAMPLE_CHANNEL, threadKey);
    expect(heard?.people[0]?.agreed).toEqual([
      { safe: words.hash("tulip"), danger: words.hash("storm") },
      { safe: words.hash("sunflower"), danger: words.hash("thunder") },
    ]);
    expect(heard?.dangerSince).toEqual(expect.any(Number));
    now += 60 * MINUTE;
    await say("sunflower", "safe");
    for (const by of [ada, lee]) await confirm(by);
    expect((await recordOf()).preference).toMatchObject({ checkQuestion: "Which street?" });
    expect((await store.reach.codeWords(SAMPLE_CHANNEL, threadKey))?.people[0]?.agreed).toHaveLength(1);
  });
});

it("[DB205] that they want no contact at all is in force at once, in danger, too", async () => {
  expect((await recordOf()).neverSince).toBeNull();
  await say("thunder", "danger");
  const preference = { may: "never", confirmedAt: now, confirmedBy: dana! } as const;
  await sampleKeep(store, { contactId: id, by: dana!, preference, personId: null });
  expect(await recordOf()).toMatchObject({
    neverSince: now,
    preference: { checkQuestion: "How is the dog?" },
  });
  now += MINUTE;
  await agree("tulip", "storm", "Which street?");
  expect((await recordOf()).neverSince).toBeNull();
});

describe("the end of danger", () => {
  it("[DB208] is not begun by a check word that was written before the danger word and came late", async () => {
    const written = now;
    await say("thunder", "danger");
    await say("sunflower", "safe", crypto.randomUUID(), written);
    expect(await confirm(ada)).toEqual({ kind: "check_word_not_heard" });
    await say("sunflower", "safe", crypto.randomUUID(), now + 30_000);
    expect(await confirm(ada)).toMatchObject({ kind: "recorded" });
  });

  it("[DB208] takes the check word and two colleagues after it, each counted once", async () => {
    expect(await confirm(ada)).toEqual({ kind: "no_danger" });
    await say("thunder", "danger");
    expect(await confirm(ada)).toEqual({ kind: "check_word_not_heard" });
    await say("sunflower", "safe");
    const { version } = await rowOf();
    expect(await confirm(ada)).toEqual({ kind: "recorded", version: version + 1, isOver: false });
    expect(await confirm(ada)).toEqual({ kind: "recorded", version: version + 1, isOver: false });
    expect((await rowOf()).danger).toBe("danger_word");
    expect(await confirm(lee)).toMatchObject({ kind: "recorded", isOver: true });
    expect((await rowOf()).danger).toBeNull();
    expect((await recordOf()).danger.map(({ kind }) => kind)).toEqual([
      "danger_word",
      "check_word",
      "confirmed_over",
      "confirmed_over",
    ]);
    expect(await confirm(dana)).toEqual({ kind: "no_danger" });
    expect(await confirm(dana, crypto.randomUUID() as ContactId)).toEqual({ kind: "not_found" });
  });

  it("[DB208] begins anew with the danger word", async () => {
    await say("thunder", "danger");
    await say("sunflower", "safe");
    await confirm(ada);
    await say("thunder", "danger");
    expect(await confirm(lee)).toEqual({ kind: "check_word_not_heard" });
    await say("sunflower", "safe");
    expect(await confirm(ada)).toMatchObject({ isOver: false });
    expect(await confirm(lee)).toMatchObject({ isOver: true });
  });

  it("[DB208] takes the word that was agreed before, whatever the clocks said", async () => {
    now += 60 * MINUTE;
    await agree("rose", "thunder", "How is the cat?");
    now -= 61 * MINUTE;
    await say("thunder", "danger");
    now -= 30 * MINUTE;
    await agree("tulip", "storm", "Which street?");
    await say("tulip", "safe");
    expect(await confirm(ada)).toEqual({ kind: "check_word_not_heard" });
    await say("rose", "safe");
    expect(await confirm(ada)).toMatchObject({ kind: "recorded" });
    const [began, ...checks] = (await recordOf()).danger;
    const agreedAt = checks.flatMap((each) => (each.kind === "check_word" ? [each.agreedAt] : []));
    // So that whoever folds these by their times finds the same.
    expect(agreedAt.map((at) => at < began!.at)).toEqual([false, true]);
  });

  it("[DB208] is nothing that a statement of its own can bring about", async () => {
    await say("thunder", "danger");
    const client = await rawClient(store.connection);
    for (const sql of ["delete from danger_event", "update danger_event set at = now()"])
      await expect(client.query(sql)).rejects.toMatchObject({ constraint: "only_added" });
    await expect(
      client.query("update contact set danger = null, version = version + 1 where id = $1", [id]),
    ).rejects.toMatchObject({ constraint: "contact_danger" });
    await client.end();
  });
});
