import type { ContactId, MessageId, UserId } from "@holdfast/case-schema";
import { sampleHeld, sampleKeep } from "@holdfast/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { agreed } from "../reach/testing/sample-record.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const MINUTE = 60_000;
let house: TestGateway;
let dana: UserId;
let id: ContactId;
const cookies = new Map<string, string>();
beforeAll(async () => {
  house = await testGateway();
  for (const name of ["dana", "ada", "marta", "lee", "pat"] as const)
    cookies.set(name, await house.signIn(name));
  const found = (await house.store.staff.list()).find(({ name }) => name === "Dana");
  if (found === undefined) throw new Error("dana does not work here");
  dana = found.id;
});
afterAll(() => house.close());
beforeEach(async () => {
  id = await sampleHeld(house.store, dana, { medium: "text" });
});

const run = async (who: string, document: string, variables: object = {}) =>
  house.ask(cookies.get(who) ?? "", document, { ...variables });
const first = (data: unknown): Record<string, unknown> =>
  Object.values(data as Record<string, Record<string, unknown>>)[0] ?? {};

const AGREE = `mutation ($id: ID!, $contactId: ID!, $way: FollowUpWay!, $text: String!, $times: FollowUpTimes!,
  $otherwise: FollowUpOtherwise!, $again: FollowUpTimes) {
  agreeFollowUp(id: $id, contactId: $contactId, way: $way, text: $text, times: $times, otherwise: $otherwise, again: $again) {
    __typename
    ... on FollowUpKept { followUp { id version state dueAt until contact { id } agreedBy { name } } }
    ... on FollowUpTimesRefused { problem }
    ... on TextRefused { limit }
    ... on NotHolder { holder { name } }
  }
}`;
const inMinutes = (from: number, until: number) => ({
  dueAt: Date.now() + from * MINUTE,
  until: Date.now() + until * MINUTE,
});
async function agree(who: string, given: object = {}) {
  const followUp = crypto.randomUUID();
  const { data } = await run(who, AGREE, {
    id: followUp,
    contactId: id,
    way: "we_text",
    text: "Ask whether the bus came",
    times: inMinutes(10, 30),
    otherwise: "tell_lead",
    ...given,
  });
  return { id: followUp, told: first(data) };
}
const end = async (who: string, followUp: string, version: number, as = "done") =>
  first(
    (
      await run(
        who,
        `mutation ($id: ID!, $v: Int!, $as: FollowUpEnd!) { endFollowUp(id: $id, expectedVersion: $v, as: $as) {
          __typename
          ... on FollowUpKept { followUp { state version } }
          ... on FollowUpChanged { followUp { state version changedBy { name } } } } }`,
        { id: followUp, v: version, as },
      )
    ).data,
  );
const queued = async (who: string, followUp: string) => {
  const { data } = await run(who, "{ queue { followUps { id state isNoted contact { id } } } }");
  return (first(data)["followUps"] as { readonly id: string }[]).filter((each) => each.id === followUp);
};

describe("follow-ups by GraphQL", () => {
  it("[G72] are agreed by whoever has the contact, and told to the shift as facts", async () => {
    const { id: followUp, told } = await agree("dana");
    expect(told).toMatchObject({
      __typename: "FollowUpKept",
      followUp: { id: followUp, version: 1, state: "planned", contact: { id }, agreedBy: { name: "Dana" } },
    });
    expect(await queued("marta", followUp)).toMatchObject([{ state: "planned", isNoted: false }]);
    expect((await agree("ada")).told).toEqual({ __typename: "NotHolder", holder: { name: "Dana" } });
  });

  it("[G72] are read with their words in their contact", async () => {
    const { id: followUp } = await agree("dana");
    const { data } = await run(
      "ada",
      "query ($id: ID!) { contact(id: $id) { ... on Contact { followUps { text facts { id } } } } }",
      { id },
    );
    expect(first(data)).toEqual({
      followUps: [{ text: "Ask whether the bus came", facts: { id: followUp } }],
    });
    expect(house.logged.join("")).not.toContain("bus came");
  });

  it.each<[string, object, object]>([
    ["that is over", { times: inMinutes(-10, -1) }, { problem: "over" }],
    ["that ends before it begins", { times: inMinutes(10, 5) }, { problem: "backwards" }],
    [
      "and another that begins too early",
      { otherwise: "try_again", again: inMinutes(20, 50) },
      { problem: "again_too_early" },
    ],
    ["with no words", { text: "  " }, { __typename: "TextRefused", limit: 0 }],
    ["with a letter's words", { text: "x".repeat(501) }, { __typename: "TextRefused", limit: 500 }],
    ["in no contact", { contactId: crypto.randomUUID() }, { __typename: "NotFound" }],
  ])("[G72] [CP87] are refused as values for a time %s", async (_name, given, told) => {
    expect((await agree("dana", given)).told).toMatchObject(told);
  });

  it("[G72] have another time where it is tried again", async () => {
    expect((await agree("dana", { otherwise: "try_again", again: inMinutes(31, 50) })).told).toMatchObject({
      __typename: "FollowUpKept",
    });
    const { errors } = await run("dana", AGREE, {
      id: crypto.randomUUID(),
      contactId: id,
      way: "we_text",
      text: "x",
      times: inMinutes(1, 2),
      otherwise: "try_again",
    });
    expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
  });

  it("[G72] are ended from the version that was seen, and whoever is slower is told", async () => {
    const { id: followUp } = await agree("dana");
    expect(await end("dana", followUp, 1, "cancel")).toMatchObject({ followUp: { state: "cancelled" } });
    expect(await end("dana", followUp, 1)).toEqual({
      __typename: "FollowUpChanged",
      followUp: { state: "cancelled", version: 2, changedBy: { name: "Dana" } },
    });
    expect((await end("ada", (await agree("dana")).id, 1))["__typename"]).toBe("NotHolder");
    expect((await end("dana", "nothing", 1))["__typename"]).toBe("NotFound");
  });

  it("[G72] are moved to another time, which is looked at like the first", async () => {
    const { id: followUp } = await agree("dana");
    const move = async (times: object) =>
      first(
        (
          await run(
            "dana",
            `mutation ($id: ID!, $times: FollowUpTimes!) { moveFollowUp(id: $id, expectedVersion: 1, times: $times) {
              __typename ... on FollowUpTimesRefused { problem } ... on FollowUpKept { followUp { dueAt until } } } }`,
            { id: followUp, times },
          )
        ).data,
      );
    expect(await move(inMinutes(2, 1))).toMatchObject({ problem: "backwards" });
    const times = inMinutes(60, 90);
    expect(await move(times)).toMatchObject({ followUp: times });
  });

  it("[G70] [G72] fire by themselves, and a missed one is for a lead to note", async () => {
    const dueAt = Date.now() - 1;
    const { id: lasting } = await agree("dana", { times: { dueAt, until: dueAt + 30 * MINUTE } });
    // Nobody need see it while it is due: that may be over before a busy machine looks.
    const { id: followUp } = await agree("dana", { times: { dueAt, until: Date.now() + 2_000 } });
    await expect
      .poll(async () => queued("dana", lasting), { timeout: 8_000 })
      .toMatchObject([{ state: "due" }]);
    await expect
      .poll(async () => queued("dana", followUp), { timeout: 8_000 })
      .toMatchObject([{ state: "expired" }]);
    const note = async (who: string) =>
      run(who, "mutation ($id: ID!) { noteMissedFollowUp(id: $id) }", { id: followUp });
    expect((await note("dana")).errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    expect((await note("lee")).data).toEqual({ noteMissedFollowUp: true });
    expect((await note("lee")).data).toEqual({ noteMissedFollowUp: false });
    expect(await queued("dana", followUp)).toEqual([]);
  });

  it("[G70] [CP82] are what a message is sent for, while they are due and by their way alone, and the locks of that moment hold for it", async () => {
    const send = async (followUpId: string | null) => {
      const messageId = crypto.randomUUID();
      const { data } = await run(
        "dana",
        `mutation ($c: ID!, $m: ID!, $f: ID) { sendMessage(contactId: $c, messageId: $m, text: "Is it there?", followUpId: $f) {
          __typename } }`,
        { c: id, m: messageId, f: followUpId },
      );
      return { messageId, told: first(data)["__typename"] };
    };
    const { id: later } = await agree("dana");
    expect((await send(later)).told).toBe("FollowUpNotDue");
    expect((await send("nothing")).told).toBe("FollowUpNotDue");
    expect((await house.store.contacts.entries(id, 0)).filter(({ kind }) => kind === "outbound")).toEqual([]);
    const { id: due } = await agree("dana", { times: inMinutes(-1, 30) });
    await expect.poll(async () => queued("dana", due), { timeout: 8_000 }).toMatchObject([{ state: "due" }]);
    // Nobody asked them whether they may be reached, and what is agreed for later is no answer (CP6); the conversation is.
    const { messageId, told } = await send(due);
    expect(told).toBe("ReachRefused");
    expect(await house.store.followUps.purposeOf(messageId as never)).toMatchObject({ isBegun: false });
    expect((await send(null)).told).toBe("MessageQueued");
  });

  it("[CP82] [DB245] reach whoever agreed to it, and are done once what was written has left", async () => {
    const messageId = crypto.randomUUID() as MessageId;
    const kept = await sampleKeep(house.store, {
      contactId: id,
      by: dana,
      personId: null,
      preference: agreed({
        codes: null,
        validUntil: Date.now() + 60 * MINUTE,
        confirmedAt: Date.now(),
        confirmedBy: dana,
      }),
    });
    expect(kept.kind).toBe("kept");
    const { id: due } = await agree("dana", { times: inMinutes(-1, 30) });
    await expect.poll(async () => queued("dana", due), { timeout: 8_000 }).toMatchObject([{ state: "due" }]);
    const send = async (who: string) => {
      const { data } = await run(
        who,
        `mutation ($c: ID!, $m: ID!, $f: ID) { sendMessage(contactId: $c, messageId: $m, text: "Is it there?", followUpId: $f) {
          __typename ... on NotHolder { holder { name } } } }`,
        { c: id, m: messageId, f: due },
      );
      return first(data);
    };
    // The screen is told of it beside the conversation, before anything is written (G73).
    const { data: opened } = await run(
      "dana",
      `query ($id: ID!) { contact(id: $id) { ... on Contact { safeContact { decision { as }
        followUps { id decision { outcome as } } } } } }`,
      { id },
    );
    expect(first(opened)).toEqual({
      safeContact: {
        decision: { as: "answer" },
        followUps: [{ id: due, decision: { outcome: "allowed", as: "reach" } }],
      },
    });
    // A colleague's try binds nothing, and what was sent is not refused for being sent again.
    expect(await send("ada")).toEqual({ __typename: "NotHolder", holder: { name: "Dana" } });
    expect(await house.store.followUps.purposeOf(messageId)).toBeNull();
    for (const _twice of [1, 2]) expect(await send("dana")).toEqual({ __typename: "MessageQueued" });
    await house.store.outbox.settle(messageId, { state: "sent" });
    await expect.poll(async () => queued("dana", due), { timeout: 8_000 }).toEqual([]);
    expect((await house.store.followUps.ofContact(id))[0]).toMatchObject({
      state: "done",
      changedBy: { name: "Dana" },
    });
    expect(await send("dana")).toEqual({ __typename: "MessageQueued" });
  });

  it("[A5] [G72] are nothing for those who keep the house", async () => {
    const answers = [
      await run("pat", AGREE, {
        id,
        contactId: id,
        way: "we_text",
        text: "x",
        times: inMinutes(1, 2),
        otherwise: "nothing",
      }),
    ];
    for (const answer of answers) expect(answer.errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
  });
});
