import { PersonId, type CaseId, type ContactId, type MessageId, type UserId } from "@holdfast/case-schema";
import { newCasePerson } from "@holdfast/case-schema/case";
import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  SAMPLE_RECIPIENT_WORDS,
  sampleArrival,
  sampleAsker,
  sampleCase,
  sampleHeld,
  sampleRelease,
  sampleSpoken,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { ReleaseGiven } from "./release-store.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let client: Client;
let dana: UserId;
let ada: UserId;
let lee: UserId;
let contactId: ContactId;
let threadKey: string;
let caseId: CaseId;
let person: PersonId;
let shelter: string;

beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  lee = await sampleStaff(store, "Lee", "shift_lead");
  await store.shifts.keep(lee, "available");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  now += 60_000;
  threadKey = crypto.randomUUID();
  contactId = await sampleHeld(store, dana, { threadKey, medium: "text" });
  ({ id: caseId, person } = await sampleCase(store, dana, contactId));
  shelter = crypto.randomUUID();
  await store.recipients.vet({
    id: shelter,
    type: "service_provider",
    by: lee,
    words: SAMPLE_RECIPIENT_WORDS,
  });
});

const of = () => ({ caseId, person, recipient: shelter, now, contactId });
const grant = async (given: ReleaseGiven, by = dana) => store.releases.grant(given, sampleAsker(by));
const list = async (by = dana) => store.releases.list(caseId, sampleAsker(by));
const broken = async (sql: string): Promise<unknown> =>
  client.query(sql).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

describe("somebody to whom something may go", () => {
  it("[DB330] is vetted by somebody, sealed, once, and stays who they are until they end", async () => {
    const found = (await store.recipients.list()).find(({ id }) => id === shelter);
    expect(found).toMatchObject({
      type: "service_provider",
      person: null,
      words: SAMPLE_RECIPIENT_WORDS,
      vettedBy: { name: "Lee" },
    });
    const { rows } = await client.query<{ row: string }>(
      "select row_to_json(recipient)::text as row from recipient",
    );
    expect(rows.map(({ row }) => row).join()).not.toContain("Harbour");
    const again = { id: shelter, type: "law_enforcement", by: dana, words: SAMPLE_RECIPIENT_WORDS } as const;
    expect(await store.recipients.vet(again)).toEqual({ kind: "taken" });
    expect(await broken(`update recipient set type = 'emergency_services' where id = '${shelter}'`)).toBe(
      "recipient_only_ends",
    );
    expect(await store.recipients.end(shelter, lee)).toEqual({ kind: "ended" });
    expect(await store.recipients.end(shelter, lee)).toEqual({ kind: "not_found" });
    expect((await store.recipients.list()).map(({ id }) => id)).not.toContain(shelter);
    expect(await grant(sampleRelease(of()))).toEqual({ kind: "invalid", because: "release_recipient_ended" });
  });

  it("[DB330] is none of our own people, and no processor, whatever is said", async () => {
    for (const type of ["own_staff", "processor_vendor", "person_themself"] as const) {
      const given = { id: crypto.randomUUID(), type, by: lee, words: SAMPLE_RECIPIENT_WORDS };
      expect(await store.recipients.vet(given)).toEqual({ kind: "not_by_row" });
      expect(
        await broken(`insert into recipient (id, type, owner_key, body, vetted_at, vetted_by_id)
          values (gen_random_uuid(), '${type}', '\\x00', '\\x00', now(), '${lee}')`),
      ).toBe(type === "person_themself" ? "recipient_person" : "recipient_vetted");
    }
  });

  it("[DB330] [DB425] is somebody of a case once they were verified, for whoever may read it alone, and once alone", async () => {
    const standing = async () =>
      (await store.recipients.verified(caseId, sampleAsker(dana)))?.map(({ id }) => id);
    const verify = (by: UserId, whom = person) =>
      store.recipients.verifyPerson({
        id: crypto.randomUUID(),
        caseId,
        person: whom,
        asker: sampleAsker(by),
        words: SAMPLE_RECIPIENT_WORDS,
      });
    expect(await verify(ada)).toEqual({ kind: "not_found" });
    expect(await verify(dana, PersonId.parse(crypto.randomUUID()))).toEqual({ kind: "not_found" });
    expect(await verify(dana)).toEqual({ kind: "vetted" });
    const before = await standing();
    expect(await verify(dana)).toEqual({ kind: "vetted" });
    const anew = await standing();
    // Anew, in the place of when they were before.
    expect([before?.length, anew?.length, anew?.[0] === before?.[0]]).toEqual([1, 1, false]);
  });
});

describe("a release", () => {
  it("[DB331] is one person's, to one recipient, for one purpose, of some kinds of fact, until it ends; its words are sealed", async () => {
    const given = sampleRelease(of());
    expect(await grant(given)).toEqual({ kind: "kept" });
    expect(await grant(given)).toEqual({ kind: "kept" });
    const [kept, ...others] = (await list()) ?? [];
    expect(others).toEqual([]);
    expect(kept).toMatchObject({
      person,
      recipient: shelter,
      words: given.words,
      recordedBy: { name: "Dana" },
    });
    expect(kept?.release).toEqual({
      ...given.said,
      recipients: [shelter],
      recipient_type: "service_provider",
      purposes: ["referral"],
      data_classes: ["identity", "narrative"],
      withheld_in: [],
      spoken_attestation: null,
      paper_seen_by: null,
      signed_at: given.signedAt,
      filled_at: given.filledAt,
      expires_at: given.expiresAt,
      revoked_at: null,
      revoked_how: null,
    });
    const { rows } = await client.query<{ row: string }>(
      "select row_to_json(release)::text as row from release",
    );
    expect(rows.map(({ row }) => row).join()).not.toMatch(/brother|Folder/);
  });

  it.each<[string, () => Partial<ReleaseGiven>]>([
    ["release_classes", () => ({ dataClasses: [] })],
    ["release_classes", () => ({ dataClasses: ["all"] })],
    ["release_classes", () => ({ dataClasses: ["aggregate_statistics"] })],
    ["release_withheld", () => ({ withheldIn: ["health"] })],
    ["release_ends", () => ({ expiresAt: now + 90 * 86_400_000 })],
    ["release_ends", () => ({ expiresAt: now - 7_200_000 })],
    ["release_not_ahead", () => ({ signedAt: now + 1_000, expiresAt: now + 2_000 })],
    [
      "release_signed_on_page",
      () => ({ said: { ...sampleRelease(of()).said, form: "written_esign" }, contactId }),
    ],
    ["release_read_back", () => ({ readbackPoints: ["recipient"] })],
    [
      "release_reply_of_theirs",
      () => ({ said: { ...sampleRelease(of()).said, form: "written_text_reply" }, contactId }),
    ],
    ["release_said_there", () => ({ said: { ...sampleRelease(of()).said, form: "spoken_recorded" } })],
  ])("[DB331] [DB332] is none that breaks %s", async (because, over) => {
    const said = await grant(sampleRelease(of(), over()));
    expect(said).toEqual({ kind: "invalid", because });
    expect(await list()).toEqual([]);
  });

  it("[DB331] is for nobody who cannot read the case, of nobody who is not in it, and to nobody who was not vetted", async () => {
    expect(await grant(sampleRelease(of()), ada)).toEqual({ kind: "not_found" });
    expect(await list(ada)).toBeNull();
    const stranger = sampleRelease({ ...of(), person: PersonId.parse(crypto.randomUUID()) });
    expect(await grant(stranger)).toEqual({ kind: "not_found" });
    const nobody = sampleRelease({ ...of(), recipient: crypto.randomUUID() });
    expect(await grant(nobody)).toEqual({ kind: "not_found" });
    const other = await sampleCase(store, dana, await sampleHeld(store, dana));
    expect(await grant(sampleRelease({ ...of(), person: other.person }))).toEqual({ kind: "not_found" });
  });

  it("[DB332] by text is a reply of the person themself in a contact of the case, signed when it came", async () => {
    now += 60_000;
    const arrived = await store.intake.arrive(
      sampleArrival({ threadKey, medium: "text", text: "Yes, tell them." }),
    );
    const { rows } = await client.query<{ id: MessageId; at: Date }>(
      "select id, at from message where contact_id = $1 order by at desc limit 1",
      [arrived.contactId],
    );
    const [reply] = rows;
    now += 60_000;
    const text = sampleRelease(of(), {
      said: { ...sampleRelease(of()).said, form: "written_text_reply", device: "private" },
      contactId,
      messageId: reply?.id ?? null,
    });
    expect(
      await grant({ ...text, id: crypto.randomUUID(), contactId: await sampleHeld(store, dana) }),
    ).toEqual({ kind: "not_found" });
    expect(await grant(text)).toEqual({ kind: "kept" });
    expect((await list())?.[0]?.release).toMatchObject({
      form: "written_text_reply",
      signed_at: reply?.at.getTime(),
    });
    const other = PersonId.parse(crypto.randomUUID());
    await store.cases.add(caseId, sampleAsker(dana), { kind: "person", values: newCasePerson(other) });
    expect(await grant({ ...text, id: crypto.randomUUID(), person: other })).toEqual({
      kind: "invalid",
      because: "release_reply_of_theirs",
    });
  });

  it("[DB333] that was spoken is attested by whoever recorded it, and witnessed by somebody else, who says so themself", async () => {
    const given = sampleSpoken(of());
    expect(await grant(given)).toEqual({ kind: "kept" });
    const witness = (by: UserId) => store.releases.witness(given.id, caseId, sampleAsker(by));
    expect(await witness(dana)).toEqual({ kind: "own" });
    expect(await witness(ada)).toEqual({ kind: "not_found" });
    expect(await witness(lee)).toEqual({ kind: "witnessed" });
    const attestation = { attested_by: dana, witness_id: lee, readback_points: given.readbackPoints };
    expect((await list())?.[0]?.release.spoken_attestation).toEqual(attestation);
    expect(await broken(`update release set witness_id = '${ada}' where id = '${given.id}'`)).toBe(
      "release_witnessed_once",
    );
    const elsewhere = await sampleHeld(store, dana);
    expect(await grant(sampleSpoken({ ...of(), contactId: elsewhere }))).toEqual({
      kind: "invalid",
      because: "release_said_there",
    });
  });

  it("[DB334] is withdrawn in one act, all that stands or all to one recipient, once and for good", async () => {
    const police = crypto.randomUUID();
    await store.recipients.vet({
      id: police,
      type: "law_enforcement",
      by: lee,
      words: SAMPLE_RECIPIENT_WORDS,
    });
    await grant(sampleRelease(of()));
    await grant(sampleRelease(of(), { purpose: "legal_help" }));
    await grant(sampleRelease({ ...of(), recipient: police }, { purpose: "law_enforcement" }));
    const withdraw = (recipient: string | null, by = dana) =>
      store.releases.withdraw({ caseId, person, recipient, how: "spoken" }, sampleAsker(by));
    expect(await withdraw(null, ada)).toEqual({ kind: "not_found" });
    expect(await withdraw(shelter)).toEqual({ kind: "withdrawn", count: 2 });
    expect(await withdraw(null)).toEqual({ kind: "withdrawn", count: 1 });
    expect(await withdraw(null)).toEqual({ kind: "withdrawn", count: 0 });
    const all = (await list()) ?? [];
    expect(all.map(({ release }) => [release.revoked_at, release.revoked_how])).toEqual(
      [1, 2, 3].map(() => [now, "spoken"]),
    );
    const one = all[0]?.id ?? "";
    expect(
      await broken(
        `update release set revoked_at = null, revoked_how = null, revoked_by_id = null where id = '${one}'`,
      ),
    ).toBe("release_withdrawn_once");
    expect(
      await broken(`update release set expires_at = expires_at + interval '1 day' where id = '${one}'`),
    ).toBe("release_same");
    expect(await broken(`delete from release where id = '${one}'`)).toBe("release_stays");
  });

  it("[DB335] knows in each contact that somebody was told what stays private", async () => {
    await store.releases.giveNotice(contactId, dana, { spokenIn: "es", how: "spoken" });
    expect(await store.releases.notices(contactId)).toEqual([
      { at: now, by: { id: dana, name: "Dana" }, spokenIn: "es", how: "spoken" },
    ]);
    expect(await broken("delete from privacy_notice")).toBe("only_added");
  });
});
