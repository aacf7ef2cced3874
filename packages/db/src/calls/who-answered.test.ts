import { randomUUID } from "node:crypto";
import { CallPartyId, type CallAnswerSaid, type ContactId, type UserId } from "@holdfast/case-schema";
import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  sampleHeld,
  sampleStaff,
  SAMPLE_VOICE,
  staffLeg,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let client: Client;
let dana: UserId;
let ada: UserId;
/** Held by Dana, from which the person was called. */
let contactId: ContactId;
/** The person, who or whose machine answered. */
let party: CallPartyId;

beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  now += 86_400_000;
  contactId = await sampleHeld(store, dana);
  party = await called(true);
});

async function called(isTaken: boolean, role: "person" | "provider" = "person"): Promise<CallPartyId> {
  const id = CallPartyId.parse(randomUUID());
  const given = { id, contactId, by: dana, role, name: "", number: "+15550100", place: null };
  await store.calls.parties.add(given);
  const begin = { channel: SAMPLE_VOICE, contactId, line: "voice", at: now, by: dana, key: id } as const;
  const begun = await store.calls.begun(begin);
  if (begun.kind !== "kept") throw new Error(begun.kind);
  await store.calls.parties.dialled(id, begun.call.id, now);
  const happened = isTaken ? ([{ kind: "leg_up", at: now, leg: "person-1", party: id }] as const) : [];
  await store.calls.record(begun.call.id, { phase: "talking", legs: [staffLeg(dana, now)] }, happened);
  await store.calls.ended(begun.call.id, "ended_by_us", now);
  return id;
}

const say = async (said: CallAnswerSaid, may = true, by = dana, of = party) =>
  store.calls.answers.say({ contactId, party: of, by, said, mayLeave: () => may });
const kindOf = async (...given: Parameters<typeof say>): Promise<string> => (await say(...given)).kind;
/** The rule that a statement breaks. */
const broken = async (said: CallAnswerSaid, nth: number, may: string): Promise<unknown> =>
  client
    .query(`insert into call_answer values ('${party}', ${nth}, '${said}', ${may}, now(), '${dana}')`)
    .then(
      () => null,
      (error: { readonly constraint?: string }) => error.constraint,
    );

describe("who answered a call to the person", () => {
  it("[DB278] is nobody's guess: nothing is known of it until it is said", async () => {
    await called(false);
    const rang = { calledAt: now, calledBy: { id: dana, name: "Dana" }, leg: null };
    const unsaid = { party, ...rang, said: null, mayLeave: null, at: null, by: null };
    expect(await store.calls.answers.ofContact(contactId)).toEqual([unsaid]);
  });

  it("[DB278] is said with what was decided, and told by the contact's next version", async () => {
    const before = (await store.contacts.contact(contactId))?.row.version ?? 0;
    const by = { id: dana, name: "Dana" };
    const facts = { party, calledAt: now, calledBy: by, leg: null, at: now, by, mayLeave: true };
    expect(await say("machine")).toEqual({ kind: "kept", answer: { ...facts, said: "machine" } });
    expect(await say("left")).toEqual({ kind: "kept", answer: { ...facts, said: "left" } });
    expect(await store.calls.answers.ofContact(contactId)).toEqual([{ ...facts, said: "left" }]);
    expect((await store.contacts.contact(contactId))?.row.version).toBe(before + 2);
  });

  it("[DB278] is said of whoever is at one end of the call that goes on, and of nobody else in it", async () => {
    const legOf = async () => (await store.calls.answers.ofContact(contactId)).map(({ leg }) => leg);
    const id = CallPartyId.parse(randomUUID());
    const given = { id, contactId, by: dana, name: "", number: "+15550100", place: null };
    await store.calls.parties.add({ ...given, role: "person" });
    const begin = { channel: SAMPLE_VOICE, contactId, line: "voice", at: now, by: dana, key: id } as const;
    const begun = await store.calls.begun(begin);
    if (begun.kind !== "kept") throw new Error(begun.kind);
    await store.calls.parties.dialled(id, begun.call.id, now + 1);
    const own = staffLeg(dana, now);
    // As call-flow pictures whom we called: the person, at the other end of this call to them.
    const theirs = { ...own, leg: "person-1", who: "caller", user: null, party: id } as const;
    const up = [{ kind: "leg_up", at: now, leg: "person-1", party: id }] as const;
    await store.calls.record(begun.call.id, { phase: "talking", legs: [own, theirs] }, up);
    expect(await legOf()).toEqual([null, "person-1"]);
    await store.calls.record(begun.call.id, { phase: "talking", legs: [own] }, []);
    expect(await legOf()).toEqual([null, null]);
    for (const wrong of [
      { ...theirs, who: "party", party: null },
      { ...own, leg: "own-2", party: id },
    ] as const)
      await expect(
        store.calls.record(begun.call.id, { phase: "talking", legs: [wrong] }, []),
      ).rejects.toThrow("call_leg_party");
    await store.calls.ended(begun.call.id, "ended_by_us", now);
  });

  it("[DB278] is no news when it is said again, also at once", async () => {
    const before = (await store.contacts.contact(contactId))?.row.version ?? 0;
    const kinds = await Promise.all([kindOf("machine"), kindOf("machine"), kindOf("machine")]);
    expect(kinds).toEqual(["kept", "kept", "kept"]);
    expect((await store.contacts.contact(contactId))?.row.version).toBe(before + 1);
  });

  it("[DB278] [CP18] lets nothing be left where that was not agreed, by no statement either", async () => {
    await say("machine", false);
    expect(await kindOf("left", true)).toBe("not_agreed");
    expect(await broken("left", 2, "null")).toBe("call_answer_agreed");
    expect(await kindOf("not_left")).toBe("kept");
    expect(await broken("left", 3, "null")).toBe("call_answer_decided");
    expect(await kindOf("left")).toBe("not_now");
  });

  it("[DB278] can be told of a machine, whatever was agreed, that something else was left with it", async () => {
    expect(await kindOf("something_else")).toBe("not_now");
    expect(await broken("something_else", 1, "null")).toBe("call_answer_of_machine");
    await say("machine", false);
    expect(await kindOf("something_else")).toBe("kept");
    expect([await kindOf("something_else"), await kindOf("not_left")]).toEqual(["kept", "not_now"]);
    expect(await broken("not_left", 3, "null")).toBe("call_answer_decided");
  });

  it("[DB278] lets a machine turn out to be somebody until it is decided, and is decided once", async () => {
    expect(await kindOf("left")).toBe("not_now");
    await say("machine");
    await say("person");
    expect(await kindOf("left")).toBe("not_now");
    await say("machine");
    await say("left");
    expect([await kindOf("person"), await kindOf("not_left")]).toEqual(["not_now", "not_now"]);
    const { rows } = await client.query(
      "select said::text from call_answer where party_id = $1 order by nth",
      [party],
    );
    expect(rows.map(({ said }: { said: string }) => said)).toEqual(["machine", "person", "machine", "left"]);
    await expect(client.query("delete from call_answer where party_id = $1", [party])).rejects.toThrow(
      "only added",
    );
  });

  it("[DB278] is kept at the very version at which it was looked at what they agreed to, or not at all", async () => {
    const { version } = (await store.contacts.contact(contactId))!.row;
    const at = async (seen: number): Promise<unknown> =>
      (
        await client.query("select kind from say_who_answered($1, $2, $3, 'machine', true, $4, 0)", [
          party,
          contactId,
          dana,
          seen,
        ])
      ).rows;
    expect(await at(version - 1)).toEqual([{ kind: "moved" }]);
    expect(await store.calls.answers.ofContact(contactId)).toMatchObject([{ said: null }]);
    expect(await at(version)).toEqual([{ kind: "kept" }]);
  });

  it("[DB278] is refused where the contact changes faster than it is looked at what they agreed to", async () => {
    const mayLeave = vi.fn<() => boolean>(() => true);
    const given =
      "_party uuid, _contact uuid, _by uuid, _said call_answer_said, _may boolean, _seen int, _now bigint";
    await client.query("alter function say_who_answered rename to say_in_time");
    try {
      await client.query(`create function say_who_answered(${given}) returns table (kind text, holder json)
        language sql as $$ select 'moved', null::json $$`);
      const said = store.calls.answers.say({ contactId, party, by: dana, said: "machine", mayLeave });
      expect(await said).toEqual({ kind: "not_now" });
      expect(mayLeave).toHaveBeenCalledTimes(5);
    } finally {
      await client.query("drop function if exists say_who_answered");
      await client.query("alter function say_in_time rename to say_who_answered");
    }
  });

  it("[DB278] is for whoever has the contact, of a call to the person, and once it was taken", async () => {
    expect(await say("machine", true, ada)).toEqual({
      kind: "not_holder",
      holder: { id: dana, name: "Dana" },
    });
    expect(await kindOf("machine", true, dana, await called(false))).toBe("not_taken");
    expect(await kindOf("machine", true, dana, await called(true, "provider"))).toBe("not_found");
    expect(await broken("left", 1, "null")).toBe("call_answer_of_machine");
    expect(await broken("machine", 2, "true")).toBe("call_answer_next");
    expect(await broken("machine", 1, "null")).toBe("call_answer_may_leave");
  });

  it("[DB278] is counted by what was said last of each call", async () => {
    await say("machine");
    await say("left");
    const counts = async () => store.calls.answers.counts(now);
    const none = { person: 0, left: 0, notLeft: 0, somethingElse: 0, unsaid: 0 };
    expect(await counts()).toEqual({ ...none, left: 1 });
    const others = ["not_left", "something_else", "person"] as const;
    for (const said of [["machine"], ...others.map((each) => ["machine", each] as const)] as const) {
      const id = await called(true);
      for (const each of said) await say(each, true, dana, id);
    }
    expect(await counts()).toEqual({ person: 1, left: 1, notLeft: 1, somethingElse: 1, unsaid: 1 });
  });
});
