import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { testDecide } from "../testing/decide-all.ts";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { SAMPLE_RECIPIENT_WORDS, sampleAsker } from "../testing/index.ts";

let now = 1_800_000_000_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
let rescue: string;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 3_600_000;
  scene = await house.scene();
  rescue = crypto.randomUUID();
  const words = SAMPLE_RECIPIENT_WORDS;
  await house.store.recipients.vet({ id: rescue, type: "emergency_services", by: house.staff.lee, words });
});

/** A note of which neither the key nor the body opens. */
async function damagedNote() {
  const id = crypto.randomUUID();
  await house.client.query(
    `insert into case_part (id, case_id, kind, form, owner_key, body, made_at, made_by_id)
     values ($1, $2, 'note', 3, '\\x00', '\\x00', now(), $3)`,
    [id, scene.caseId, house.staff.dana],
  );
  return { part: "note", id, field: "text", at: null } as const;
}

const help = (over: Partial<ReturnType<DisclosureScene["asked"]>> = {}) =>
  scene.asked({
    recipient: rescue,
    purpose: "emergency",
    trigger: "advocate_initiative",
    risk: "attempt_or_life_threat_in_progress",
    concerns: [scene.person],
    ...over,
  });
const urgent = () => scene.yes({ ruleId: "B1", releaseId: null });

it("[DB338] sends for a life what can be read of a case, and to nobody else any of it", async () => {
  const chosen = [scene.nameOf(), await damagedNote()];
  const { id, done } = await scene.confirm(urgent(), { asked: help({ chosen }) });
  expect(done).toMatchObject({ kind: "done", packet: '["Ana Q."]' });
  const log = await house.store.disclosures.list(scene.caseId, sampleAsker(house.staff.dana));
  expect(log).toMatchObject([{ id, facts: [scene.nameOf()] }]);
  expect((await scene.confirm(scene.yes())).done).toEqual({ kind: "not_found" });
});

it("[DB338] [DB300] takes a person who cannot be read for somebody of whom nothing is known", async () => {
  await house.client.query("update case_part set version = version + 1, body = '\\x00' where id = $1", [
    scene.person,
  ]);
  const shown = await house.store.disclosures.preview(
    help(),
    sampleAsker(house.staff.dana),
    ({ record, ...situation }, asked) => {
      expect(record.persons).toMatchObject([{ id: scene.person, name: null, age: "unknown" }]);
      expect(asked).toMatchObject({ concerns: [scene.person], chosen: [] });
      return testDecide(urgent())({ record, ...situation }, asked);
    },
  );
  expect(shown.kind).toBe("decided");
  const record = await house.store.cases.read(scene.caseId, sampleAsker(house.staff.dana));
  expect(record?.record).toBeNull();
});

it("[DB338] sends help to emergency services by whatever name they were written down, and to nobody else who cannot be named", async () => {
  await house.client.query("alter table recipient disable trigger recipient_guard");
  await house.client.query("update recipient set body = '\\x00' where id = any ($1::uuid[])", [
    [rescue, scene.recipient],
  ]);
  await house.client.query("alter table recipient enable trigger recipient_guard");
  expect((await scene.confirm(urgent(), { asked: help() })).done).toMatchObject({ packet: '["Ana Q."]' });
  expect((await scene.confirm(scene.yes())).done).toEqual({ kind: "not_found" });
});
