import { SIGN_PAGE_MS, SIGN_PAGE_TRIES, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { sampleAsker, sampleHeld } from "../testing/index.ts";
import type { SignCheck, SignPageGiven, SignPageKeys } from "./sign-page-store.ts";

let now = 1_800_000_000_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
let keys: SignPageKeys;
let id: string;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 3_600_000;
  scene = await house.scene();
  keys = { token: crypto.randomUUID(), code: "123456" };
  id = crypto.randomUUID();
});

const may: SignCheck = () => null;
const given = (over: Partial<SignPageGiven> = {}): SignPageGiven => ({
  id,
  caseId: scene.caseId,
  person: scene.person,
  recipient: scene.recipient,
  purpose: "legal_help",
  dataClasses: ["identity", "narrative"],
  withheldIn: ["narrative"],
  said: {
    subject_age: "adult",
    under_guardianship: false,
    may_receive_service_alone: null,
    alone: "yes",
  },
  expiresAt: now + 86_400_000,
  contactId: scene.contactId,
  withheld: "Nothing of my brother.",
  ...over,
});
const offer = async (over: Partial<SignPageGiven> = {}, by: UserId = house.staff.dana, check = may) =>
  house.store.signPages.offer(given(over), keys, sampleAsker(by), check);
const open = async (code = keys.code, check = may) => house.store.signPages.open({ ...keys, code }, check);
const answer = async (said: "agree" | "decline" = "agree", code = keys.code, check = may) =>
  house.store.signPages.answer({ ...keys, code }, said, check);
const list = async (by: UserId = house.staff.dana) =>
  house.store.signPages.list(scene.caseId, sampleAsker(by));
const state = async () => (await list())?.find((each) => each.id === id)?.state;
const withdraw = async (by: UserId = house.staff.dana) =>
  (await house.store.signPages.withdraw(id, scene.caseId, sampleAsker(by))).kind;
const signed = async () =>
  (await house.store.releases.list(scene.caseId, sampleAsker(house.staff.dana)))?.find(
    (each) => each.id === id,
  );
const broken = async (sql: string): Promise<unknown> =>
  house.client.query(sql).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

describe("a page to sign on", () => {
  it("[DB400] is offered by whoever may read the case, open for half an hour, and kept without its keys and words", async () => {
    expect(await offer({}, house.staff.ada)).toEqual({ kind: "not_found" });
    expect(await offer({ recipient: crypto.randomUUID() })).toEqual({ kind: "not_found" });
    expect(await offer()).toEqual({ kind: "offered", validUntil: now + SIGN_PAGE_MS });
    expect(await list(house.staff.ada)).toBeNull();
    expect(await list()).toMatchObject([
      { id, person: scene.person, state: "waiting", offeredBy: { name: "Dana" } },
    ]);
    const { rows } = await house.client.query<{ row: string }>(
      `select row_to_json(sign_page)::text as row from sign_page where id = '${id}'`,
    );
    expect(rows[0]?.row).not.toMatch(new RegExp(`brother|123456|${keys.token}`));
    const hex = (text: string) => Buffer.from(text).toString("hex");
    expect(rows[0]?.row).not.toContain(hex(keys.token));
  });

  it("[DB400] is the only open one of somebody to that recipient, until it ends or its time does", async () => {
    await offer();
    expect(await offer({ id: crypto.randomUUID() })).toEqual({ kind: "open_already" });
    expect(await withdraw(house.staff.ada)).toBe("not_found");
    expect([await withdraw(), await withdraw()]).toEqual(["withdrawn", "not_found"]);
    expect([await state(), await open()]).toEqual(["withdrawn", null]);
    keys = { ...keys, token: crypto.randomUUID() };
    id = crypto.randomUUID();
    await offer();
    now += SIGN_PAGE_MS;
    expect([await state(), await open(), await answer(), await withdraw()]).toEqual([
      "run_out",
      null,
      null,
      "not_found",
    ]);
    keys = { ...keys, token: crypto.randomUUID() };
    expect((await offer({ id: crypto.randomUUID() })).kind).toBe("offered");
  });

  it.each<[string, () => Partial<SignPageGiven>]>([
    ["sign_page_classes", () => ({ dataClasses: ["all"], withheldIn: [] })],
    ["sign_page_withheld", () => ({ withheldIn: ["health"] })],
    ["sign_page_ends", () => ({ expiresAt: now + SIGN_PAGE_MS })],
    ["sign_page_ends", () => ({ expiresAt: now + 91 * 86_400_000 })],
  ])("[DB400] is none that breaks %s", async (because, over) => {
    expect(await offer(over())).toEqual({ kind: "invalid", because });
  });

  it("[DB400] is offered in a contact of the case in which they speak themself, and nowhere else", async () => {
    const elsewhere = await sampleHeld(house.store, house.staff.dana, { threadKey: crypto.randomUUID() });
    expect(await offer({ contactId: elsewhere })).toEqual({ kind: "invalid", because: "release_said_there" });
  });

  it("[DB400] stays as it was offered", async () => {
    await offer();
    for (const [change, because] of [
      ["data_classes = '{identity}', withheld_in = '{}'", "sign_page_same"],
      ["valid_until = valid_until + interval '1 hour'", "sign_page_same"],
      ["ended_at = offered_at, ending = 'signed', opened_at = offered_at", "sign_page_gives"],
    ])
      expect(await broken(`update sign_page set ${change} where id = '${id}'`)).toBe(because);
    expect(await broken(`delete from sign_page where id = '${id}'`)).toBe("sign_page_stays");
    await withdraw();
    expect(
      await broken(
        `update sign_page set ending = null, ended_at = null, ended_by_id = null where id = '${id}'`,
      ),
    ).toBe("sign_page_ended_once");
  });
});

describe("signing on a page", () => {
  it("[DB402] is one act: the release stands as it was shown, or nothing was signed; twice is once", async () => {
    await offer();
    expect(await answer()).toBeNull();
    expect(await open()).toEqual({
      recipient: "Harbour House",
      recipientType: "service_provider",
      purpose: "legal_help",
      dataClasses: ["identity", "narrative"],
      withheldIn: ["narrative"],
      withheld: "Nothing of my brother.",
      expiresAt: now + 86_400_000,
    });
    expect([await state(), await signed()]).toEqual(["opened", undefined]);
    now += 60_000;
    const said = new Set(await Promise.all([answer(), answer("decline"), answer()]));
    expect(said).toEqual(new Set([await state()]));
    expect((await signed()) !== undefined).toBe(said.has("signed"));
    expect(await open()).toBeNull();
  });

  it("[DB402] makes one release, of just what stood there, on which something may go", async () => {
    await offer({ purpose: "referral" });
    await open();
    now += 60_000;
    expect([await answer(), await answer("decline")]).toEqual(["signed", "signed"]);
    expect(await signed()).toMatchObject({
      recordedBy: { name: "Dana" },
      words: { withheld: "Nothing of my brother." },
      release: { form: "written_esign", signed_at: now, device: "private" },
    });
    const { done } = await scene.confirm(scene.yes({ releaseId: id }));
    expect(done.kind).toBe("done");
  });

  it("[DB402] keeps that somebody does not agree, and nothing is signed then", async () => {
    await offer();
    await open();
    expect([await answer("decline"), await answer(), await state()]).toEqual([
      "declined",
      "declined",
      "declined",
    ]);
    expect(await signed()).toBeUndefined();
  });

  it("[DB401] makes no release of anything else, whatever statement runs", async () => {
    await offer();
    await open();
    const columns = `case_id, person_id, recipient_id, recipient_type, purpose, data_classes, withheld_in, subject_age,
      under_guardianship, may_receive_service_alone, given_by, guardian_conflict, form, readback_points, device,
      condition_of_service, risks_explained, alternatives_discussed, alone, coached, duress_word_heard, signed_at, filled_at,
      expires_at, contact_id, recorded_at, recorded_by_id, body_key, body`;
    const sign = async (as: Record<string, string> = {}) => {
      const of: Record<string, string> = {
        given_by: "'self'",
        guardian_conflict: "'not_checked'",
        form: "'written_esign'",
        readback_points: "'{}'",
        device: "'private'",
        condition_of_service: "false",
        risks_explained: "true",
        alternatives_discussed: "true",
        coached: "false",
        duress_word_heard: "false",
        signed_at: "ended_at",
        filled_at: "offered_at",
        recorded_at: "ended_at",
        recorded_by_id: "offered_by_id",
        ...as,
      };
      const values = columns
        .split(/,\s*/)
        .map((each) => of[each.trim()] ?? each)
        .join();
      await house.client.query("begin");
      const found = await broken(
        `with page as (update sign_page set ending = 'signed', ended_at = opened_at where id = '${id}' returning *) select from page`,
      );
      const then =
        found ??
        (await broken(
          `insert into release (id, ${columns}) select id, ${values} from sign_page where id = '${id}'`,
        ));
      await house.client.query("rollback");
      return then;
    };
    expect(await sign()).toBeNull();
    for (const as of [
      { purpose: "'referral'" },
      { data_classes: "'{identity,narrative,health}'" },
      { withheld_in: "'{}'" },
      { expires_at: "expires_at + interval '1 day'" },
      { signed_at: "ended_at - interval '1 second'" },
      { recorded_by_id: `'${house.staff.ada}'` },
    ])
      expect([as, await sign(as)]).toEqual([as, "release_signed_on_page"]);
    for (const as of [{ device: "'shared'" }, { given_by: "'somebody_else'" }, { coached: "true" }])
      expect([as, await sign(as)]).toEqual([as, "release_page"]);
  });

  it("[DB403] is not possible once they took it back, the recipient ended, or who is there may be another", async () => {
    await offer();
    await open();
    await scene.withdraw();
    expect([await answer(), await state()]).toEqual([null, "withdrawn"]);

    scene = await house.scene();
    keys = { ...keys, token: crypto.randomUUID() };
    id = crypto.randomUUID();
    expect(await offer({}, house.staff.dana, () => "danger_word")).toEqual({
      kind: "invalid",
      because: "danger_word",
    });
    await offer();
    expect(await open(keys.code, () => "danger_word")).toBeNull();
    await open();
    expect(await answer("agree", keys.code, () => "danger_word")).toBeNull();
    await house.store.reach.happened({
      contactId: scene.contactId,
      by: house.staff.dana,
      kind: "exploiter_marked",
    });
    expect([await answer(), await state(), await signed()]).toEqual([null, "opened", undefined]);
    await withdraw();
    keys = { ...keys, token: crypto.randomUUID() };
    id = crypto.randomUUID();
    expect(await offer()).toEqual({ kind: "invalid", because: "release_of_marked" });
  });

  it("[DB403] shows and signs nothing for a recipient who ended since", async () => {
    await offer();
    await open();
    await house.store.recipients.end(scene.recipient, house.staff.pat);
    expect([await answer(), await open(), await signed()]).toEqual([null, null, undefined]);
  });
});

it("[DB404] answers nobody who lacks the address or the code, and ends after a few wrong ones", async () => {
  await offer();
  expect(await house.store.signPages.open({ token: crypto.randomUUID(), code: keys.code }, may)).toBeNull();
  for (let tries = 1; tries < SIGN_PAGE_TRIES; tries += 1) expect(await open("000000")).toBeNull();
  expect(await open()).not.toBeNull();
  // What was opened is no reason to go on guessing.
  expect(await answer("agree", "000000")).toBeNull();
  expect([await open(), await answer(), await state()]).toEqual([null, null, "too_many_tries"]);
  expect(await signed()).toBeUndefined();
});
