import type { CodeWordKind, ContactId, Lane, UserId } from "@holdfast/case-schema";
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
let now = 1_800_000_000_000;
let store: TestStore;
let [dana, ada, lee]: UserId[] = [];
let threadKey: string;
let id: ContactId;
let words: CodeWordHasher;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  for (const name of ["Dana", "Ada", "Lee"]) await sampleStaff(store, name);
  [dana, ada, lee] = (await store.staff.list()).map((each) => each.id);
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += 10 * MINUTE;
  threadKey = crypto.randomUUID();
  id = await sampleHeld(store, dana!, { threadKey });
  words = (await store.reach.codeWordHash(id))!;
  const danger = { hash: words.hash("thunder"), means: "stop" as const, coverStory: ["Wrong number."] };
  const codes = { safe: words.hash("sunflower"), danger };
  const preference = samplePreference(dana!, now, { codes, checkQuestion: "How is the dog?" });
  const { personId } = words;
  await sampleKeep(store, { contactId: id, by: dana!, preference, personId });
});

async function say(form: string, kind: CodeWordKind): Promise<void> {
  now += MINUTE;
  const said = { channel: SAMPLE_CHANNEL, threadKey, dedupeKey: crypto.randomUUID(), at: now };
  await store.reach.codeWordSaid({ ...said, kind, personId: words.personId, hash: words.hash(form) });
}
async function isOver(): Promise<void> {
  await say("sunflower", "safe");
  for (const by of [ada, lee]) await sampleDangerOver(store, id, by!);
}
const rowOf = async () => (await store.contacts.contact(id))!.row;
const dangerOf = async () => (await rowOf()).danger;
const sayDanger = async () => {
  await say("thunder", "danger");
  expect(await dangerOf()).toBe("danger_word");
};
const find = async (lane: Lane) => {
  const finding = { lane, speaker: null, language: null, targetMs: 900_000, dangerTargetMs: 20_000 };
  const found = await store.triage.triage(id, dana!, (await rowOf()).version, finding);
  expect(found.kind).toBe("moved");
};
const saySo = async () => store.intake.arrive(sampleArrival({ threadKey, danger: "said_so" }));

describe("danger that was told otherwise", () => {
  it("[DB208] is shown again once the danger word is over, as often as it is", async () => {
    await saySo();
    for (const _time of [1, 2]) {
      await sayDanger();
      await sayDanger();
      await isOver();
      expect(await dangerOf()).toBe("said_so");
    }
  });

  it("[DB208] [DB112] is a colleague's mark, too, until a colleague finds another lane", async () => {
    await find("life_threat");
    await sayDanger();
    await isOver();
    expect(await dangerOf()).toBe("marked_by_staff");
    await sayDanger();
    await find("tip");
    expect(await dangerOf()).toBe("danger_word");
    await isOver();
    expect(await dangerOf()).toBeNull();
  });

  it("[DB208] [DB112] is what a colleague marks meanwhile, and no other lane ends what they said", async () => {
    await sayDanger();
    await find("life_threat");
    await isOver();
    expect(await dangerOf()).toBe("marked_by_staff");
    await find("tip");
    await saySo();
    await sayDanger();
    await find("tip");
    await isOver();
    expect(await dangerOf()).toBe("said_so");
  });

  it("[DB207] [DB208] is kept behind the danger word when their own message opens it again, and when they say so meanwhile", async () => {
    const comes = async (isSaid: boolean) => {
      await store.intake.arrive(sampleArrival({ threadKey, danger: "danger_word" }));
      await store.reach.dangerShown(id, isSaid);
    };
    await saySo();
    await store.moves.move(id, dana!, (await rowOf()).version, { kind: "close", disposition: "silent" });
    await say("thunder", "danger");
    expect(await dangerOf()).toBe("said_so");
    await comes(false);
    expect(await rowOf()).toMatchObject({ status: "waiting", danger: "danger_word" });
    await isOver();
    expect(await dangerOf()).toBe("said_so");
  });

  it("[DB208] is what they say meanwhile, once, and nothing where danger does not hold", async () => {
    const { version } = await rowOf();
    await store.reach.dangerShown(id, true);
    expect(await rowOf()).toMatchObject({ danger: null, version });
    await sayDanger();
    await store.reach.dangerShown(id, true);
    const kept = (await rowOf()).version;
    for (const isSaid of [true, false]) await store.reach.dangerShown(id, isSaid);
    expect((await rowOf()).version).toBe(kept);
    await isOver();
    expect(await dangerOf()).toBe("said_so");
  });

  it("[DB208] is kept and given back by whatever statement shows danger, and by no other", async () => {
    const client = await rawClient(store.connection);
    const set = async (what: string) =>
      client.query(`update contact set ${what}, version = version + 1 where id = $1`, [id]);
    await saySo();
    await expect(set("danger = 'danger_word'")).rejects.toMatchObject({ constraint: "contact_danger" });
    await expect(set("danger_before = 'said_so'")).rejects.toMatchObject({
      constraint: "contact_danger_before",
    });
    await sayDanger();
    for (const before of ["null", "'marked_by_staff'"])
      await expect(set(`danger_before = ${before}`)).rejects.toMatchObject({
        constraint: "contact_danger_before",
      });
    for (const danger of ["null", "'said_so'", "'marked_by_staff'"])
      await expect(set(`danger = ${danger}, danger_before = null`)).rejects.toMatchObject({
        constraint: "contact_danger",
      });
    await isOver();
    expect(await dangerOf()).toBe("said_so");
    await client.end();
  });
});
