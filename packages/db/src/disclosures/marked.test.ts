import type { RecipientType } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDecide, type TestDecision } from "../testing/decide-all.ts";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { SAMPLE_RECIPIENT_WORDS, sampleAsker, sampleRelease, sampleSpoken } from "../testing/index.ts";
import { lockWaiters } from "../testing/lock-waiters.ts";

let now = 1_800_000_000_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 3_600_000;
  scene = await house.scene();
});

const REFUSED = { kind: "may_be_exploiter" };
const marks = async (kind: "exploiter_marked" | "exploiter_mark_taken_back" = "exploiter_marked") =>
  house.store.reach.happened({ contactId: scene.contactId, by: house.staff.dana, kind });
const close = async (): Promise<void> => {
  const { contacts, moves } = house.store;
  const version = (await contacts.contact(scene.contactId))?.row.version ?? 0;
  const wanted = { kind: "close", disposition: "information" } as const;
  expect((await moves.move(scene.contactId, house.staff.dana, version, wanted)).kind).toBe("moved");
};
const preview = async (decision: TestDecision) =>
  house.store.disclosures.preview(scene.asked(), sampleAsker(house.staff.dana), testDecide(decision));
const log = async () => house.store.disclosures.list(scene.caseId, sampleAsker(house.staff.dana));

/** Somebody else to whom it may go, and, where they are to have agreed to that, their release. */
async function other(
  type: RecipientType,
): Promise<{ readonly recipient: string; readonly releaseId: string }> {
  const recipient = crypto.randomUUID();
  await house.store.recipients.vet({
    id: recipient,
    type,
    by: house.staff.lee,
    words: SAMPLE_RECIPIENT_WORDS,
  });
  const { caseId, person } = scene;
  const given = sampleRelease({ caseId, person, recipient, now });
  await house.store.releases.grant(given, sampleAsker(house.staff.dana));
  await house.store.releases.witness(given.id, caseId, sampleAsker(house.staff.lee));
  return { recipient, releaseId: given.id };
}

/** Has a lead approve what waits, and sends it. */
async function approved(
  ruleId: string,
  { recipient, releaseId }: Pick<DisclosureScene, "recipient" | "releaseId">,
) {
  const waits = { ...scene.waits(ruleId, "supervisor"), releaseId };
  const { heldId } = await scene.confirm(waits, { asked: scene.asked({ recipient }) });
  const [item] = await house.store.disclosures.heldOf(heldId);
  const asker = sampleAsker(house.staff.lee);
  await house.store.disclosures.decideHeld({ id: item?.id ?? "", asker, isApproved: true, why: "It may." });
  return house.store.disclosures.sendApproved(
    heldId,
    "on_paper",
    sampleAsker(house.staff.dana),
    testDecide(waits),
  );
}

describe("while somebody in a contact of the case may be the exploiter", () => {
  it("[DB348] nothing goes that stands on what the person said, until the mark is taken back", async () => {
    await marks();
    expect(await preview(scene.yes())).toEqual(REFUSED);
    expect((await scene.confirm(scene.yes())).done).toEqual(REFUSED);
    expect(await log()).toEqual([]);
    await marks("exploiter_mark_taken_back");
    expect((await preview(scene.yes())).kind).toBe("decided");
    expect((await scene.confirm(scene.yes())).done).toMatchObject({ kind: "done", packet: '["Ana Q."]' });
  });

  it("[DB348] what they said elsewhere opens again once that contact is closed, and what they said in it does not", async () => {
    const { caseId, person, recipient, contactId } = scene;
    const spoken = sampleSpoken({ caseId, person, recipient, now, contactId });
    await house.store.releases.grant(spoken, sampleAsker(house.staff.dana));
    const said = scene.yes({ ruleId: "D8", releaseId: spoken.id });
    expect((await preview(said)).kind).toBe("decided");
    await marks();
    await close();
    expect((await preview(scene.yes())).kind).toBe("decided");
    expect((await scene.confirm(said)).done).toEqual(REFUSED);
    expect((await scene.confirm(scene.yes())).done).toMatchObject({ kind: "done", packet: '["Ana Q."]' });
  });

  it.each<[string, RecipientType, Partial<TestDecision>]>([
    ["a life is in danger", "emergency_services", { ruleId: "B1", releaseId: null }],
    ["they agreed to being helped", "emergency_services", { ruleId: "B0" }],
    ["it has to be told", "child_protection", { ruleId: "B4", outcome: "required", releaseId: null }],
  ])("[DB348] help goes all the same: %s", async (_why, type, decision) => {
    const { recipient, releaseId } = await other(type);
    await marks();
    const { done } = await scene.confirm(scene.yes({ releaseId, ...decision }), {
      asked: scene.asked({ recipient, risk: "attempt_or_life_threat_in_progress" }),
    });
    expect(done).toMatchObject({ kind: "done", packet: '["Ana Q."]' });
  });

  it("[DB348] a word of ours opens what stands on nobody's yes, and no more than that", async () => {
    await marks();
    const police = await other("law_enforcement");
    expect(await approved("D11", police)).toMatchObject({ kind: "done", packet: '["Ana Q."]' });
    expect(await approved("D9", scene)).toEqual(REFUSED);
  });

  it("[DB348] no statement sends it", async () => {
    const { id } = await scene.confirm(scene.yes());
    const forge = async (): Promise<unknown> => {
      const forged = crypto.randomUUID();
      const { client } = house;
      await client.query("begin");
      for (const [table, columns] of [
        ["disclosure", { id: `'${forged}'`, sent_xact: "null", asked_xact: "pg_current_xact_id()" }],
        ["disclosure_choice", { disclosure_id: `'${forged}'` }],
        [
          "disclosure_decision",
          { id: "gen_random_uuid()", disclosure_id: `'${forged}'`, xact: "pg_current_xact_id()" },
        ],
      ] as const) {
        const { rows } = await client.query<{ name: string }>(
          `select attname as name from pg_attribute
           where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
          [table],
        );
        const given: Readonly<Record<string, string>> = columns;
        const names = rows.map(({ name }) => name);
        await client.query(
          `insert into ${table} (${names.join()}) select ${names.map((name) => given[name] ?? name).join()}
           from ${table} where ${table === "disclosure" ? "id" : "disclosure_id"} = '${id}'`,
        );
      }
      const sent = client.query(
        `insert into disclosure_part (disclosure_id, part_id, field, ord, decision_id)
         select disclosure_id, '${scene.person}', 'name', -1, id from disclosure_decision where disclosure_id = '${forged}'`,
      );
      const broken = await sent.then(
        () => null,
        (error: { readonly constraint?: string }) => error.constraint,
      );
      await client.query("rollback");
      return broken;
    };
    expect(await forge()).toBeNull();
    await marks();
    expect(await forge()).toBe("disclosure_part_marked");
  });

  it.each([
    ["is refused where the mark was there first", true],
    ["goes where it was there first, and the mark waits for that", false],
  ])("[DB348] [DB334] what is sent at once %s", async (_how, isMarkFirst) => {
    const { client } = house;
    await client.query("begin");
    await client.query("select lock_people(array[$1::uuid])", [scene.person]);
    const acts = {
      mark: async () => marks(),
      send: async () => scene.confirm(scene.yes()),
    };
    const first = isMarkFirst ? acts.mark() : acts.send();
    await lockWaiters(client, 1);
    const second = isMarkFirst ? acts.send() : acts.mark();
    await lockWaiters(client, 2);
    await client.query("commit");
    const [marked, sent] = isMarkFirst ? [await first, await second] : [await second, await first];
    expect(marked).toMatchObject({ kind: "recorded" });
    expect(sent).toMatchObject({ done: isMarkFirst ? REFUSED : { kind: "done" } });
    expect(await log()).toHaveLength(isMarkFirst ? 0 : 1);
    expect((await scene.confirm(scene.yes())).done).toEqual(REFUSED);
  });
});
