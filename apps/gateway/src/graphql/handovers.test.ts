import type { UserId } from "@holdfast/case-schema";
import { WORDINGS } from "@holdfast/outside-wordings";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { MINUTE, prefer, reachHouse, type ReachHouse, type Talk } from "../testing/reach-house.ts";

let at: ReachHouse;
let talk: Talk;
const ids = new Map<string, UserId>();
beforeAll(async () => {
  at = await reachHouse();
  for (const { name, id } of await at.house.store.staff.list()) ids.set(name.toLowerCase(), id);
});
afterAll(() => at.house.close());
beforeEach(async () => {
  for (const name of ["dana", "ada", "lee"]) {
    await at.house.store.shifts.end(idOf(name));
    await at.house.store.shifts.keep(idOf(name), "available");
  }
  talk = await at.talk();
});
const idOf = (name: string): UserId => {
  const found = ids.get(name);
  if (found === undefined) throw new Error(`${name} does not work here`);
  return found;
};

const WORDS = { promises: "A bed is asked for by eight.", nextStep: "Ask whether she is alone." };
const OFFER = `mutation ($id: ID!, $contact: ID!, $to: ID, $promises: String!, $nextStep: String!) {
  offerHandover(id: $id, contactId: $contact, to: $to, promises: $promises, nextStep: $nextStep) {
    __typename ... on HandoverOffered { id } ... on NotHolder { holder { name } } ... on HandoverNotOffered { isOfferedAlready }
    ... on TextRefused { limit length } ... on ContactClosed { at } ... on NotFound { id } } }`;
const ACCEPT = `mutation ($id: ID!) { acceptHandover(id: $id) { __typename
  ... on HandoverAccepted { contactId isTold say decision { locks { lock } } } ... on HandoverWaits { until }
  ... on HandoverNotYours { id } ... on NotFound { id } } }`;
const LISTED =
  "{ handovers { id contact { id number } medium from { name } to { name } state stateBy { name } isNeverOffered isTold } }";
const CAME = `query ($contact: ID!) { cameWith(contactId: $contact) {
  handover { id from { name } isTold } say words { promises nextStep } } }`;

const offer = async (given: Record<string, unknown> = {}, who = "dana") =>
  at.ask<{ readonly __typename: string; readonly id?: string }>(who, OFFER, {
    id: crypto.randomUUID(),
    contact: talk.id,
    to: idOf("ada"),
    ...WORDS,
    ...given,
  });
const offered = async (given: Record<string, unknown> = {}) => (await offer(given)).id ?? "";
const accept = async (id: string, who = "ada") => at.ask<object>(who, ACCEPT, { id });
const end = async (who: string, deed: "declineHandover" | "takeBackHandover", id: string) =>
  at.ask(who, `mutation ($id: ID!) { ${deed}(id: $id) { __typename } }`, { id });
const listed = async (who: string) =>
  (await at.ask<readonly { readonly contact: { readonly id: string } }[]>(who, LISTED)).filter(
    ({ contact }) => contact.id === talk.id,
  );
const read = async (who: string, id: string) =>
  at.ask<unknown>(
    who,
    "query ($id: ID!) { handover(id: $id) { handover { id } say words { promises nextStep } } }",
    { id },
  );
const came = async (who: string) => at.ask<unknown>(who, CAME, { contact: talk.id });
/** Who is on record with having read it. */
const looks = async (id: string): Promise<unknown> =>
  at.house.store.prisma.$queryRaw`
    select deed::text, actor_id as by from audit_row where thing = 'handover' and facts->>'how' = 'list'
      and subject_id = ${id}::uuid order by era, xid, seq`;
const written = async () =>
  (await at.house.store.contacts.entries(talk.id, 0)).filter(
    (entry) => "text" in entry && entry.text === WORDINGS.en.handover.written,
  );

describe("handing over by GraphQL", () => {
  it("[G565] [G506] [G568] [G569] [G570] goes to whoever accepts it, who is told what came with it, after the person was told", async () => {
    const id = await offered();
    const stands = { id, from: { name: "Dana" }, to: { name: "Ada" }, state: "offered" };
    expect([await listed("dana"), await listed("ada"), await listed("lee")]).toMatchObject([
      [stands],
      [stands],
      [],
    ]);
    expect(await read("ada", id)).toMatchObject({ handover: { id }, words: WORDS });
    expect([await read("lee", id), await read("ada", "nothing")]).toEqual([null, null]);
    const looked = { deed: "looked", by: idOf("ada") };
    await expect.poll(async () => looks(id)).toEqual([looked]);
    await at.pass(5 * MINUTE);
    const accepted = {
      __typename: "HandoverAccepted",
      contactId: talk.id,
      isTold: true,
      say: WORDINGS.en.handover.spoken,
      decision: null,
    };
    expect(await accept(id)).toEqual(accepted);
    expect(await written()).toMatchObject([{ id, author: { name: "Ada" } }]);
    // G506: what to say first came with the acceptance, and is no look at what came with it.
    expect(await looks(id)).toEqual([looked]);
    expect(await came("ada")).toEqual({
      handover: { id, from: { name: "Dana" }, isTold: true },
      say: WORDINGS.en.handover.spoken,
      words: WORDS,
    });
    expect([await came("dana"), await came("lee")]).toEqual([null, null]);
    await at.pass(10 * MINUTE);
    expect(await came("ada")).toMatchObject({ words: WORDS });
    await expect.poll(async () => looks(id)).toEqual([looked, looked]);
    expect(await accept(id)).toEqual(accepted);
    expect(await written()).toHaveLength(1);
  });

  it("[G509] has told the person although the gateway falls over right behind the acceptance", async () => {
    const id = await offered();
    await at.pass(5 * MINUTE);
    const { answers } = at.house.store;
    const answer = vi.spyOn(answers, "answer").mockRejectedValue(new Error("the gateway is gone"));
    await expect(accept(id)).rejects.toThrow("INTERNAL_SERVER_ERROR");
    expect(answer).toHaveBeenCalledOnce();
    answer.mockRestore();
    expect(await written()).toMatchObject([{ id, author: { name: "Ada" } }]);
    expect(await accept(id)).toMatchObject({ __typename: "HandoverAccepted", isTold: true });
    expect(await written()).toHaveLength(1);
  });

  it("[G568] says why they may not be written to, and is theirs all the same", async () => {
    const id = await offered();
    expect(await prefer(at, talk, { may: "never" })).toMatchObject({ __typename: "PreferenceRecorded" });
    await at.pass(5 * MINUTE);
    expect(await accept(id)).toMatchObject({
      isTold: false,
      decision: { locks: [{ lock: "never_contact" }] },
    });
    expect(await written()).toEqual([]);
    expect(await came("ada")).toMatchObject({ handover: { isTold: false } });
  });

  it("[G567] waits while they talk, and says until when", async () => {
    const id = await offered();
    const { until } = (await accept(id)) as { readonly until: number };
    expect(until).toBeGreaterThan(at.now());
    expect(until).toBeLessThanOrEqual(at.now() + 5 * MINUTE);
    expect(await accept(id, "lee")).toEqual({ __typename: "HandoverNotYours", id });
    await at.pass(4 * MINUTE);
    await talk.hear("Still here.");
    await at.pass(2 * MINUTE);
    expect(await accept(id)).toMatchObject({ __typename: "HandoverWaits" });
    await at.pass(3 * MINUTE);
    expect(await accept(id)).toMatchObject({ __typename: "HandoverAccepted" });
  });

  it("[G565] is refused as a value", async () => {
    expect(await offer({}, "ada")).toEqual({ __typename: "NotHolder", holder: { name: "Dana" } });
    expect(await offer({ contact: "nothing" })).toEqual({ __typename: "NotFound", id: "nothing" });
    expect(await offer({ to: "nobody" })).toEqual({
      __typename: "HandoverNotOffered",
      isOfferedAlready: false,
    });
    expect(await offer({ nextStep: " " })).toEqual({ __typename: "TextRefused", limit: 0, length: 1 });
    expect(await offer({ promises: "x".repeat(2001) })).toEqual({
      __typename: "TextRefused",
      limit: 2000,
      length: 2001,
    });
    await offered({ promises: "" });
    expect(await offer()).toEqual({ __typename: "HandoverNotOffered", isOfferedAlready: true });
  });

  it("[G566] is declined and taken back by those whose that is, and the others are told", async () => {
    const id = await offered();
    expect(await end("lee", "declineHandover", id)).toEqual({ __typename: "HandoverNotYours" });
    expect(await end("ada", "declineHandover", id)).toEqual({ __typename: "HandoverEnded" });
    expect(await end("dana", "takeBackHandover", id)).toEqual({ __typename: "HandoverNotYours" });
    const again = await offered();
    expect(await end("dana", "takeBackHandover", again)).toEqual({ __typename: "HandoverEnded" });
    for (const nothing of ["nothing", crypto.randomUUID()]) {
      expect(await end("ada", "declineHandover", nothing)).toEqual({ __typename: "NotFound" });
      expect(await end("dana", "takeBackHandover", nothing)).toEqual({ __typename: "NotFound" });
      expect(await accept(nothing)).toEqual({ __typename: "NotFound", id: nothing });
    }
  });

  it("[G563] [A107] falls to leads at the end of the shift, by the gateway itself", async () => {
    const id = await offered();
    await at.house.store.shifts.end(idOf("dana"));
    await expect
      .poll(async () => listed("lee"), { timeout: 8_000 })
      .toMatchObject([{ id, state: "fell_to_lead" }]);
    await at.pass(5 * MINUTE);
    expect(await accept(id, "lee")).toMatchObject({ __typename: "HandoverAccepted", isTold: true });
  });

  it("[G507] [A107] what was offered to nobody falls to leads at the end of the shift, with nothing to read, and they are told who goes on", async () => {
    await at.pass(6 * MINUTE);
    await at.house.store.shifts.end(idOf("dana"));
    await expect
      .poll(async () => listed("lee"), { timeout: 8_000 })
      .toMatchObject([{ state: "fell_to_lead", isNeverOffered: true, to: null }]);
    const { id = "" } = ((await listed("lee"))[0] ?? {}) as { readonly id?: string };
    expect(await read("lee", id)).toMatchObject({ words: null });
    expect(await accept(id, "lee")).toMatchObject({ __typename: "HandoverAccepted", isTold: true });
    expect(await came("lee")).toMatchObject({ handover: { id }, words: null });
  });

  it("[G564] ends when they say, within the day, and says what they have", async () => {
    const STANDS = "{ shiftEnd { endsAt isWarned holds { id number } } }";
    const say = async (ms: number) =>
      at.ask(
        "dana",
        "mutation ($at: Instant!) { sayShiftEnd(at: $at) { __typename ... on NotAShiftEnd { isOffShift } } }",
        { at: ms },
      );
    const endsAt = at.now() + 31 * MINUTE;
    expect(await say(endsAt)).toEqual({ __typename: "ShiftEndSaid" });
    expect(await at.ask("dana", STANDS)).toMatchObject({ endsAt, isWarned: false });
    expect((await at.ask<{ holds: readonly object[] }>("dana", STANDS)).holds).toContainEqual({
      id: talk.id,
      number: expect.any(Number),
    });
    await at.pass(MINUTE);
    await expect
      .poll(async () => at.ask("dana", STANDS), { timeout: 8_000 })
      .toMatchObject({ isWarned: true });
    expect(await say(at.now() - 1)).toEqual({ __typename: "NotAShiftEnd", isOffShift: false });
    await at.house.store.shifts.end(idOf("dana"));
    expect(await say(endsAt)).toEqual({ __typename: "NotAShiftEnd", isOffShift: true });
    expect(await at.ask("dana", STANDS)).toBeNull();
  });

  it("[G558] [A109] is told of everybody on shift to leads, and to nobody else", async () => {
    const ends = "{ shiftEnds { id endsAt } }";
    await at.house.store.shifts.end(idOf("ada"));
    const answered = await at.ask<readonly { readonly id: string }[]>("lee", ends);
    expect(answered).toContainEqual({ id: idOf("dana"), endsAt: expect.any(Number) });
    expect(answered.map(({ id }) => id)).not.toContain(idOf("ada"));
    for (const who of ["dana", "alex"]) await expect(at.ask(who, ends)).rejects.toThrow("FORBIDDEN");
  });

  it("[G565] [A105] [A106] names who may go on, and is nothing for those who keep the house", async () => {
    const who = "query ($contact: ID!) { mayGoOn(contactId: $contact) { name } }";
    expect(await at.ask("dana", who, { contact: talk.id })).toEqual([{ name: "Ada" }, { name: "Lee" }]);
    expect(await at.ask("dana", who, { contact: "nothing" })).toEqual([]);
    expect(await at.ask("dana", CAME, { contact: "nothing" })).toBeNull();
    await expect(at.ask("alex", LISTED)).rejects.toThrow("FORBIDDEN");
  });
});
