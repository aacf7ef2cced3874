import { PersonId, type CaseId, type ContactId, type UserId } from "@holdfast/case-schema";
import { newCasePerson } from "@holdfast/case-schema/case";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import {
  sampleAsker,
  sampleCase,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let contactId: ContactId;
/** Where another contact of Dana's is filed, in which `person` spoke. */
let id: CaseId;
let person: PersonId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += 60_000;
  contactId = await held();
  ({ id, person } = await sampleCase(store, dana, await held()));
});

const held = async () => sampleHeld(store, dana, { threadKey: crypto.randomUUID(), medium: "text" });
const newPerson = () => PersonId.parse(crypto.randomUUID());
const spokenOf = async () => {
  const values = newCasePerson(newPerson());
  await store.cases.add(id, sampleAsker(dana), { kind: "person", values });
  return values.id;
};
/** Who of the case has contacted us, as it stands there. */
const contactedUs = async () =>
  Object.fromEntries(
    ((await store.cases.read(id, sampleAsker(dana)))?.parts ?? []).flatMap(({ id: part, part: known }) =>
      known?.kind === "person" ? [[part, known.values.hasContactedUs]] : [],
    ),
  );
/** Says who spoke in the contact, whoever was said to before. */
const say = async (who: PersonId, newPeople: readonly PersonId[] = [], caseId = id) => {
  now += 1_000;
  const seenFiling = (await store.cases.filingOf(contactId, sampleAsker(dana)))?.atVersion ?? 0;
  const came = { kind: "person", person: who } as const;
  const given = { contactId, caseId, isNew: false, newPeople, came, seenFiling };
  expect((await store.cases.file(sampleAsker(dana), given)).kind).toBe("filed");
  return contactedUs();
};

it("[DB303] is taken back of whoever was said to have spoken by mistake, whether they were there before or not", async () => {
  const [made, known] = [newPerson(), await spokenOf()];
  expect(await say(made, [made])).toEqual({ [person]: true, [made]: true, [known]: false });
  expect(await say(known)).toEqual({ [person]: true, [made]: false, [known]: true });
  // Of the case's first contact it stays said, whatever is said of this one.
  expect(await say(person)).toEqual({ [person]: true, [made]: false, [known]: false });
  expect(await say(made)).toEqual({ [person]: true, [made]: true, [known]: false });
  expect(await say(made)).toEqual({ [person]: true, [made]: true, [known]: false });
  expect(await say(person)).toEqual({ [person]: true, [made]: false, [known]: false });
});

it("[DB303] stays where somebody wrote it", async () => {
  const told = await spokenOf();
  const field = { kind: "person", id: told, field: "hasContactedUs", value: true, seenRevision: 0 } as const;
  expect((await store.cases.change(id, sampleAsker(dana), field)).kind).toBe("changed");
  await say(told);
  expect(await say(person)).toEqual({ [person]: true, [told]: true });
});

it("[DB303] is taken back with a contact that is taken out, of whom an earlier release wrote a moment later, too", async () => {
  const told = await spokenOf();
  let seenFiling = 0;
  /** Says that they spoke, as it was written that much later, and takes the contact out. */
  const sayAndTakeOut = async (laterMs: number, seenRevision: number) => {
    now += 1_000;
    const came = { kind: "person", person: told } as const;
    const given = { contactId, caseId: id, isNew: false, newPeople: [], came, seenFiling };
    const filed = await store.cases.file(sampleAsker(dana), given);
    now += laterMs;
    const field = { kind: "person", id: told, field: "hasContactedUs", value: true, seenRevision } as const;
    if (laterMs > 0) await store.cases.change(id, sampleAsker(dana), field);
    const out = await store.cases.takeOut(
      sampleAsker(dana),
      contactId,
      "version" in filed ? filed.version : 0,
    );
    seenFiling = "version" in out ? out.version : 0;
    return (await contactedUs())[told];
  };
  expect(await sayAndTakeOut(0, 0)).toBe(false);
  expect(await sayAndTakeOut(4_000, 3)).toBe(false);
  expect(await sayAndTakeOut(6_000, 6)).toBe(true);
});

it("[DB303] is taken back in the case that the contact leaves", async () => {
  const mistaken = newPerson();
  expect(await say(mistaken, [mistaken])).toMatchObject({ [mistaken]: true });
  const other = await sampleCase(store, dana, await held());
  expect(await say(other.person, [], other.id)).toEqual({ [person]: true, [mistaken]: false });
});
