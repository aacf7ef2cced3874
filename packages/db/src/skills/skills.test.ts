import type { UserId } from "@holdfast/case-schema";
import { Medium } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import type { Skill } from "./skill-store.ts";

let store: TestStore;
let client: pg.Client;
let dana: UserId;
let ada: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => 1_800_000_000_000 });
  client = await rawClient(store.connection);
  [dana, ada] = [await sampleStaff(store, "Dana"), await sampleStaff(store, "Ada", "shift_lead")];
});
afterAll(async () => {
  await client.end();
  await store.close();
});

const SKILL: Skill = { languages: ["es"], media: ["text", "email"], textsAtOnce: 3 };

describe("by what somebody is offered contacts", () => {
  it("[DB655] is all media, two texts and the account's languages while nobody said", async () => {
    expect(await store.skills.of(dana)).toEqual({
      id: dana,
      name: "Dana",
      role: "advocate",
      languages: [],
      media: [...Medium.options],
      textsAtOnce: 2,
      version: 0,
      said: null,
    });
    expect(await store.skills.of(crypto.randomUUID() as UserId)).toBeNull();
  });

  it("[DB655] is said with who and when, stands with the account, and of two who saw the same one is told", async () => {
    const both = await Promise.all([
      store.skills.change(dana, ada, 0, SKILL),
      store.skills.change(dana, ada, 0, { ...SKILL, languages: [] }),
    ]);
    expect(both.toSorted()).toEqual(["changed", "changed_meanwhile"]);
    expect(await store.skills.change(dana, ada, 1, SKILL)).toBe("changed");
    expect(await store.skills.of(dana)).toMatchObject({
      ...SKILL,
      version: 2,
      said: { by: { id: ada, name: "Ada" }, at: 1_800_000_000_000 },
    });
    expect((await store.skills.list()).map(({ name, version }) => [name, version])).toEqual([
      ["Ada", 0],
      ["Dana", 2],
    ]);
    expect((await store.people.list()).find(({ id }) => id === dana)?.languages).toEqual(["es"]);
  });

  it("[DB655] is a row of the audit each time, and no version is ever another", async () => {
    const { rows } = await client.query(
      "select actor_id as by, deed::text, facts from audit_row where thing = 'skill' and subject_id = $1 order by era, xid, seq",
      [dana],
    );
    expect(rows.at(-1)).toEqual({
      by: ada,
      deed: "changed",
      facts: { languages: ["es"], media: ["text", "email"], textsAtOnce: 3, version: 2 },
    });
    expect(rows).toHaveLength(2);
    for (const sql of ["update skill set texts_at_once = 1", "delete from skill"])
      await expect(client.query(sql)).rejects.toMatchObject({ constraint: "only_added" });
  });

  it.each([
    ["skill_for_a_medium", "{}", 2],
    ["skill_texts_at_once", "{text}", 4],
    ["skill_texts_at_once", "{text}", 0],
  ])("[DB655] is refused by %s where it is for %s with %i texts", async (constraint, media, texts) => {
    const said = client.query("select say_skill($1, $2, 2, '{}', $3, $4, now())", [dana, ada, media, texts]);
    await expect(said).rejects.toMatchObject({ constraint });
  });

  it("[DB655] is said of nobody whose account is shut, or who is not there", async () => {
    const gone = await sampleStaff(store, "Gone");
    await store.people.disable(gone, ada);
    expect(await store.skills.change(gone, ada, 0, SKILL)).toBe("not_found");
    expect(await store.skills.of(gone)).toBeNull();
    expect(await store.skills.change(crypto.randomUUID() as UserId, ada, 0, SKILL)).toBe("not_found");
  });
});
