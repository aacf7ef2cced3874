import { describe, expect, it } from "vitest";
import type { Arrival } from "../intake/arrival.ts";
import { blockHouse, DAY_MS, HOUR_MS } from "../testing/block-house.ts";
import { sampleArrival, sampleMail, testStore } from "../testing/index.ts";

const { clock, store, ray, newThread, rowOf, versionOf, write, close, block, listed, blocked } = blockHouse();

describe("what arrives of a blocked thread", () => {
  it("[DB251] is stored once, reopens nothing, is owed no answer, and is counted", async () => {
    const { contactId, threadKey, id } = await blocked();
    const dedupeKey = crypto.randomUUID();
    const first = await write(threadKey, { dedupeKey, text: "You again" });
    expect(first).toMatchObject({ outcome: "stored", contactId, opened: "continued" });
    expect(await write(threadKey, { dedupeKey })).toMatchObject({ outcome: "duplicate", contactId });
    clock.now += 1000;
    await write(threadKey, { text: "And again" });
    expect(await rowOf(contactId)).toMatchObject({ status: "closed", unanswered: 0, lane: null });
    const entries = await store().contacts.entries(contactId, 0);
    expect(entries.map(({ text }) => text)).toEqual(["Is somebody there?", "You again", "And again"]);
    expect(await listed(id)).toMatchObject({ kept: 2, keptLastAt: clock.now, heard: null });
    expect((await store().contacts.queue()).rows.map((row) => row.id)).not.toContain(contactId);
  });

  it("[DB251] keeps its order, however much comes at once", async () => {
    const { contactId, threadKey } = await blocked();
    const texts = Array.from({ length: 12 }, (_, index) => `text ${index}`);
    await Promise.all(texts.map(async (text) => write(threadKey, { text })));
    const entries = await store().contacts.entries(contactId, 0);
    expect(entries.slice(1).map(({ text }) => text)).toEqual(texts);
  });

  it.each<[string, Partial<Arrival>, string]>([
    [
      "a threat to life",
      { raise: { lane: "life_threat", reason: "words:danger:1:knife" } },
      "words:danger:1:knife",
    ],
    ["a crisis", { raise: { lane: "crisis", reason: "form:danger" } }, "form:danger"],
    ["a minor", { raise: { lane: "minor_mentioned", reason: "words:minors:1:girl" } }, "words:minors:1:girl"],
    ["danger", { danger: "said_so" }, "danger:said_so"],
    ["HELP and nothing else", { keyword: "help" }, "keyword:help"],
    ["STOP and nothing else", { keyword: "opt_out" }, "keyword:opt_out"],
    ["what nobody could read", { unreadable: true, raw: new Uint8Array([1]) }, "unreadable"],
  ])("[DB251] is heard at once, with its reason, where it says %s", async (_name, given, because) => {
    const { contactId, threadKey, id } = await blocked();
    await write(threadKey);
    clock.now += 1000;
    const heard = await write(threadKey, { reopenWithinMs: 90 * DAY_MS, ...given });
    expect(heard).toMatchObject({ contactId, opened: "reopened" });
    expect(await rowOf(contactId)).toMatchObject({ status: "waiting", unanswered: 1 });
    expect(await listed(id)).toMatchObject({ kept: 1, heard: { at: clock.now, because } });
  });

  it("[DB251] [DB115] raises its lane as ever, with the reason that is shown", async () => {
    const { contactId, threadKey } = await blocked();
    await write(threadKey, { raise: { lane: "crisis", reason: "words:crisis:1:pills" } });
    const [row] = (await store().contacts.queue()).rows
      .filter(({ status }) => status === "waiting")
      .toSorted((one, other) => other.number - one.number);
    expect(row).toMatchObject({ lane: "crisis", laneReason: "words:crisis:1:pills" });
    expect((await store().blocks.standing(contactId)).block?.heard?.because).toBe("words:crisis:1:pills");
  });

  it("[DB251] is heard whatever it says while something of the thread is open, and in silence again once that is closed", async () => {
    const { contactId, threadKey, id } = await blocked();
    await write(threadKey, { danger: "said_so", reopenWithinMs: 90 * DAY_MS });
    await write(threadKey, { text: "I am at the bus stop" });
    expect(await rowOf(contactId)).toMatchObject({ status: "waiting", unanswered: 2 });
    await close(contactId);
    await write(threadKey, { text: "You again" });
    expect(await rowOf(contactId)).toMatchObject({ status: "closed", unanswered: 0 });
    expect(await listed(id)).toMatchObject({ kept: 1 });
  });

  it("[DB251] of mail is kept in silence with all that it brought, under whichever name of the thread", async () => {
    const threadKey = newThread();
    const { contactId } = await store().intake.arrive(
      sampleMail({ threadKey }, { names: ["<one@example.org>"] }),
    );
    await close(contactId);
    clock.now += HOUR_MS;
    await block(contactId);
    const mail = sampleMail(
      { threadKey: newThread(), refs: ["<one@example.org>"] },
      { subject: "You again" },
    );
    expect(await store().intake.arrive(mail)).toMatchObject({ contactId, opened: "continued" });
    expect((await store().contacts.entries(contactId, 0)).at(-1)?.mail).toMatchObject({
      subject: "You again",
    });
    expect(await rowOf(contactId)).toMatchObject({ status: "closed", unanswered: 0 });
  });

  it("[DB251] at another gateway is kept in silence once that has read which threads are blocked, and heard after the end whether it has or not", async () => {
    const other = await testStore({ clock: () => clock.now, connection: store().connection });
    const { contactId, threadKey, id } = await blocked();
    await other.blocks.reread();
    const arrive = async (text: string) =>
      other.intake.arrive(sampleArrival({ threadKey, medium: "text", text, reopenWithinMs: 90 * DAY_MS }));
    expect(await arrive("You again")).toMatchObject({ opened: "continued" });
    await store().blocks.change(id, ray(), { kind: "lift" });
    // It still thinks that the thread is blocked: the arrival's transaction knows better.
    expect(await arrive("Hello")).toMatchObject({ contactId, opened: "reopened" });
    await other.close();
  });

  it("[DB254] what ended by itself is said to have, by one of several gateways, and told with its contact", async () => {
    const { contactId, id } = await blocked();
    clock.now += DAY_MS;
    const version = await versionOf(contactId);
    const counts = await Promise.all([store().blocks.endPast(), store().blocks.endPast()]);
    expect(counts.toSorted((one, other) => one - other)).toEqual([0, 1]);
    expect(await versionOf(contactId)).toBe(version + 1);
    expect(await listed(id)).toMatchObject({ ended: { how: "time", at: clock.now } });
    clock.now += 31 * DAY_MS;
    expect(await listed(id)).toBeUndefined();
  });
});
