import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { sampleAsker, sampleStaff } from "../testing/index.ts";

const REACH = "+1 202 555 0142, at night the desk";
const NONE = { kind: "not_found" };
const SHOWN = { kind: "shown", address: REACH };
let now = 1_800_000_000_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  scene = await house.scene();
});

const words = (reach: string) => ({ name: "Tern House", reach, vetting: "Called back." });
async function vetted(reach = REACH): Promise<string> {
  const id = crypto.randomUUID();
  const given = { id, type: "service_provider", by: house.staff.pat, words: words(reach) } as const;
  expect(await house.store.recipients.vet(given)).toEqual({ kind: "vetted" });
  return id;
}
async function verified(): Promise<string> {
  const { caseId, person } = scene;
  const [id, asker] = [crypto.randomUUID(), sampleAsker(house.staff.dana, "change")];
  expect(
    await house.store.recipients.verifyPerson({ id, caseId, person, asker, words: words(REACH) }),
  ).toEqual({ kind: "vetted" });
  return id;
}
async function logged(reach = REACH): Promise<string> {
  const id = crypto.randomUUID();
  const codes = { asker: "police", inHand: "nothing", way: "phone", askedAt: now - 60_000 } as const;
  const said = { who: "A detective", reach, said: "Whether Ana Q. has called" };
  await house.store.inquiries.log({ ...codes, id, words: said, by: house.staff.dana });
  return id;
}
const show = async (id: string, by: UserId = house.staff.dana) =>
  house.store.recipients.showReach(id, sampleAsker(by, "unmask"));
const showAsker = async (id: string, by: UserId = house.staff.lee) => house.store.inquiries.showReach(id, by);
const looks = async (subject: string): Promise<readonly object[]> =>
  (
    await house.client.query<object>(
      "select deed, actor_id, contact_id, case_id, facts from audit_row where subject_id = $1 and thing = 'address'",
      [subject],
    )
  ).rows;

describe("where somebody to whom something may go is reached", () => {
  it("[DB624] is opened with a row that says whose it was, and not what it is", async () => {
    const id = await vetted();
    expect(await show(id)).toEqual(SHOWN);
    expect(await looks(id)).toEqual([
      {
        deed: "looked",
        actor_id: house.staff.dana,
        contact_id: null,
        case_id: null,
        facts: { of: "recipient" },
      },
    ]);
    expect(JSON.stringify(await looks(id))).not.toMatch(/555/);
  });

  it("[DB624] of somebody of a case is opened to whom the addresses of that case are, with a row of that case", async () => {
    const id = await verified();
    expect(await show(id)).toEqual(SHOWN);
    for (const by of ["ada", "pat", "cam"] as const) expect(await show(id, house.staff[by])).toEqual(NONE);
    expect(await looks(id)).toMatchObject([{ actor_id: house.staff.dana, case_id: scene.caseId }]);
    // Verified no longer, they are shown to nobody by it.
    now += 4 * 3_600_000 + 1;
    expect(await show(id)).toEqual(NONE);
  });

  it("[DB624] is not found where nobody is, is any more, or nothing was said, and no row says that it was", async () => {
    const [ended, silent] = [await vetted(), await vetted("")];
    await house.store.recipients.end(ended, house.staff.pat);
    for (const id of [crypto.randomUUID(), ended, silent]) {
      expect(await show(id)).toEqual(NONE);
      expect(await looks(id)).toEqual([]);
    }
  });

  it("[DB624] [AU2] is answered to nobody whose look cannot be stored", async () => {
    const id = await vetted();
    const asked = await logged();
    await house.client.query(
      "alter table audit_row add constraint no_looks check (thing <> 'address') not valid",
    );
    try {
      await expect(show(id)).rejects.toThrow("no_looks");
      await expect(showAsker(asked)).rejects.toThrow("no_looks");
    } finally {
      await house.client.query("alter table audit_row drop constraint no_looks");
    }
    expect(await looks(id)).toEqual([]);
    expect(await looks(asked)).toEqual([]);
  });
});

describe("where whoever asked us about somebody says that they are reached", () => {
  it("[DB625] is opened with a row that says of which inquiry, and not what it is", async () => {
    const id = await logged();
    expect(await showAsker(id)).toEqual(SHOWN);
    expect(await looks(id)).toEqual([
      {
        deed: "looked",
        actor_id: house.staff.lee,
        contact_id: null,
        case_id: null,
        facts: { of: "inquiry" },
      },
    ]);
  });

  it("[DB625] is not found of one that is over, is not there, or said nothing", async () => {
    const [over, silent] = [await logged(), await logged("")];
    expect((await house.store.inquiries.end(over, "told_neither", house.staff.lee)).kind).toBe("done");
    for (const id of [over, silent, crypto.randomUUID()]) {
      expect(await showAsker(id)).toEqual(NONE);
      expect(await looks(id)).toEqual([]);
    }
  });

  it("[DB558] [DB624] [DB625] counts with all that one person is shown: thirty in a minute", async () => {
    const lou = await sampleStaff(house.store, "Louise", "shift_lead");
    const [id, asked] = [await vetted(), await logged()];
    for (let each = 0; each < 15; each += 1) {
      expect(await show(id, lou)).toEqual(SHOWN);
      expect(await showAsker(asked, lou)).toEqual(SHOWN);
    }
    const tooOften = { kind: "too_often" };
    expect(await show(id, lou)).toEqual(tooOften);
    expect(await showAsker(asked, lou)).toEqual(tooOften);
    // Whoever asks for what is not there is told no other.
    expect(await show(crypto.randomUUID(), lou)).toEqual(tooOften);
  });
});
