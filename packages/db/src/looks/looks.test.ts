import type { ContactId, Medium, MessageId, UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Arrival } from "../intake/arrival.ts";
import type { ArrivedMail } from "../mail/arrived-mail.ts";
import { sampleMail, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { Look } from "./look-store.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now, poolSize: 12 });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => store.close());
beforeEach(() => {
  now += 3_600_000;
});

const TARGET_MS = 900_000;
const targetsOf = (medium: Medium) => ({
  targetMs: medium === "email" ? TARGET_MS : 1,
  dangerTargetMs: 20_000,
});
const DAY_MS = 86_400_000;
let threads = 0;
const newThread = (): string => `thread ${(threads += 1)}`;

const undecided = async (): Promise<readonly Look[]> => store.looks.undecided({ before: null, size: 1000 });
const lookAt = async (id: MessageId): Promise<Look | undefined> =>
  (await undecided()).find(({ messageId }) => messageId === id);
const rowOf = async (id: ContactId) => (await store.contacts.contact(id))?.row;
const arrive = async (given: Partial<Arrival> = {}, mail: Partial<ArrivedMail> = {}) =>
  store.intake.arrive(sampleMail(given, mail));

async function close(id: ContactId, disposition: "silent" | "dropped_danger" = "silent"): Promise<void> {
  const version = (await rowOf(id))?.version ?? 0;
  await store.moves.move(id, dana, version, { kind: "claim" });
  await store.moves.move(id, dana, version + 1, { kind: "close", disposition });
}

/** A closed contact, into which a machine is thought to have written. */
async function machineInClosed(given: Partial<Arrival> = {}) {
  const threadKey = newThread();
  const { contactId } = await arrive({ threadKey });
  await close(contactId);
  // Later than a repeated try (DB160).
  now += 1_200_000;
  const { messageId } = await arrive({ threadKey, ...given }, { automatic: "auto_reply" });
  return { contactId, messageId, threadKey, at: now };
}

describe("what nobody would see", () => {
  it("[DB190] is listed, the newest first, with its contact and why, and nothing else is", async () => {
    const plain = await arrive();
    const unreadable = await arrive({ unreadable: true, raw: new Uint8Array([1]), mail: null });
    now += 1_000;
    const partly = await arrive({}, { partly: ["damaged"], source: new Uint8Array([1]) });
    now += 1_000;
    const beginning = await arrive({}, { partly: ["too_long"] });
    now += 1_000;
    const machine = await machineInClosed();
    const open = await arrive({ threadKey: newThread() }, { automatic: "list" });
    const mine = new Set(
      [plain, unreadable, partly, beginning, machine, open].map(({ messageId }) => messageId),
    );
    expect((await undecided()).filter(({ messageId }) => mine.has(messageId))).toMatchObject([
      {
        messageId: machine.messageId,
        at: machine.at,
        reason: "machine",
        automatic: "auto_reply",
        row: { id: machine.contactId, status: "closed" },
      },
      // Of what was larger than is kept, only the beginning was read.
      { messageId: beginning.messageId, reason: "partly", row: { id: beginning.contactId } },
      { messageId: partly.messageId, reason: "partly", automatic: null, row: { id: partly.contactId } },
      { messageId: unreadable.messageId, reason: "unreadable", row: { id: unreadable.contactId } },
    ]);
  });

  it("[DB190] is one entry each: unreadable and kept in rows, or a machine's that was not read whole", async () => {
    const large = { unreadable: true, raw: null };
    const unreadable = await arrive(large, { source: new Uint8Array([1]) });
    expect(await lookAt(unreadable.messageId)).toMatchObject({ reason: "unreadable" });
    const threadKey = newThread();
    const { contactId } = await arrive({ threadKey });
    await close(contactId);
    const { messageId } = await arrive({ threadKey }, { automatic: "list", source: new Uint8Array([1]) });
    expect(await lookAt(messageId)).toMatchObject({ reason: "machine" });
  });

  it("[DB190] is paged without repeating or skipping, also of one instant, and counted up to a bound", async () => {
    for (let each = 0; each < 5; each += 1) await machineInClosed();
    now += 1_000;
    for (let each = 0; each < 4; each += 1)
      await arrive({ unreadable: true, raw: new Uint8Array([1]), mail: null });
    const whole = await undecided();
    const seen: Look[] = [];
    for (;;) {
      const page = await store.looks.undecided({ before: seen.at(-1) ?? null, size: 2 });
      if (page.length === 0) break;
      seen.push(...page);
    }
    expect(seen.map(({ messageId }) => messageId)).toEqual(whole.map(({ messageId }) => messageId));
    expect(await store.looks.count(1000)).toBe(whole.length);
    expect(await store.looks.count(3)).toBe(3);
  });

  it("[DB190] is nothing once its words were taken back", async () => {
    const { messageId, threadKey } = await machineInClosed();
    const before = await store.looks.count(1000);
    await store.conversations.withdraw(sampleMail().channel, threadKey, "everything");
    expect(await lookAt(messageId)).toBeUndefined();
    expect(await store.looks.count(1000)).toBe(before - 1);
    expect(await store.looks.decide(messageId, ada, "person", targetsOf)).toEqual({ kind: "not_found" });
  });
});

describe("deciding what it is", () => {
  it("[DB191] seen takes it off the list, keeps who and when, and changes nothing of its contact", async () => {
    const { contactId, messageId } = await machineInClosed();
    const before = await rowOf(contactId);
    now += 5_000;
    expect(await store.looks.decide(messageId, ada, "seen", targetsOf)).toMatchObject({
      kind: "decided",
      row: { id: contactId, status: "closed" },
    });
    expect(await lookAt(messageId)).toBeUndefined();
    expect(await rowOf(contactId)).toEqual(before);
    const kept = await store.prisma.mailLook.findUnique({ where: { messageId } });
    expect(kept).toMatchObject({ verdict: "seen", byId: ada, decidedAt: new Date(now) });
  });

  it("[DB191] whoever is slower is told who decided what and when, and nothing changes", async () => {
    const { contactId, messageId } = await machineInClosed();
    await store.looks.decide(messageId, ada, "seen", targetsOf);
    const at = now;
    now += 5_000;
    for (const verdict of ["seen", "person"] as const)
      expect(await store.looks.decide(messageId, dana, verdict, targetsOf)).toMatchObject({
        kind: "decided_already",
        verdict: "seen",
        by: { id: ada, name: "Ada" },
        at,
        row: { id: contactId, status: "closed" },
      });
  });

  it("[DB191] is one person's when several decide at once, and the contact is moved at most once", async () => {
    for (let round = 0; round < rounds(20); round += 1) {
      const { contactId, messageId } = await machineInClosed();
      const before = (await rowOf(contactId))?.version ?? 0;
      const verdicts = ["person", "person", "seen", "person"] as const;
      const answers = await Promise.all(
        verdicts.map(async (verdict, each) =>
          store.looks.decide(messageId, each % 2 === 0 ? ada : dana, verdict, targetsOf),
        ),
      );
      expect(answers.filter(({ kind }) => kind === "decided")).toHaveLength(1);
      expect(answers.filter(({ kind }) => kind === "decided_already")).toHaveLength(3);
      const kept = await store.prisma.mailLook.findUnique({ where: { messageId } });
      const after = await rowOf(contactId);
      expect(after?.version).toBe(kept?.verdict === "person" ? before + 1 : before);
      expect(after?.unanswered).toBe(kept?.verdict === "person" ? 1 : 0);
    }
  });

  it("[DB191] nobody decides what is not there, and what could not be read was nobody's machine", async () => {
    expect(await store.looks.decide(crypto.randomUUID() as MessageId, ada, "seen", targetsOf)).toEqual({
      kind: "not_found",
    });
    const { messageId } = await arrive({ unreadable: true, raw: new Uint8Array([1]), mail: null });
    expect(await store.looks.decide(messageId, ada, "person", targetsOf)).toEqual({ kind: "not_found" });
    expect(await lookAt(messageId)).toBeDefined();
  });

  it.each([
    ["deciding anew", "update mail_look set verdict = 'person' where message_id = $1", "mail_look_once"],
    ["forgetting", "delete from mail_look where message_id = $1", "mail_look_once"],
  ])("[DB191] the schema refuses %s", async (_name, sql, rule) => {
    const { messageId } = await machineInClosed();
    await store.looks.decide(messageId, ada, "seen", targetsOf);
    const client = await rawClient(store.connection);
    await expect(client.query(sql, [messageId])).rejects.toMatchObject({ constraint: rule });
    await client.end();
  });
});

describe("what a person wrote after all", () => {
  it("[DB192] comes back into the queue as their mail would have brought it, waiting since it came", async () => {
    const { contactId, messageId, threadKey, at } = await machineInClosed();
    const twin = newThread();
    const other = await arrive({ threadKey: twin });
    await close(other.contactId);
    now += 2 * 3_600_000;
    expect(await store.looks.decide(messageId, ada, "person", targetsOf)).toMatchObject({
      kind: "decided",
      row: { status: "waiting", unanswered: 1, reopened: 1, waitingSince: at, dueAt: at + TARGET_MS },
    });
    await arrive({ threadKey: twin });
    const fact = async (id: ContactId) => {
      const {
        id: _id,
        number,
        version,
        waitingSince,
        dueAt,
        ...facts
      } = (await rowOf(id)) ?? {
        id,
        number: 0,
        version: 0,
        waitingSince: 0,
        dueAt: 0,
      };
      return { ...facts, isNew: number === 0, isOwedFor: dueAt - waitingSince, hasVersion: version > 0 };
    };
    expect(await fact(contactId)).toEqual(await fact(other.contactId));
    // What they write next finds the contact where it is.
    expect(await arrive({ threadKey })).toMatchObject({ contactId, opened: "continued" });
  });

  it("[DB192] is shown as a person's from then on, under a version that whoever has it open asks for", async () => {
    const { contactId, messageId } = await machineInClosed();
    const before = (await rowOf(contactId))?.version ?? 0;
    expect((await store.contacts.entries(contactId, 0)).at(-1)?.mail).toMatchObject({
      automatic: "auto_reply",
    });
    await store.looks.decide(messageId, ada, "person", targetsOf);
    const [changed] = await store.contacts.entries(contactId, before);
    expect(changed).toMatchObject({ id: messageId, version: before + 1 });
    expect(changed?.mail?.automatic ?? null).toBeNull();
  });

  it("[DB192] is told on the queue's stream and the contact's by the same transaction", async () => {
    const { contactId, messageId } = await machineInClosed();
    const { asOf } = await store.contacts.queue();
    await store.looks.decide(messageId, ada, "person", targetsOf);
    expect(
      (await store.log.since("queue:main", asOf, 10)).events.map(({ payload }) => payload),
    ).toMatchObject([{ kind: "contact", id: contactId, row: { status: "waiting", unanswered: 1 } }]);
    expect((await store.log.since(`contact:${contactId}`, asOf, 10)).events).toHaveLength(1);
  });

  it("[DB192] is raised by what the lists found in it, and by what the house knows of whoever comes back", async () => {
    const found = await machineInClosed({
      raise: { lane: "minor_mentioned", reason: "words:minors:0:child" },
    });
    await store.prisma
      .$executeRaw`update contact set lane = 'information', lane_reason = 'staff', version = version + 1
      where id = ${found.contactId}::uuid`;
    expect(await store.looks.decide(found.messageId, ada, "person", targetsOf)).toMatchObject({
      kind: "decided",
      row: { lane: "minor_mentioned", laneReason: "words:minors:0:child" },
    });
    const threadKey = newThread();
    const { contactId } = await arrive({ threadKey });
    await close(contactId, "dropped_danger");
    now += 3_600_000;
    const { messageId } = await arrive({ threadKey }, { automatic: "report" });
    expect(await store.looks.decide(messageId, ada, "person", targetsOf)).toMatchObject({
      row: { lane: "crisis", laneReason: "fact:after_drop" },
    });
  });

  it("[DB192] in a contact that was opened again meanwhile is one more message for whoever has it", async () => {
    const { contactId, messageId, threadKey } = await machineInClosed();
    now += 600_000;
    await arrive({ threadKey });
    const version = (await rowOf(contactId))?.version ?? 0;
    await store.moves.move(contactId, dana, version, { kind: "claim" });
    const before = await rowOf(contactId);
    const at = (await lookAt(messageId))?.at ?? 0;
    expect(before?.waitingSince).toBeGreaterThan(at);
    expect(await store.looks.decide(messageId, ada, "person", targetsOf)).toMatchObject({
      kind: "decided",
      // They have waited since the first of the two.
      row: {
        status: "claimed",
        holder: { id: dana },
        unanswered: 2,
        reopened: before?.reopened,
        waitingSince: at,
        dueAt: at + TARGET_MS,
      },
    });
  });

  it("[DB192] [DB2] where they wrote again and have another open contact, says which, and changes nothing", async () => {
    const { contactId, messageId, threadKey } = await machineInClosed();
    const before = await rowOf(contactId);
    now += 2 * DAY_MS;
    const later = await arrive({ threadKey });
    expect(later.opened).toBe("new");
    expect(await store.looks.decide(messageId, ada, "person", targetsOf)).toMatchObject({
      kind: "open_elsewhere",
      row: { id: later.contactId },
    });
    expect(await rowOf(contactId)).toEqual(before);
    expect(await lookAt(messageId)).toBeDefined();
    expect(await store.looks.decide(messageId, ada, "seen", targetsOf)).toMatchObject({ kind: "decided" });
  });

  it("[DB176] [DB192] ends that only machines wrote", async () => {
    const threadKey = newThread();
    const { contactId } = await arrive({ threadKey }, { automatic: "report" });
    await close(contactId);
    const { messageId } = await arrive({ threadKey }, { automatic: "report" });
    await store.looks.decide(messageId, ada, "person", targetsOf);
    expect(await rowOf(contactId)).toMatchObject({ isAutomatic: false, unanswered: 1, status: "waiting" });
  });
});
