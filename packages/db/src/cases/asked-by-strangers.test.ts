import { CaseId, ContactId, PersonId, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { statementEar } from "../testing/statement-ear.ts";
import { sampleAsker, sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

const NOW_MS = 1_800_000_000_000;

let store: TestStore;
let dana: UserId;
let ada: UserId;
/** Dana's, and in two cases of hers one after the other. */
let filed: ContactId;
const nowhere = ContactId.parse(crypto.randomUUID());

beforeAll(async () => {
  store = await testStore({ clock: () => NOW_MS });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  filed = await sampleHeld(store, dana, { threadKey: crypto.randomUUID(), medium: "text", address: null });
  await fileAnew(await fileAnew(0));
});
afterAll(() => store.close());

/** @returns the version at which it was filed. */
async function fileAnew(seenFiling: number): Promise<number> {
  const done = await store.cases.file(sampleAsker(dana), {
    contactId: filed,
    caseId: CaseId.parse(crypto.randomUUID()),
    isNew: true,
    newPeople: [PersonId.parse(crypto.randomUUID())],
    came: { kind: "unknown" },
    seenFiling,
  });
  if (done.kind !== "filed") throw new Error(`not filed: ${done.kind}`);
  return done.version;
}

describe("cases of a contact, asked by somebody to whom they are nothing", () => {
  it("[G472] take the same statements as those of a contact that is filed nowhere", async () => {
    const asker = sampleAsker(ada);
    const ear = statementEar();
    try {
      const now = async (id: ContactId) => ear.during(() => store.cases.filingOf(id, asker));
      const history = async (id: ContactId) => ear.during(() => store.cases.filingHistory(id, asker));
      expect(await now(filed)).toEqual(await now(nowhere));
      expect(await history(filed)).toEqual(await history(nowhere));
    } finally {
      ear.close();
    }
    expect(await store.cases.filingHistory(filed, sampleAsker(dana))).not.toEqual([]);
  });
});
