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
let [dana, ada]: UserId[] = [];
beforeAll(async () => {
  store = await testStore({ clock: () => now, poolSize: 8 });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => store.close());

/** Somebody with a thread of their own, with these words, or with a preference and none. */
interface Somebody {
  readonly id: ContactId;
  readonly threadKey: string;
  readonly words: CodeWordHasher;
}
async function somebody(safe: string | null = null, danger = ""): Promise<Somebody> {
  const threadKey = crypto.randomUUID();
  const id = await sampleHeld(store, dana!, { threadKey });
  const words = (await store.reach.codeWordHash(id))!;
  const story = { means: "stop" as const, coverStory: ["Wrong number."] };
  const codes =
    safe === null ? null : { safe: words.hash(safe), danger: { hash: words.hash(danger), ...story } };
  await keep({ id, words }, codes === null ? {} : { codes });
  return { id, threadKey, words };
}
async function keep(
  { id: contactId, words }: Pick<Somebody, "id" | "words">,
  given: Parameters<typeof samplePreference>[2],
): Promise<void> {
  const preference = samplePreference(dana!, now, given);
  await sampleKeep(store, { contactId, by: dana!, preference, personId: words.personId });
}
/** A word of whoever's it is, written in this thread. */
async function say({ words }: Somebody, kind: CodeWordKind, form: string, where: Somebody): Promise<void> {
  now += MINUTE;
  const said = {
    channel: SAMPLE_CHANNEL,
    threadKey: where.threadKey,
    dedupeKey: crypto.randomUUID(),
    at: now,
  };
  await store.reach.codeWordSaid({ ...said, kind, personId: words.personId, hash: words.hash(form) });
}
const rowOf = async ({ id }: Somebody) => (await store.contacts.contact(id))!.row;
const recordOf = async ({ id }: Somebody) => (await store.reach.record(id))!;
const shown = async (...people: Somebody[]) =>
  Promise.all(people.map(async (each) => (await rowOf(each)).danger));
async function link(from: Somebody, { threadKey }: Somebody): Promise<void> {
  const place = {
    channel: SAMPLE_CHANNEL,
    medium: "text",
    threadKey,
    address: threadKey,
    targetMs: 1,
  } as const;
  const { version } = await rowOf(from);
  const on = await store.links.continueAt(from.id, dana!, version, {
    ...place,
    compared: `number:${threadKey}`,
  });
  expect(on.kind).toBe("continued");
}

let one: Somebody;
let two: Somebody;
beforeEach(async () => {
  now += 10 * MINUTE;
  one = await somebody("sunflower", "thunder");
  two = await somebody("teapot", "lantern");
});

describe("danger of one of two people who are linked", () => {
  it("[DB207] holds for both, whichever is linked and whoever says it, and for nobody else", async () => {
    const nobody = await somebody("marigold", "umbrella");
    await link(one, two);
    expect((await recordOf(one)).personId).not.toBe((await recordOf(two)).personId);
    const before = await recordOf(two);
    await say(one, "danger", "thunder", one);
    expect(await shown(one, two, nobody)).toEqual(["danger_word", "danger_word", null]);
    const after = await recordOf(two);
    expect(after.danger).toMatchObject([{ kind: "danger_word", at: now }]);
    expect(after.version).toBeGreaterThan(before.version);
    expect((await recordOf(nobody)).danger).toEqual([]);
  });

  it("[DB207] holds for both when the link comes while it holds, either way round, and through a third", async () => {
    const three = await somebody();
    await say(two, "danger", "lantern", two);
    const { version } = await recordOf(three);
    await link(three, one);
    expect(await shown(one, three)).toEqual([null, null]);
    await link(one, two);
    expect(await shown(one, two, three)).toEqual(["danger_word", "danger_word", "danger_word"]);
    expect((await recordOf(three)).danger).toHaveLength(1);
    expect((await recordOf(three)).version).toBeGreaterThan(version + 1);
  });

  it("[DB207] is said in the thread of either, which is listened to for both", async () => {
    await link(one, two);
    const { people } = (await store.reach.codeWords(SAMPLE_CHANNEL, two.threadKey))!;
    expect(new Set(people.map(({ personId }) => personId))).toEqual(
      new Set([one.words.personId, two.words.personId]),
    );
    await say(one, "danger", "thunder", two);
    expect(await shown(one, two)).toEqual(["danger_word", "danger_word"]);
    expect((await store.reach.codeWords(SAMPLE_CHANNEL, two.threadKey))?.dangerSince).toBe(now);
  });

  it("[DB207] is told of a thread whose person agreed on no words", async () => {
    const three = await somebody();
    await link(one, three);
    await say(one, "danger", "thunder", one);
    expect(await store.reach.codeWords(SAMPLE_CHANNEL, three.threadKey)).toMatchObject({
      people: [{ personId: one.words.personId }],
      dangerSince: now,
    });
  });

  it("[DB207] says nothing with the words of somebody who is not linked", async () => {
    await say(one, "danger", "thunder", two);
    expect(await shown(one, two)).toEqual([null, null]);
  });

  it("[DB208] is over for both at once, and each shows again what was told otherwise", async () => {
    await store.intake.arrive(sampleArrival({ threadKey: two.threadKey, danger: "said_so" }));
    await link(one, two);
    await say(one, "danger", "thunder", one);
    expect(await sampleDangerOver(store, two.id, dana!)).toEqual({ kind: "check_word_not_heard" });
    await say(one, "safe", "sunflower", two);
    expect(await sampleDangerOver(store, two.id, dana!)).toMatchObject({ kind: "recorded", isOver: false });
    expect(await shown(one, two)).toEqual(["danger_word", "danger_word"]);
    const { version } = await recordOf(two);
    expect(await sampleDangerOver(store, one.id, ada!)).toMatchObject({ kind: "recorded", isOver: true });
    expect(await shown(one, two)).toEqual([null, "said_so"]);
    expect((await recordOf(two)).version).toBeGreaterThan(version);
  });

  it.each([
    ["from whom it holds for", () => link(one, two)],
    ["to whom it holds for", () => link(two, one)],
  ])("[DB208] is not ended by what ended the other's before, linked %s", async (_name, together) => {
    await say(one, "danger", "thunder", one);
    const began = now;
    await say(two, "danger", "lantern", two);
    await say(two, "safe", "teapot", two);
    for (const by of [dana!, ada!]) await sampleDangerOver(store, two.id, by);
    expect(await shown(one, two)).toEqual(["danger_word", null]);
    await together();
    expect(await shown(one, two)).toEqual(["danger_word", "danger_word"]);
    const listened = await store.reach.codeWords(SAMPLE_CHANNEL, two.threadKey);
    expect(listened?.dangerSince).toBe(began);
    expect(await sampleDangerOver(store, one.id, dana!)).toEqual({ kind: "check_word_not_heard" });
    await say(one, "safe", "sunflower", one);
    for (const by of [dana!, ada!]) await sampleDangerOver(store, two.id, by);
    expect(await shown(one, two)).toEqual([null, null]);
  });

  it("[DB205] keeps in force what either agreed to before it began", async () => {
    await link(one, two);
    await keep(two, { checkQuestion: "How is the dog?" });
    await say(one, "danger", "thunder", one);
    await keep(two, { checkQuestion: "Which street?" });
    expect((await recordOf(two)).preference).toMatchObject({ checkQuestion: "How is the dog?" });
  });

  it("[DB200] [DB207] is not ended by saying that a number is another's, and a link is, once it does not hold", async () => {
    await link(one, two);
    await say(one, "danger", "thunder", one);
    const reassign = async () =>
      store.reach.happened({ contactId: two.id, by: dana!, kind: "number_reassigned" });
    await reassign();
    expect((await recordOf(two)).danger).toHaveLength(1);
    await say(one, "danger", "thunder", two);
    expect((await recordOf(one)).danger).toHaveLength(2);
    await say(one, "safe", "sunflower", one);
    for (const by of [dana!, ada!]) await sampleDangerOver(store, two.id, by);
    expect(await shown(one, two)).toEqual([null, null]);
    await reassign();
    await say(one, "danger", "thunder", one);
    expect(await shown(one, two)).toEqual(["danger_word", null]);
    expect((await recordOf(two)).danger).toEqual([]);
  });
});
