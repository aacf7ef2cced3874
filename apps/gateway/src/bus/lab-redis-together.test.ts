import { randomUUID } from "node:crypto";
import { ContactId, UserId } from "@holdfast/case-schema";
import { startRedis, type RealRedis } from "@holdfast/tooling/real-redis";
import { createClient } from "@redis/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Bus } from "./bus.ts";
import { channelsOf, redisBus } from "./redis-bus.ts";
import { readWord, readWords, type VolatileWord } from "./volatile-word.ts";

const SECRET = "the secret of a house";
const { lane, together } = channelsOf(SECRET);
const [contact, author] = [ContactId.parse(randomUUID()), UserId.parse(randomUUID())];
/** The nth thing that somebody says, from the first on. */
const nth = (revision: number): VolatileWord => ({
  kind: "draft",
  notice: { contact, kind: "reply", author, revision },
});
const some = (count: number): VolatileWord[] => Array.from({ length: count }, (_, each) => nth(each + 1));
/** Longer than the second in which who hears what is asked for. */
const SOON = { timeout: 20_000 };
let redis: RealRedis;
let closing: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  closing = [];
  redis = await startRedis();
  closing.push(redis.close);
});
afterEach(async () => {
  for (const close of closing.toReversed()) await close();
});

type Talking = Bus & { readonly words: VolatileWord[]; readonly wakes: () => number };

async function bus(url = redis.url): Promise<Talking> {
  const words: VolatileWord[] = [];
  let wakes = 0;
  const opened = await redisBus({
    url,
    secret: SECRET,
    own: randomUUID(),
    random: Math.random,
    log: { info() {}, warn() {}, error() {} },
  })({ wake: () => (wakes += 1), told: (word) => words.push(word) });
  closing.push(opened.close);
  await expect.poll(opened.isUp, SOON).toBe(true);
  return Object.assign(opened, { words, wakes: () => wakes });
}

/** Somebody at the server who is no gateway of this release: what comes on a channel, after the name of whoever says it. */
async function listens(channel: string): Promise<{ texts: string[]; leave: () => Promise<void> }> {
  const client = createClient({ url: redis.url });
  await client.connect();
  closing.push(async () => client.isOpen && client.destroy());
  const texts: string[] = [];
  const own = randomUUID().length;
  await client.subscribe(channel, (message) => void texts.push(message.slice(own)));
  return { texts, leave: () => client.close() };
}

/** Where whoever comes may neither ask who hears what, nor hear what is joined. */
async function guardedUrl(): Promise<string> {
  const keeper = createClient({ url: redis.url });
  await keeper.connect();
  closing.push(async () => keeper.destroy());
  const names = channelsOf(SECRET);
  const rules = ["on", ">invented", "resetchannels", `&${names.log}`, `&${names.lane}`, "+@all", "-pubsub"];
  await keeper.sendCommand(["ACL", "SETUSER", "holdfast", ...rules]);
  return `redis://holdfast:invented@127.0.0.1:${redis.port}`;
}

/** Says three in one turn until a listener at the channel of those that are joined heard some; gives those back that it heard. */
async function untilJoined(one: Bus, heard: { texts: string[] }): Promise<string> {
  await expect
    .poll(() => {
      for (const word of some(3)) one.tell(word);
      return heard.texts.length;
    }, SOON)
    .toBeGreaterThan(0);
  return heard.texts[0]!;
}

/** Resolves once all that either said was heard and answered: what is heard comes on the line of the answers, and after them. */
async function settled(one: Talking, two: Talking): Promise<void> {
  for (const [from, to, last] of [
    [one, two, nth(9_998)],
    [two, one, nth(9_999)],
  ] as const) {
    from.tell(last);
    await expect.poll(() => to.words.at(-1), SOON).toEqual(last);
  }
  for (const { words } of [one, two]) words.length = 0;
}

describe("what is said in one turn by Redis", () => {
  it("[W60] is heard once and in its order, however it crossed", async () => {
    const [one, two] = [await bus(), await bus()];
    const [rest, alone] = [await listens(together), await listens(lane)];
    // As many listen here as there, so that all goes as it does among gateways of this release.
    expect(readWords(await untilJoined(one, rest))).toEqual([nth(2), nth(3)]);
    await settled(one, two);
    // On a line of its own, and so perhaps later than they: the last of what was said until now comes by it, too.
    const heard = () => alone.texts.map(readWord);
    await expect.poll(() => heard().at(-1), SOON).toEqual(nth(9_999));
    alone.texts.length = 0;
    for (const word of some(150)) one.tell(word);
    await expect.poll(() => two.words, SOON).toEqual(some(150));
    await settled(one, two);
    await expect.poll(heard, SOON).toEqual([nth(1), nth(9_998), nth(9_999)]);
  });

  it("[W60] goes alone, each of it, while somebody hears words who does not hear those that are joined", async () => {
    const [one, two] = [await bus(), await bus()];
    const before = await listens(lane);
    const joined = await listens(together);
    await untilJoined(one, joined);
    const older = await listens(lane);
    await expect
      .poll(async () => {
        await settled(one, two);
        older.texts.length = 0;
        for (const word of some(3)) one.tell(word);
        await settled(one, two);
        return older.texts.map(readWord);
      }, SOON)
      .toEqual([...some(3), nth(9_998), nth(9_999)]);
    const known = joined.texts.length;
    for (const word of some(3)) one.tell(word);
    await expect.poll(() => two.words, SOON).toEqual(some(3));
    await settled(one, two);
    expect(joined.texts.length).toBe(known);
    await older.leave();
    joined.texts.length = 0;
    expect(readWords(await untilJoined(one, joined))).toEqual([nth(2), nth(3)]);
    expect(before.texts.map(readWord)).not.toContain(null);
  });

  it("[W60] goes alone where nobody may ask who hears it, or hear what is joined", async () => {
    const url = await guardedUrl();
    const [one, two] = [await bus(url), await bus(url)];
    const older = await listens(lane);
    for (const word of some(5)) one.tell(word);
    await expect.poll(() => two.words, SOON).toEqual(some(5));
    await expect.poll(() => older.texts.map(readWord), SOON).toEqual(some(5));
    expect([one.isUp(), two.isUp()]).toEqual([true, true]);
  });

  it("[W58] refuses no wake-up for two hundred words that go alone and are not answered", async () => {
    const url = await guardedUrl();
    const [one, two] = [await bus(url), await bus(url)];
    await settled(one, two);
    const before = two.wakes();
    redis.pause();
    for (const word of some(300)) one.tell(word);
    one.wake();
    redis.goOn();
    await expect.poll(two.wakes, SOON).toBe(before + 1);
    expect(two.words).toEqual(some(200));
  });

  it("[W58] [W60] counts each word among the two hundred that may be unanswered, and not how they go", async () => {
    const [one, two] = [await bus(), await bus()];
    await listens(lane);
    await untilJoined(one, await listens(together));
    await settled(one, two);
    redis.pause();
    for (const word of some(500)) one.tell(word);
    redis.goOn();
    await expect.poll(() => two.words.length, SOON).toBeGreaterThan(0);
    // Others may hear of a word before it is answered: what they say then comes behind the answer.
    two.tell(nth(998));
    await expect.poll(() => one.words, SOON).toEqual([nth(998)]);
    one.tell(nth(999));
    await expect.poll(() => two.words.at(-1), SOON).toEqual(nth(999));
    expect(two.words).toEqual([...some(200), nth(999)]);
  });
});
