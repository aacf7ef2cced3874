import { MAIL_BYTES_MAX, type ContactId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sampleFile, sampleMail, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => store.close());

async function rows<Row extends object>(sql: string, values: readonly unknown[]): Promise<readonly Row[]> {
  const client = await rawClient(store.connection);
  const { rows: found } = await client.query<Row>(sql, [...values]);
  await client.end();
  return found;
}
const rowOf = async (id: ContactId) => (await store.contacts.contact(id))?.row;

describe("what a machine wrote", () => {
  it("[DB172] [DB176] opens a contact that is marked and owes no answer, which the first person ends", async () => {
    const robot = sampleMail(
      { threadKey: "robot", danger: "said_so", raise: { lane: "minor_mentioned", reason: "words:a:0:b" } },
      { automatic: "auto_reply" },
    );
    const { contactId, opened } = await store.intake.arrive(robot);
    expect(opened).toBe("new");
    expect(await rowOf(contactId)).toMatchObject({
      status: "waiting",
      isAutomatic: true,
      unanswered: 0,
      danger: null,
      lane: null,
      version: 1,
    });
    const person = sampleMail({ threadKey: "robot", targetMs: 5000 });
    expect((await store.intake.arrive(person)).contactId).toBe(contactId);
    const row = await rowOf(contactId);
    expect(row).toMatchObject({ isAutomatic: false, unanswered: 1, version: 2 });
    expect((row?.dueAt ?? 0) - (row?.waitingSince ?? 0)).toBe(5000);
  });

  it("[DB172] changes nothing of the contact that it is added to but its version, waiting, held, answered or closed", async () => {
    const dana = await sampleStaff(store, "Dana");
    const { contactId } = await store.intake.arrive(sampleMail({ threadKey: "vacation" }));
    let robots = 0;
    const robot = async () => {
      robots += 1;
      const before = await rowOf(contactId);
      const arrival = sampleMail(
        { threadKey: "vacation", reopenWithinMs: 86_400_000 },
        { automatic: "list" },
      );
      expect(await store.intake.arrive(arrival)).toMatchObject({ contactId, opened: "continued" });
      expect(await rowOf(contactId)).toEqual({ ...before, version: (before?.version ?? 0) + 1 });
    };
    await robot();
    await store.moves.move(contactId, dana, 2, { kind: "claim" });
    await robot();
    const messageId = crypto.randomUUID() as Parameters<typeof store.outbox.settle>[0];
    await store.answers.answer({
      check: () => null,
      contactId,
      messageId,
      by: dana,
      text: "Yes",
      validForMs: null,
    });
    await robot();
    const version = (await rowOf(contactId))?.version ?? 0;
    await store.moves.move(contactId, dana, version, { kind: "close", disposition: "silent" });
    await robot();
    expect((await rowOf(contactId))?.status).toBe("closed");
    expect(robots).toBe(4);
    expect(
      (await store.contacts.entries(contactId, 0)).filter(({ kind }) => kind === "inbound"),
    ).toHaveLength(5);
  });

  const pressing = { raise: { lane: "crisis", reason: "words:crisis:0:gun" } } as const;

  it.each(["auto_reply", "report", "list"] as const)(
    "[DB193] waits for us as a person's does when what is pressing is found in its words: %s in a thread that is closed",
    async (automatic) => {
      const dana = await sampleStaff(store, `Dana ${automatic}`);
      const thread = { threadKey: `pressing ${automatic}` };
      const { contactId } = await store.intake.arrive(sampleMail(thread));
      await store.moves.move(contactId, dana, 1, { kind: "claim" });
      await store.moves.move(contactId, dana, 2, { kind: "close", disposition: "silent" });
      const arrived = await store.intake.arrive(sampleMail({ ...thread, ...pressing }, { automatic }));
      expect(arrived).toMatchObject({ contactId, opened: "reopened" });
      expect(await rowOf(contactId)).toMatchObject({ status: "waiting", lane: "crisis", unanswered: 1 });
      // It stays known that a machine is thought to have written it.
      expect((await store.contacts.entries(contactId, 0)).at(-1)?.mail).toMatchObject({ automatic });
    },
  );

  it("[DB193] opens a contact that waits in its lane, unless it went to many and belongs to no thread", async () => {
    const answer = await store.intake.arrive(sampleMail(pressing, { automatic: "auto_reply" }));
    expect(await rowOf(answer.contactId)).toMatchObject({
      isAutomatic: false,
      lane: "crisis",
      unanswered: 1,
    });
    const letter = await store.intake.arrive(sampleMail(pressing, { automatic: "list" }));
    expect(await rowOf(letter.contactId)).toMatchObject({ isAutomatic: true, lane: null, unanswered: 0 });
  });

  it("[DB20] is stored once", async () => {
    const robot = sampleMail({ threadKey: "twice" }, { automatic: "report" });
    const [one, other] = await Promise.all([store.intake.arrive(robot), store.intake.arrive(robot)]);
    const again = await store.intake.arrive(robot);
    expect([one.outcome, other.outcome]).toEqual(expect.arrayContaining(["stored", "duplicate"]));
    expect(again.outcome).toBe("duplicate");
    expect(again.contactId).toBe(one.contactId);
  });
});

describe("what came with a mail", () => {
  it("[DB110] a person's mail raises its lane in the same commit", async () => {
    const { contactId } = await store.intake.arrive(
      sampleMail({ raise: { lane: "crisis", reason: "words:danger:0:now" } }),
    );
    expect(await rowOf(contactId)).toMatchObject({ lane: "crisis" });
  });

  it("[DB173] [DB174] is there with its message, in rows of a megabyte: files, and the mail as it came", async () => {
    const bytes = new Uint8Array(2_500_000).fill(7);
    const source = new Uint8Array(MAIL_BYTES_MAX).fill(9);
    const { messageId, contactId } = await store.intake.arrive(
      sampleMail({}, { files: [sampleFile({ bytes }), sampleFile({ name: null, foundType: null })], source }),
    );
    const parts = await rows<{ ord: number; state: string; role: string; parts: number; rows: string }>(
      `select media.ord, media.state, mail_file.role, media_file.parts,
         (select count(*) from media_part where file_id = media_file.id) as rows
       from media join mail_file on mail_file.media_id = media.id
       join media_file on media_file.media_id = media.id and media_file.attached
       where message_id = $1 order by ord`,
      [messageId],
    );
    expect(parts).toEqual([
      { ord: 0, state: "refused", role: "attachment", parts: 3, rows: "3" },
      { ord: 1, state: "refused", role: "attachment", parts: 1, rows: "1" },
      { ord: 2, state: "refused", role: "source", parts: 25, rows: "25" },
    ]);
    expect((await store.contacts.entries(contactId, 0)).map(({ id }) => id)).toEqual([messageId]);
  });

  it("[DB174] is not there when its message is not", async () => {
    const files = [sampleFile({ foundType: "Not A Type" })];
    await expect(store.intake.arrive(sampleMail({ threadKey: "broken" }, { files }))).rejects.toThrow(
      "mail_file_found_type",
    );
    const { rows: queued } = await store.contacts.queue();
    const sound = await store.intake.arrive(sampleMail({ threadKey: "broken" }));
    expect(sound.opened).toBe("new");
    expect(queued.map(({ id }) => id)).not.toContain(sound.contactId);
  });
});

describe("a mail as it came", () => {
  it("[DB177] is given to nobody who may not have it, in rows or beside its message, and then nothing is recorded", async () => {
    const ina = await sampleStaff(store, "Ina");
    const source = new TextEncoder().encode("as it came");
    const large = await store.intake.arrive(sampleMail({}, { source }));
    const small = await store.intake.arrive(sampleMail({ unreadable: true, raw: source, mail: null }));
    for (const { messageId, contactId } of [large, small]) {
      const [file] = await store.mails.files(messageId);
      if (file === undefined) throw new Error("nothing was kept");
      const reads = async () => store.prisma.contentRead.count({ where: { contactId, byId: ina } });
      expect(await store.mails.open(file.id, ina, false, () => false)).toBeNull();
      expect(await reads()).toBe(0);
      expect(await store.mails.open(file.id, ina, false, () => true)).toBeNull();
      expect(await store.mails.open(file.id, ina, true, () => true)).toEqual({ kind: "withheld", contactId });
      expect(await reads()).toBe(0);
      expect(await store.mails.open(file.id, ina, true, (record) => record.contactId !== contactId)).toEqual({
        kind: "opened",
        contactId,
        bytes: Buffer.from(source),
      });
      expect(await reads()).toBe(1);
    }
  });

  it("[G555] alone is withheld: no other file is, and of what is not there nothing is asked", async () => {
    const ivo = await sampleStaff(store, "Ivo");
    const { messageId, contactId } = await store.intake.arrive(
      sampleMail({}, { files: [sampleFile()], source: new TextEncoder().encode("as it came") }),
    );
    const [file] = await store.mails.files(messageId);
    expect(await store.mails.open(file?.id ?? "", ivo, true, () => true)).toMatchObject({
      kind: "opened",
      contactId,
    });
    const asked = vi.fn<() => boolean>(() => true);
    expect(await store.mails.open(crypto.randomUUID(), ivo, true, asked)).toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });
});

describe("a picture that came with a mail", () => {
  const bytes = new TextEncoder().encode("what a picture would be");
  async function arrive() {
    const files = [sampleFile({ bytes, foundType: "image/png", kind: "picture" })];
    const { contactId } = await store.intake.arrive(sampleMail({}, { files }));
    const [picture] = await store.pictures.ofContact(contactId);
    if (picture === undefined) throw new Error("no picture is wanted");
    return { contactId, id: picture.id };
  }

  it("[DB175] is opened as it is stored, and settled without being stored again", async () => {
    const { contactId, id } = await arrive();
    expect(await store.pictures.lease("one", 60_000, 9)).toMatchObject([{ id, isHere: true, media: null }]);
    expect(Buffer.from((await store.pictures.openWanted(id)) ?? [])).toEqual(Buffer.from(bytes));
    const copies = { display: bytes, blurred: bytes };
    expect(await store.pictures.settle(id, { kind: "kept", original: bytes, copies })).toBe(true);
    expect(await store.pictures.ofContact(contactId)).toMatchObject([
      { state: "kept", kind: "picture", bytes: bytes.length },
    ]);
    const kept = await rows("select copy from media_file where media_id = $1 order by copy", [id]);
    expect(kept).toEqual([{ copy: "original" }, { copy: "display" }, { copy: "blurred" }]);
    expect(await store.pictures.openWanted(id)).toBeNull();
  });

  it("[DB175] marked by mistake before it was looked at, is looked at again", async () => {
    const { contactId, id } = await arrive();
    const pat = await sampleStaff(store, "Pat", "privacy_officer");
    await store.pictures.quarantine(id, pat, { dueMs: 1, keepMs: 1 });
    expect(await store.pictures.openWanted(id)).toBeNull();
    expect(await store.pictures.lease("one", 60_000, 9)).toEqual([]);
    const report = (await store.reports.list()).find(({ pictureId }) => pictureId === id);
    if (report === undefined) throw new Error("nothing is to be decided");
    await store.reports.decide(report.id, pat, { outcome: "marked_by_mistake", words: "a cat", keepMs: 1 });
    expect(await store.pictures.ofContact(contactId)).toMatchObject([{ state: "wanted" }]);
    expect(await store.pictures.lease("one", 60_000, 9)).toMatchObject([{ id, isHere: true }]);
  });

  it("[DB102] [DB177] quarantined, takes out of reach whatever it came in, and gives that back only by mistake", async () => {
    const files = [
      sampleFile({ bytes, foundType: "image/png", kind: "picture" }),
      sampleFile({ name: "passed on", role: "message" }),
      sampleFile(),
    ];
    const { messageId, contactId } = await store.intake.arrive(sampleMail({}, { files, source: bytes }));
    const ada = await sampleStaff(store, "Ada");
    const cam = await sampleStaff(store, "Cam", "privacy_officer");
    const kept = async () => {
      const all = (await store.mails.files(messageId)).slice(1);
      const opened = await Promise.all(
        all.map(async ({ id }) => (await store.mails.open(id, ada, true, () => false)) !== null),
      );
      expect(all.map(({ isKept }) => isKept)).toEqual(opened);
      return opened;
    };
    const decide = async (outcome: "marked_by_mistake" | "reported") => {
      const report = (await store.reports.list()).find(({ pictureId }) => pictureId === picture?.id);
      if (report === undefined) throw new Error("nothing is to be decided");
      await store.reports.decide(report.id, cam, { outcome, words: "seen", keepMs: 1 });
    };
    const [picture] = await store.pictures.ofContact(contactId);
    if (picture === undefined) throw new Error("no picture is wanted");
    expect(await kept()).toEqual([true, true, true]);
    await store.pictures.quarantine(picture.id, cam, { dueMs: 1, keepMs: 1 });
    expect(await kept()).toEqual([false, true, false]);
    await decide("marked_by_mistake");
    expect(await kept()).toEqual([true, true, true]);
    await store.pictures.quarantine(picture.id, cam, { dueMs: 1, keepMs: 1 });
    await decide("reported");
    expect(await kept()).toEqual([false, true, false]);
  });

  it("[DB173] [DB174] goes with its message's words, and so do subject, names and every other file", async () => {
    const files = [sampleFile(), sampleFile({ bytes, foundType: "image/png", kind: "picture" })];
    const { messageId, contactId } = await store.intake.arrive(
      sampleMail({ threadKey: "taken back" }, { files, subject: "Subject", source: bytes, html: "<p>x</p>" }),
    );
    const { channel } = sampleMail();
    await store.conversations.withdraw(channel, "taken back", "everything");
    const left = await rows(
      `select (select count(*) from mail where message_id = $1)::int as mails,
         (select count(name) from media join mail_file on media_id = media.id where message_id = $1)::int as names,
         (select count(*) from media join media_file on media_id = media.id where message_id = $1)::int as files`,
      [messageId],
    );
    expect(left).toEqual([{ mails: 0, names: 0, files: 0 }]);
    const states = (await store.pictures.ofContact(contactId)).map(({ state }) => state);
    expect(states).toEqual(["withdrawn", "withdrawn"]);
    expect(await store.mails.files(messageId)).toMatchObject([
      { name: null, role: "attachment", isKept: false },
      { name: null, role: "attachment", isKept: false },
      { name: null, role: "source", isKept: false },
    ]);
    expect(await store.contacts.entries(contactId, 0)).toMatchObject([{ text: null, mail: null }]);
  });
});
