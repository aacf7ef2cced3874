import { CallPartyId, type CallPartyRole, type PersonId, type RecipientType } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { testDecide } from "../testing/decide-all.ts";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import {
  callerLeg,
  SAMPLE_RECIPIENT_WORDS,
  sampleAnswered,
  sampleAsker,
  sampleCase,
  staffLeg,
} from "../testing/index.ts";

let now = 1_800_000_000_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
let call: Awaited<ReturnType<typeof sampleAnswered>>;
let caseId: DisclosureScene["caseId"];
let person: PersonId;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 3_600_000;
  scene = await house.scene();
  call = await sampleAnswered(house.store, house.staff.dana, { at: now });
  ({ id: caseId, person } = await sampleCase(house.store, house.staff.dana, call.contactId));
});

/** Somebody else is called from the contact, and their end of the call. */
async function partyLeg(role: CallPartyRole) {
  const id = CallPartyId.parse(crypto.randomUUID());
  const place = role === "emergency_centre" ? "Route 9" : null;
  await house.store.calls.parties.add({
    id,
    contactId: call.contactId,
    by: house.staff.dana,
    role,
    name: "Harbour House",
    number: "+15550100",
    place,
  });
  return { ...callerLeg(now), leg: `party-${id}`.slice(0, 40), who: "party", party: id } as const;
}
const stands = async (
  phase: "talking" | "consulting" | "together",
  legs: Parameters<typeof house.store.calls.record>[1]["legs"],
) => house.store.calls.record(call.id, { phase, legs: [...legs, staffLeg(house.staff.dana, now)] }, []);
const asked = (recipient = scene.recipient) =>
  scene.asked({ caseId, recipient, onTheLine: [person], chosen: [{ ...scene.nameOf(), id: person }] });

/** Who is on the line, as it is decided. */
async function onTheLine(recipient?: string, how?: "on_paper"): Promise<readonly string[]> {
  let said: readonly string[] = [];
  await house.store.disclosures.preview(
    asked(recipient),
    sampleAsker(house.staff.dana),
    (situation, known) => {
      said = known.onTheLine;
      return testDecide(scene.yes())(situation, known);
    },
    how,
  );
  return said;
}

it("[DB347] is on the line with the recipient where both are heard together, and not while one of them waits", async () => {
  const [caller, shelter] = [callerLeg(now), await partyLeg("provider")];
  expect(await onTheLine()).toEqual([]);
  await stands("talking", [caller]);
  expect(await onTheLine()).toEqual([]);
  await stands("consulting", [callerLeg(now, true), shelter]);
  expect(await onTheLine()).toEqual([]);
  for (const apart of [
    { ...shelter, isOnHold: true },
    { ...shelter, state: "ringing" as const },
  ]) {
    await stands("together", [caller, apart]);
    expect(await onTheLine()).toEqual([]);
  }
  await stands("together", [caller, shelter]);
  expect(await onTheLine()).toEqual([person]);
  await stands("together", [callerLeg(now, true), shelter]);
  expect(await onTheLine()).toEqual([]);
  // Called from a text, they are somebody who was called, too.
  await stands("together", [await partyLeg("person"), shelter]);
  expect(await onTheLine()).toEqual([person]);
});

it("[DB347] is with nobody by whoever interprets, but with them where they are the recipient", async () => {
  const vet = async (type: RecipientType) => {
    const id = crypto.randomUUID();
    await house.store.recipients.vet({ id, type, by: house.staff.lee, words: SAMPLE_RECIPIENT_WORDS });
    return id;
  };
  await stands("together", [callerLeg(now), await partyLeg("interpreter")]);
  expect(await onTheLine()).toEqual([]);
  expect(await onTheLine(await vet("interpreter"))).toEqual([person]);
});

it("[DB347] is not there for what goes on paper, whoever decided it", async () => {
  await stands("together", [callerLeg(now), await partyLeg("provider")]);
  let said: readonly string[] = [person];
  const confirmed = { id: crypto.randomUUID(), asked: asked(), how: "on_paper", seen: null } as const;
  await house.store.disclosures.confirm(confirmed, sampleAsker(house.staff.dana), (situation, known) => {
    said = known.onTheLine;
    return testDecide(scene.yes({ subject: person, outcome: "refuse", ruleId: "D12", releaseId: null }))(
      situation,
      known,
    );
  });
  expect(said).toEqual([]);
  // Looked at as it goes on paper, it is what then goes.
  expect(await onTheLine()).toEqual([person]);
  expect(await onTheLine(undefined, "on_paper")).toEqual([]);
  await expect(scene.confirm(scene.yes({ ruleId: "D7" }))).rejects.toMatchObject({
    constraint: "disclosure_part_spoken",
  });
});
