import { CallPartyId, ContactId, type UserId } from "@holdfast/case-schema";
import { sampleAnswered, SAMPLE_VOICE, staffLeg } from "@holdfast/db/testing";
import { NEUTRAL_CHECKS } from "@holdfast/outside-wordings";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prefer, reachHouse, textMe, type ReachHouse, type Talk } from "../testing/reach-house.ts";

const [CHECK = ""] = NEUTRAL_CHECKS.en;
let at: ReachHouse;
let dana: UserId;
let people = 0;
beforeAll(async () => {
  at = await reachHouse();
  await at.ask("alex", "mutation { changeSendDelay(milliseconds: 0) { __typename } }");
  const found = (await at.house.store.staff.list()).find(({ name }) => name === "Dana");
  if (found === undefined) throw new Error("dana does not work here");
  dana = found.id;
});
afterAll(() => at.house.close());

const CONTINUE = `mutation ($id: ID!, $version: Int!, $address: String!) {
  continueContact(id: $id, expectedVersion: $version, channel: "loopback", address: $address) {
    ... on Continued { other { id } } } }`;

/** The text contact in which Dana goes on with whoever was on a call, from a number or none, that ended like this. */
async function goneOn(end: "lost" | "hung_up", from?: string): Promise<Talk> {
  const { store } = at.house;
  const call = await sampleAnswered(store, dana, { at: at.now(), ...(from === undefined ? {} : { from }) });
  await store.calls.ended(call.id, end, at.now());
  const version = (await store.contacts.contact(call.contactId))?.row.version;
  const address = `+1555040${String((people += 1)).padStart(4, "0")}`;
  const { other } = await at.ask<{ other: { id: string } }>("dana", CONTINUE, {
    id: call.contactId,
    version,
    address,
  });
  return at.talkOf(ContactId.parse(other.id), address);
}

const offerOf = async (talk: Talk) => {
  const { safeContact } = await at.ask<{ safeContact: { afterDrop: unknown } }>(
    "dana",
    `query ($id: ID!) { contact(id: $id) { ... on Contact { safeContact {
       afterDrop { text decision { outcome locks { lock } } } } } } }`,
    { id: talk.id },
  );
  return safeContact.afterDrop;
};
const send = async (talk: Talk, messageId: string = crypto.randomUUID()) =>
  at.ask(
    "dana",
    `mutation ($id: ID!, $m: ID!, $text: String!) {
       sendAfterDrop(contactId: $id, messageId: $m, text: $text) { __typename } }`,
    { id: talk.id, m: messageId, text: CHECK },
  );
const onceByText = async (talk: Talk, whenDropped = "text_once", rest: object = {}) =>
  expect(await prefer(at, talk, textMe({ whenDropped, ...rest }))).toMatchObject({
    __typename: "PreferenceRecorded",
  });

describe("a text after a call whose line was lost", () => {
  it("[G248] is offered at once where the call is gone on with, leaves once, and is offered no more", async () => {
    const talk = await goneOn("lost");
    // What they said must be known where it is to leave.
    expect(await offerOf(talk)).toBeNull();
    await onceByText(talk);
    expect(await offerOf(talk)).toEqual({ text: CHECK, decision: { outcome: "allowed", locks: [] } });
    const messageId = crypto.randomUUID();
    expect(await send(talk, messageId)).toEqual({ __typename: "MessageQueued" });
    await talk.became(messageId, "sent");
    expect(await offerOf(talk)).toBeNull();
    expect(await send(talk)).toEqual({ __typename: "AfterDropChanged" });
  });

  it.each(["they_return", "call_once", "never"])("[G248] is not offered to whoever said %s", async (said) => {
    const talk = await goneOn("lost");
    await onceByText(talk, said);
    expect(await offerOf(talk)).toBeNull();
  });

  it("[G248] is not offered where they hung up, or once they wrote themselves", async () => {
    const hungUp = await goneOn("hung_up");
    await onceByText(hungUp);
    expect(await offerOf(hungUp)).toBeNull();
    const back = await goneOn("lost");
    await onceByText(back);
    await back.hear("I am back.");
    expect(await offerOf(back)).toBeNull();
  });

  it("[G248] is offered no more once they rang again", async () => {
    const from = "+15550177";
    const talk = await goneOn("lost", from);
    await onceByText(talk);
    expect(await offerOf(talk)).not.toBeNull();
    await sampleAnswered(at.house.store, dana, { at: at.now(), from });
    expect(await offerOf(talk)).toBeNull();
    expect(await send(talk)).toEqual({ __typename: "AfterDropChanged" });
  });

  it("[G248] is offered in the text contact from which they were called, and told beside whether to call", async () => {
    const talk = await at.talk();
    await onceByText(talk);
    const { calls } = at.house.store;
    const id = CallPartyId.parse(crypto.randomUUID());
    const given = { id, contactId: talk.id, by: dana, name: "", number: talk.from, place: null };
    await calls.parties.add({ ...given, role: "person" });
    const now = at.now();
    const begun = await calls.begun({
      channel: SAMPLE_VOICE,
      contactId: talk.id,
      line: "voice",
      at: now,
      by: dana,
      key: id,
    });
    if (begun.kind !== "kept") throw new Error(begun.kind);
    await calls.parties.dialled(id, begun.call.id, now);
    await calls.record(begun.call.id, { phase: "talking", legs: [staffLeg(dana, now)] }, [
      { kind: "leg_up", at: now, leg: "person-1", party: id },
    ]);
    const brokeOff = async () =>
      at.ask("dana", "query ($id: ID!) { personCall(contactId: $id) { brokeOff } }", { id: talk.id });
    expect([await brokeOff(), await offerOf(talk)]).toEqual([{ brokeOff: false }, null]);
    await calls.ended(begun.call.id, "lost", now + 1);
    expect(await brokeOff()).toEqual({ brokeOff: true });
    expect(await offerOf(talk)).toEqual({ text: CHECK, decision: { outcome: "allowed", locks: [] } });
  });

  it("[G248] [CP15] is locked as everything is, outside their hours too", async () => {
    const talk = await goneOn("lost");
    const hour = (new Date(at.now()).getUTCHours() + 12) % 24;
    const clock = (hours: number): string => `${String(hours % 24).padStart(2, "0")}:00`;
    const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    const windows = [{ days, from: clock(hour), until: clock(hour + 1) }];
    await onceByText(talk, "text_once", { ways: [{ way: "text", windows }] });
    expect(await offerOf(talk)).toMatchObject({ decision: { locks: [{ lock: "outside_window" }] } });
    expect(await send(talk)).toEqual({ __typename: "ReachRefused" });
  });
});
