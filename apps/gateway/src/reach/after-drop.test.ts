import { NEUTRAL_CHECKS } from "@holdfast/outside-wordings";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MINUTE, prefer, reachHouse, textMe, type ReachHouse, type Talk } from "../testing/reach-house.ts";

const [CHECK = ""] = NEUTRAL_CHECKS.en;
let at: ReachHouse;
beforeAll(async () => {
  at = await reachHouse();
  await at.ask("alex", "mutation { changeSendDelay(milliseconds: 0) { __typename } }");
});
afterAll(() => at.house.close());

interface Offer {
  readonly text: string;
  readonly decision: { readonly outcome: string; readonly locks: readonly { readonly lock: string }[] };
}
const OFFER = "{ text decision { outcome locks { lock } } }";
const offerOf = async (talk: Talk): Promise<Offer | null> => {
  const { safeContact } = await at.ask<{ safeContact: { afterDrop: Offer | null } }>(
    "dana",
    `query ($id: ID!) { contact(id: $id) { ... on Contact { safeContact { afterDrop ${OFFER} } } } }`,
    { id: talk.id },
  );
  return safeContact.afterDrop;
};
const SEND = `mutation ($id: ID!, $m: ID!, $text: String!) {
  sendAfterDrop(contactId: $id, messageId: $m, text: $text) { __typename
    ... on AfterDropChanged { afterDrop ${OFFER} } ... on ReachRefused { decision { locks { lock } } } } }`;
const send = (talk: Talk, text = CHECK, m: string = crypto.randomUUID(), who = "dana") =>
  at.ask<{ readonly __typename: string }>(who, SEND, { id: talk.id, m, text });

/** Somebody who asked for this when a conversation breaks off, and was answered so many minutes ago. */
async function silentFor(minutes: number, whenDropped = "text_once", rest: object = {}): Promise<Talk> {
  const talk = await at.talk();
  expect(await prefer(at, talk, textMe({ whenDropped, ...rest }))).toMatchObject({
    __typename: "PreferenceRecorded",
  });
  const { messageId } = await talk.send("We are here.");
  await talk.became(messageId, "sent");
  await at.pass(minutes * MINUTE);
  return talk;
}

describe("the one text after a conversation broke off", () => {
  it("[G211] is offered to whoever has the contact once they are silent, in words that tell nothing", async () => {
    const talk = await silentFor(1);
    expect(await offerOf(talk)).toBeNull();
    await at.pass(10 * MINUTE);
    expect(await offerOf(talk)).toEqual({ text: CHECK, decision: { outcome: "allowed", locks: [] } });
  });

  it("[G211] is the question that was agreed on, where one was", async () => {
    const talk = await silentFor(11, "text_once", { checkQuestion: "How is the dog?" });
    expect(await offerOf(talk)).toMatchObject({ text: "How is the dog?" });
  });

  it.each(["they_return", "call_once", "never"])("[G211] is not offered to whoever said %s", async (said) => {
    const talk = await silentFor(11, said);
    expect(await offerOf(talk)).toBeNull();
    expect(await send(talk)).toEqual({ __typename: "AfterDropChanged", afterDrop: null });
  });

  it("[G211] leaves once, however often it is sent, and is offered no more", async () => {
    const talk = await silentFor(11);
    const id = crypto.randomUUID();
    expect(await send(talk, CHECK, id)).toEqual({ __typename: "MessageQueued" });
    expect(await send(talk, CHECK, id)).toEqual({ __typename: "MessageQueued" });
    await talk.became(id, "sent");
    expect(await offerOf(talk)).toBeNull();
    expect(await send(talk)).toEqual({ __typename: "AfterDropChanged", afterDrop: null });
  });

  it("[G211] is in no other words, and nobody else's to send", async () => {
    const talk = await silentFor(11);
    expect(await send(talk, "Where are you?")).toMatchObject({
      __typename: "AfterDropChanged",
      afterDrop: { text: CHECK },
    });
    expect(await send(talk, CHECK, crypto.randomUUID(), "ada")).toMatchObject({ __typename: "NotHolder" });
    expect(await offerOf(talk)).not.toBeNull();
  });

  it("[G211] is in no other words and in no other contact once it was refused, either", async () => {
    const talk = await silentFor(16);
    const other = await silentFor(11);
    const id = crypto.randomUUID();
    expect(await send(talk, CHECK, id)).toMatchObject({ __typename: "ReachRefused" });
    expect(await send(talk, "Where are you?", id)).toMatchObject({ __typename: "AfterDropChanged" });
    expect(await send(other, CHECK, id)).toEqual({ __typename: "NotFound" });
    expect(await send(other)).toEqual({ __typename: "MessageQueued" });
  });

  it("[G211] [CP15] is locked as everything is: by silence, and outside their hours", async () => {
    const silent = await silentFor(16);
    expect(await offerOf(silent)).toMatchObject({
      decision: { outcome: "locked", locks: [{ lock: "silence" }] },
    });
    expect(await send(silent)).toMatchObject({
      __typename: "ReachRefused",
      decision: { locks: [{ lock: "silence" }] },
    });
    const hour = (new Date(at.now()).getUTCHours() + 12) % 24;
    const clock = (hours: number): string => `${String(hours % 24).padStart(2, "0")}:00`;
    const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    const windows = [{ days, from: clock(hour), until: clock(hour + 1) }];
    const outside = await silentFor(11, "text_once", { ways: [{ way: "text", windows }] });
    expect(await send(outside)).toMatchObject({
      __typename: "ReachRefused",
      decision: { locks: [{ lock: "outside_window" }] },
    });
  });
});
