import { PersonId, type CaseId, type UserId } from "@holdfast/case-schema";
import { newCasePerson } from "@holdfast/case-schema/case";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDecide } from "../testing/decide-all.ts";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { FORGET_SECRET, sampleAsker, sampleForget, sampleRelease, sampleVerified } from "../testing/index.ts";

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

const SECRET = FORGET_SECRET;
const verify = async (person = scene.person) => sampleVerified(house, scene, person);
const ask = async (over: Parameters<typeof sampleForget>[2] = {}) => sampleForget(house, scene, over);
const carryOut = async (id: string, by = house.staff.lee) =>
  house.store.forgetting.carryOut(id, sampleAsker(by));
const refuse = async (id: string, because: "not_them" | "review_due" | "legal_hold", by = house.staff.lee) =>
  (await house.store.forgetting.refuse(id, because, sampleAsker(by))).kind;
const requests = async (by = house.staff.dana) => house.store.forgetting.list(scene.caseId, sampleAsker(by));
const read = async () => house.store.cases.read(scene.caseId, sampleAsker(house.staff.dana));
const broken = async (text: string, ...values: unknown[]): Promise<unknown> =>
  house.client.query(text, values).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );
/** Every row of every table as text, keys and sealed bytes in hexadecimal. */
async function everything(): Promise<string> {
  const { rows: tables } = await house.client.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1",
  );
  let all = "";
  for (const { name } of tables) {
    const { rows } = await house.client.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${name} t`,
    );
    all += rows.map(({ row }) => row).join("\n");
  }
  return all;
}
describe("whoever asks to be forgotten", () => {
  it("[DB420] is verified first, and is written down once, with who did, who verified them and when", async () => {
    expect((await ask()).kind).toBe("unverified");
    expect(await verify()).toBe("vetted");
    const { id, kind } = await ask();
    expect(kind).toBe("asked");
    expect((await ask({ id })).kind).toBe("asked");
    expect((await ask()).kind).toBe("asked_already");
    expect((await ask({ field: "telephones" })).kind).toBe("asked");
    expect((await ask({ field: "owner" })).kind).toBe("no_such_field");
    expect((await ask({ by: house.staff.ada })).kind).toBe("not_found");
    const stranger = await house.scene();
    expect((await ask({ person: stranger.person })).kind).toBe("unverified");
    expect((await requests())?.find((each) => each.id === id)).toMatchObject({
      person: scene.person,
      field: null,
      askedAt: now,
      askedBy: { name: "Dana" },
      verifiedAt: now,
      verifiedBy: { name: "Dana" },
      words: `${SECRET} knows their word`,
      waitsFor: [],
      decided: null,
    });
    expect(await requests(house.staff.ada)).toBeNull();
    const waiting = async (by: UserId) =>
      (await house.store.forgetting.waiting(sampleAsker(by))).map((each) => [each.id, each.caseId]);
    expect(await waiting(house.staff.lee)).toContainEqual([id, scene.caseId]);
    for (const by of [house.staff.dana, house.staff.ada, house.staff.pat])
      expect(await waiting(by)).toEqual([]);
  });

  it("[DB420] is forgotten by a lead whose the case is and who did not write it down, once; or by nobody", async () => {
    await verify();
    const { id } = await ask({ by: house.staff.lou });
    for (const [by, kind] of [
      ["ada", "not_found"],
      ["pat", "not_found"],
      ["cam", "not_found"],
      ["dana", "not_lead"],
      ["lou", "own"],
    ] as const) {
      expect((await carryOut(id, house.staff[by])).kind, `by ${by}`).toBe(kind);
      expect(await refuse(id, "not_them", house.staff[by]), `by ${by}`).toBe(kind);
    }
    expect((await read())?.record?.persons).toMatchObject([{ name: "Ana Q." }]);
    expect(await Promise.all([carryOut(id), carryOut(id)])).toEqual(
      expect.arrayContaining([{ kind: "forgotten" }, { kind: "already" }]),
    );
    expect(await refuse(id, "not_them")).toBe("already");
    expect(await requests()).toMatchObject([
      { words: null, decided: { at: now, by: { name: "Lee" }, because: null } },
    ]);
    expect(await verify()).toBe("not_found");
    expect((await ask()).kind).toBe("unverified");
  });

  it("[DB420] is not, where they turn out to be somebody else, and can be verified and ask anew", async () => {
    await verify();
    const { id } = await ask();
    expect(await refuse(id, "not_them")).toBe("refused");
    expect((await carryOut(id)).kind).toBe("already");
    expect(await requests()).toMatchObject([{ decided: { because: "not_them" }, waitsFor: [] }]);
    expect((await ask()).kind).toBe("unverified");
    expect(await verify()).toBe("vetted");
    expect((await ask()).kind).toBe("asked");
    const as = await house.store.recipients.verified(scene.caseId, sampleAsker(house.staff.dana));
    await house.store.recipients.end(as?.[0]?.id ?? "", house.staff.pat);
    const open = (await requests())?.find(({ decided }) => decided === null);
    expect((await carryOut(open?.id ?? "")).kind).toBe("unverified");
    expect((await read())?.record?.persons).toMatchObject([{ name: "Ana Q." }]);
  });

  it("[DB420] no statement decides it otherwise, changes it, or says that it was done when it was not", async () => {
    await verify();
    const { id } = await ask();
    const done =
      "update forget_request set is_done = true, decided_at = now(), decided_by_id = $2 where id = $1";
    expect(await broken(done, id, house.staff.lee)).toBe("forget_request_done");
    expect(await broken(done, id, house.staff.dana)).toBe("forget_request_by_lead");
    expect(await broken(done, id, house.staff.cam)).toBe("forget_request_by_lead");
    expect(await broken("update forget_request set field = 'name' where id = $1", id)).toBe(
      "forget_request_once",
    );
    expect(await broken("delete from forget_request where id = $1", id)).toBe("forget_request_stays");
    expect(
      await broken(
        "update disclosure set owner_key = null, packet = null, packet_key = null where id = $1",
        (await scene.confirm(scene.yes())).id,
      ),
    ).toBe("disclosure_words_stay");
    expect(
      await broken("update recipient set owner_key = null, body = null where person_id = $1", scene.person),
    ).toBe("recipient_only_ends");
  });
});

describe("one of five who is forgotten", () => {
  it("[DB422] [DB423] whichever it is, leaves four whole, and nothing of them opens to anybody", async () => {
    for (const place of [0, 2, 4]) {
      now += 3_600_000;
      scene = await house.scene();
      const asker = sampleAsker(house.staff.dana);
      const people = [scene.person];
      while (people.length < 5) {
        const id = PersonId.parse(crypto.randomUUID());
        people.push(id);
        await house.store.cases.add(scene.caseId, asker, { kind: "person", values: newCasePerson(id) });
      }
      await fill(scene.caseId, people);
      const whole = await read();
      const who = people[place] ?? scene.person;
      const packets = await Promise.all(people.map(async (person) => send(person)));
      for (const { done } of packets) expect(done).toMatchObject({ kind: "done", heldId: null });
      const { id } = await ask({ person: who });
      const keys = await sealedOf(who, packets[place]?.id ?? "");
      const before = await everything();
      for (const key of keys) expect(before).toContain(key);
      expect(keys.length).toBe(7);
      expect(await carryOut(id)).toEqual({ kind: "forgotten" });

      const after = await read();
      expect(after?.record?.persons[place]).toEqual(newCasePerson(who));
      const others = (persons: readonly { readonly id: string }[] | undefined) =>
        persons?.filter((each) => each.id !== who);
      expect(others(after?.record?.persons)).toEqual(others(whole?.record?.persons));
      const releases = await house.store.releases.list(scene.caseId, asker);
      for (const person of people)
        expect(releases?.find((each) => each.id === releaseOf.get(person))?.words === null).toBe(
          person === who,
        );
      const verified = await house.store.recipients.verified(scene.caseId, asker);
      expect(new Set(verified?.map((each) => each.person))).toEqual(
        new Set(people.filter((each) => each !== who)),
      );
      expect(verified?.every(({ words }) => words !== null)).toBe(true);
      // That it went stays, in codes; whoever sends it once more hears no word of theirs, and every word of the others'.
      const log = await house.store.disclosures.list(scene.caseId, asker);
      expect(log?.filter(({ sentAt, facts }) => sentAt !== null && facts.length === 1)).toHaveLength(5);
      for (const [at, { id: sent }] of packets.entries()) {
        const person = people[at] ?? who;
        const { done } = await send(person, sent);
        expect(done).toMatchObject({
          kind: "done",
          packet: person === who ? null : `${SECRET} ${at}`,
        });
      }
      // No row has the keys any more under which it was sealed, nor they what the master key could unwrap.
      const rows = await everything();
      for (const key of keys.slice(0, 5)) expect(rows).not.toContain(key);
      const all = JSON.stringify([after, releases, verified, await requests(), log]);
      expect(all).not.toContain(`${SECRET} ${place}`);
      expect(all.includes(`${SECRET} ${(place + 1) % 5}`)).toBe(true);
      const { rowCount } = await house.client.query(
        "select from case_name where part_id = $1 union all select from case_trace where part_id = $1",
        [who],
      );
      expect(rowCount).toBe(0);
    }
  });

  const releaseOf = new Map<PersonId, string>();
  /** Sends somebody's name, and nothing of the others'. */
  async function send(person: PersonId, id: string = crypto.randomUUID()) {
    const asked = scene.asked({ chosen: [{ ...scene.nameOf(), id: person }] });
    const yes = testDecide(scene.yes({ subject: person, releaseId: releaseOf.get(person) ?? "" }));
    const done = await house.store.disclosures.confirm(
      { id, asked, how: "on_paper", seen: null },
      sampleAsker(house.staff.dana),
      (situation, given) => {
        const name = situation.record.persons.find((each) => each.id === person)?.name ?? null;
        return { ...yes(situation, given), packet: name };
      },
    );
    return { id, done };
  }
  /** Gives each a name, a number, a release with words, and a verification. */
  async function fill(caseId: CaseId, people: readonly PersonId[]): Promise<void> {
    const asker = sampleAsker(house.staff.dana);
    for (const [at, person] of people.entries()) {
      const set = async (field: string, value: unknown, seenRevision: number) =>
        house.store.cases.change(caseId, asker, { kind: "person", id: person, field, value, seenRevision });
      expect((await set("name", `${SECRET} ${at}`, person === scene.person ? 1 : 0)).kind).toBe("changed");
      expect((await set("telephones", [`+1 555 010 000${at}`], 0)).kind).toBe("changed");
      const given = sampleRelease({ caseId, person, recipient: scene.recipient, now });
      await house.store.releases.grant(
        { ...given, words: { ...given.words, withheld: `${SECRET} ${at}` } },
        asker,
      );
      await house.store.releases.witness(given.id, caseId, sampleAsker(house.staff.lee));
      releaseOf.set(person, given.id);
      expect(await verify(person)).toBe("vetted");
    }
  }
  /** Keys and sealed words of one: the part's, as whom they were verified, and what went; then what lies under the part's key. */
  async function sealedOf(person: string, sent: string): Promise<readonly string[]> {
    const { rows } = await house.client.query<Readonly<Record<string, string>>>(
      `select part.owner_key::text as a, recipient.owner_key::text as b, sent.owner_key::text as c, part.body::text as d,
         sent.packet::text as e, asked.body::text as f, release.body::text as g
       from case_part part join recipient on recipient.person_id = part.id join release on release.id = $3
       join forget_request asked on asked.person_id = part.id join disclosure sent on sent.id = $2 where part.id = $1`,
      [person, sent, releaseOf.get(PersonId.parse(person))],
    );
    return Object.values(rows[0] ?? {}).map((each) => each.slice(2));
  }
});

describe("one thing that somebody asks to have forgotten", () => {
  it("[DB424] is gone alone, with the words of what went of it, and nobody is told what it was", async () => {
    await verify();
    const { id: named } = await scene.confirm(scene.yes());
    const { id } = await ask({ field: "name" });
    expect(await carryOut(id)).toEqual({ kind: "forgotten" });
    expect((await read())?.record?.persons).toMatchObject([{ name: newCasePerson(scene.person).name }]);
    const { rows } = await house.client.query("select owner_key, packet from disclosure where id = $1", [
      named,
    ]);
    expect(rows).toEqual([{ owner_key: null, packet: null }]);
    expect((await requests())?.[0]).toMatchObject({ field: "name", decided: { because: null } });
    await house.client
      .query("select from case_name where part_id = $1", [scene.person])
      .then(({ rowCount }) => expect(rowCount).toBe(0));
  });
});
