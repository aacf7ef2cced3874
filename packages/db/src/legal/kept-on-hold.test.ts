import { NoteId, type CaseId, type ContactId, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DisclosureScene } from "../testing/disclosure-house.ts";
import { holdHouse, type HoldHouse, type HoldOf } from "../testing/hold-house.ts";
import { SAMPLE_CHANNEL, sampleAsker, sampleFile, sampleHeld, sampleMail } from "../testing/index.ts";

const HOUR = 3_600_000;
let now = 1_800_000_000_000;
let house: HoldHouse;
let scene: DisclosureScene;
let process: string;
beforeAll(async () => {
  house = await holdHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += HOUR;
  scene = await house.scene();
  process = await house.order(now);
});

const REACH = {
  ways: ["text" as const],
  address: "555-0142",
  safeTimes: "after six",
  mayLeaveMessage: false,
  language: "es" as const,
};

const hold = async (of: HoldOf, id?: string) => house.hold(process, of, id);
const lift = async (id: string) => house.lift(id);
const isOnHold = async (contactId: string): Promise<boolean> =>
  (await house.client.query("select is_on_hold($1)", [contactId])).rows[0].is_on_hold;
const kept = async (id: string) => house.kept(id);
const countOf = async (sql: string, ...values: readonly unknown[]) => house.countOf(sql, ...values);
/** The rule that a statement breaks. */
const broken = async (sql: string, ...values: readonly unknown[]): Promise<unknown> =>
  house.client.query(sql, [...values]).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );
const seen = async (contactId: ContactId): Promise<number> =>
  (
    await house.client.query(
      "select coalesce(max(at_version), 0) as seen from case_filing where contact_id = $1",
      [contactId],
    )
  ).rows[0].seen;
const takeOut = async (contactId: ContactId) => {
  const done = await house.store.cases.takeOut(
    sampleAsker(house.staff.dana),
    contactId,
    await seen(contactId),
  );
  expect(done.kind).toBe("filed");
};
async function file(contactId: ContactId, caseId: CaseId, seenFiling?: number): Promise<void> {
  const done = await house.store.cases.file(sampleAsker(house.staff.dana), {
    contactId,
    caseId,
    isNew: false,
    newPeople: [],
    came: { kind: "unknown" },
    seenFiling: seenFiling ?? (await seen(contactId)),
  });
  expect(done.kind).toBe("filed");
}
const another = async () => sampleHeld(house.store, house.staff.dana, { threadKey: crypto.randomUUID() });

describe("what a hold reaches", () => {
  it("[DB365] stays on hold when it is taken out of the case, or filed elsewhere", async () => {
    const id = await hold({ caseId: scene.caseId });
    expect(await isOnHold(scene.contactId)).toBe(true);
    await takeOut(scene.contactId);
    expect(await isOnHold(scene.contactId)).toBe(true);
    const elsewhere = await house.scene();
    await file(scene.contactId, elsewhere.caseId);
    expect([await isOnHold(scene.contactId), await isOnHold(elsewhere.contactId)]).toEqual([true, false]);
    expect(await lift(id)).toBe("done");
    expect(await isOnHold(scene.contactId)).toBe(false);
  });

  it("[DB365] is what is filed there since, and nothing that had left before", async () => {
    const [before, since] = [await another(), await another()];
    await file(before, scene.caseId);
    await takeOut(before);
    now += HOUR;
    await hold({ caseId: scene.caseId });
    await file(since, scene.caseId);
    await takeOut(since);
    expect([await isOnHold(before), await isOnHold(since)]).toEqual([false, true]);
  });

  it("[DB365] is what it is one with, on either side, joined before or since, undone as one afterwards, too", async () => {
    const other = await house.scene();
    const joined = async (from: CaseId, into: CaseId) => {
      const id = crypto.randomUUID();
      await house.store.cases.join(sampleAsker(house.staff.dana), id, from, into);
      return id;
    };
    const join = await joined(other.caseId, scene.caseId);
    await hold({ caseId: scene.caseId });
    const third = await house.scene();
    await joined(third.caseId, scene.caseId);
    await house.store.cases.undoJoin(sampleAsker(house.staff.dana), join);
    expect([await isOnHold(other.contactId), await isOnHold(third.contactId)]).toEqual([true, true]);
    const forget =
      "update case_part set owner_key = null, body = null, version = version + 1 where case_id = $1";
    for (const each of [other, third]) expect(await broken(forget, each.caseId)).toBe("on_hold_stays");
  });

  it("[DB365] is reached whichever of filing and placing the hold commits first", async () => {
    const contacts = [await another(), await another(), await another()];
    await Promise.all([
      ...contacts.map(async (each) => file(each, scene.caseId, 0)),
      hold({ caseId: scene.caseId }),
    ]);
    for (const each of contacts) expect(await isOnHold(each)).toBe(true);
  });

  it("[DB365] placed again, under its id or another, it is on hold once; under an id of another's it is not", async () => {
    const id = await hold({ contactId: scene.contactId });
    await hold({ contactId: scene.contactId }, id);
    await hold({ contactId: scene.contactId });
    expect(await countOf("legal_hold where process_id = $1", process)).toBe(1);
    const asker = sampleAsker(house.staff.lee);
    const done = await house.store.legal.hold({ id, process, of: { caseId: scene.caseId }, asker });
    expect(done.kind).toBe("not_found");
    expect(await lift(id)).toBe("done");
    expect(
      (await house.store.legal.hold({ id, process, of: { contactId: scene.contactId }, asker })).kind,
    ).toBe("not_found");
  });
});

describe("words that are withdrawn while they are on hold", () => {
  /** Somebody wrote by mail, with a file and how they may be reached. */
  async function wrote() {
    const threadKey = crypto.randomUUID();
    const arrival = sampleMail(
      { threadKey, text: "He has my papers", reach: REACH, provider: { ref: "MM1", media: [] } },
      { subject: "Help", files: [sampleFile()] },
    );
    const { contactId } = await house.store.intake.arrive(arrival);
    return { threadKey, contactId };
  }
  const withdraw = async (threadKey: string) =>
    house.store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, "everything");
  /** How many a provider is asked to forget. */
  const copies = async () =>
    (await house.store.copies.lease({ keptMs: 1e12, channels: [SAMPLE_CHANNEL], leaseMs: 1, most: 10 }))
      .length;
  const files = async (contactId: string) =>
    countOf(
      "media_part part join media_file file on file.id = part.file_id join media on media.id = file.media_id where media.contact_id = $1",
      contactId,
    );

  it("[DB390] are gone for everybody, and stay sealed for counsel, who is recorded, until the last hold ends", async () => {
    const { contactId, threadKey } = await wrote();
    const [first, second] = [await hold({ contactId }), crypto.randomUUID()];
    expect(await withdraw(threadKey)).toBe("withdrawn");
    const [entry] = await house.store.contacts.entries(contactId, 0);
    expect(JSON.stringify(entry)).not.toMatch(/papers|Help/u);
    expect(
      await countOf("mail join message on message.id = mail.message_id where contact_id = $1", contactId),
    ).toBe(0);
    expect(await kept(first)).toEqual(
      expect.arrayContaining([
        ["message", "He has my papers"],
        ["mail", expect.stringContaining('"subject":"Help"')],
        ["mail_file", "a letter.pdf"],
        ["file", null],
        ["contact", JSON.stringify({ address: "someone@example.org", reach: REACH })],
      ]),
    );
    expect(await files(contactId)).toBeGreaterThan(0);
    for (const nobody of [house.staff.lee, house.staff.dana, house.staff.pat])
      expect(await house.store.legal.kept(first, nobody)).toBeNull();
    expect(await countOf("kept_on_hold_read where hold_id = $1 and by_id = $2", first, house.staff.cam)).toBe(
      1,
    );
    expect(await countOf("kept_on_hold_read where hold_id = $1", first)).toBe(1);
    const { rows } = await house.client.query("select was::text from kept_on_hold where contact_id = $1", [
      contactId,
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/papers|Help/u);
    // The process of another court holds it, too.
    await house.client.query(
      `insert into legal_hold (id, process_id, contact_id, placed_by_id, placed_at)
       select $1, id, $2, $3, instant($4) from legal_process where id <> $5 limit 1`,
      [second, contactId, house.staff.lee, now, process],
    );
    for (const [sql, rule] of [
      ["delete from kept_on_hold where contact_id = $1", "kept_on_hold_stays"],
      ["update kept_on_hold set was = '{}' where contact_id = $1", "kept_on_hold_stays"],
      [
        "delete from media_part using media_file file, media where file_id = file.id and media.id = file.media_id and media.contact_id = $1",
        "on_hold_stays",
      ],
    ] as const)
      expect(await broken(sql, contactId)).toBe(rule);
    expect(await copies()).toBe(0);
    expect(await lift(first)).toBe("done");
    expect(await house.store.legal.kept(first, house.staff.cam)).toBeNull();
    // Nobody has confirmed yet that it is the contact which that paper asks for.
    expect(await house.store.legal.kept(second, house.staff.cam)).toBeNull();
    const reads =
      "insert into kept_on_hold_read (hold_id, by_id, at) select $1, id, now() from staff limit 1";
    expect(await broken(reads, second)).toBe("kept_on_hold_opens");
    const confirm = async (by: UserId) => (await house.store.legal.confirm(second, by)).kind;
    const [ada, lee, cam] = [house.staff.ada, house.staff.lee, house.staff.cam];
    expect([await confirm(ada), await confirm(lee)]).toEqual(["not_the_role", "own"]);
    expect([await confirm(cam), await confirm(cam)]).toEqual(["done", "not_found"]);
    expect(await kept(second)).toContainEqual(["message", "He has my papers"]);
    expect(await lift(second)).toBe("done");
    expect(await copies()).toBe(1);
    expect(await countOf("kept_on_hold where contact_id = $1", contactId)).toBe(0);
    expect(await files(contactId)).toBe(0);
  });

  it("[DB390] nothing is kept of what no hold reaches", async () => {
    const { contactId, threadKey } = await wrote();
    await hold({ caseId: scene.caseId });
    expect(await withdraw(threadKey)).toBe("withdrawn");
    expect(await countOf("kept_on_hold where contact_id = $1", contactId)).toBe(0);
    expect(await files(contactId)).toBe(0);
  });

  it("[DB390] a note, a part of the case and an address that are written anew keep what they were, whatever statement writes them", async () => {
    const { contactId } = scene;
    const id = await hold({ caseId: scene.caseId });
    const noteId = NoteId.parse(crypto.randomUUID());
    await house.store.answers.note({ contactId, noteId, by: house.staff.dana, text: "Seen with a van" });
    await house.client.query("update note set body = '\\x00' where contact_id = $1", [contactId]);
    await house.client.query("update message set raw = null, body_key = '\\x00' where contact_id = $1", [
      contactId,
    ]);
    await house.client.query("update contact set detail = '\\x00', version = version + 1 where id = $1", [
      contactId,
    ]);
    await scene.rename("Anna Q.");
    const kinds = new Set((await kept(id)).map(([of]) => of));
    expect(kinds).toEqual(new Set(["case_part", "contact", "message", "note"]));
    expect(await kept(id)).toContainEqual(["note", "Seen with a van"]);
  });

  it("[DB390] what is being written about them is kept where it is erased with them", async () => {
    const threadKey = crypto.randomUUID();
    const contactId = await sampleHeld(house.store, house.staff.dana, {
      threadKey,
      text: "He has my papers",
    });
    const id = await hold({ contactId });
    await house.store.drafts.keep({
      contactId,
      kind: "reply",
      by: house.staff.dana,
      revision: 1,
      text: "Are you safe?",
    });
    await withdraw(threadKey);
    expect(await kept(id)).toContainEqual(["draft", "Are you safe?"]);
  });

  it("[DB391] goes with the hold also where both commit at once", async () => {
    for (let round = 0; round < 5; round++) {
      const { contactId, threadKey } = await wrote();
      const id = await hold({ contactId });
      await Promise.all([withdraw(threadKey), lift(id)]);
      expect(await countOf("kept_on_hold where contact_id = $1", contactId)).toBe(0);
      expect(await files(contactId)).toBe(0);
    }
  });

  it("[DB390] every table with sealed words is held, or says why it need not be", async () => {
    const held =
      "case_part call_party contact mail mail_file media_file media_part message note release_scan release_scan_part".split(
        " ",
      );
    // Erased with what it is about, by one function, which keeps it.
    const byFunction = ["draft"];
    // Only added, or a guard of its own: never deleted, and its words never written anew.
    const stays =
      "case_filing contact_plan contact_preference disclosure disclosure_held follow_up handover lift_ask person reach_lift release report_decision sign_page thread_block breach inquiry legal_process recipient call_event call forget_request own_word case_glass safety_plan_value crisis_checkpoint crisis_pause whisper".split(
        " ",
      );
    // Of no contact: a key's fingerprint, what could not be read as a contact, a number for the minute in which it is dialled, and the
    // name that a provider has for a copy; and keyed hashes of ids, names of keys, what a colleague signs in by, and
    // what one practised.
    const ofNobody =
      "audit_seal audit_gone keyring key_holder master_rotation passkey alarm_address alarm_device push_key quarantine call_ask provider_copy practice_run practice_line".split(
        " ",
      );
    // Why we hold that a breach does not concern somebody: ours, and gone when they are named anew.
    const ours = ["breach_person"];
    const { rows } = await house.client.query<{ name: string; is_held: boolean }>(
      `select distinct class.relname as name, exists (
         select from pg_trigger where tgrelid = class.oid and tgname in ('on_hold_stays', 'keep_on_hold')) as is_held
       from pg_class class join pg_attribute col on col.attrelid = class.oid and col.attnum > 0 and not col.attisdropped
       where class.relkind = 'r' and class.relnamespace = current_schema()::regnamespace and col.atttypid = 'bytea'::regtype order by 1`,
    );
    expect(rows.map(({ name }) => name).toSorted()).toEqual(
      [...held, ...byFunction, ...stays, ...ours, ...ofNobody].toSorted(),
    );
    for (const name of held) expect(rows).toContainEqual({ name, is_held: true });
  });
});
