import { randomUUID } from "node:crypto";
import { ChannelId, type ContactId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleOptOut } from "@holdfast/db/testing";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";
import { heldText } from "../testing/held-text.ts";

let house: TestGateway;
let dana: string;
let ada: string;
let people = 0;
beforeAll(async () => {
  house = await testGateway();
  [dana, ada] = [await house.signIn("dana"), await house.signIn("ada")];
});
afterAll(() => house.close());

async function held(): Promise<ContactId> {
  const member = (await house.store.staff.list()).find(({ name }) => name === "Dana");
  if (member === undefined) throw new Error("Dana does not work here");
  people += 1;
  return (await heldText(house.store, member.id, `+1555${String(people).padStart(7, "0")}`)).id;
}

async function ask(cookie: string, query: string, variables: Record<string, unknown>): Promise<unknown> {
  const { data, errors } = await house.ask(cookie, query, variables);
  expect(errors).toBeUndefined();
  return Object.values(data ?? {})[0];
}
const send = async (id: ContactId, messageId: string): Promise<unknown> =>
  ask(
    dana,
    `mutation ($id: ID!, $m: ID!) { sendMessage(contactId: $id, messageId: $m, text: "We are here.") {
       __typename ... on MessageQueued { version } ... on ReachRefused { decision { locks { lock since } } } } }`,
    { id, m: messageId },
  );
const takeBack = async (cookie: string, messageId: string): Promise<unknown> =>
  ask(
    cookie,
    `mutation ($m: ID!) { takeBackAnswer(messageId: $m) { __typename
       ... on AnswerTakenBack { version text } ... on TooLateToTakeBack { version sendState failure }
       ... on NotHolder { holder { name } } ... on NotFound { id } } }`,
    { m: messageId },
  );
const contact = async (id: ContactId): Promise<unknown> =>
  ask(
    dana,
    `query ($id: ID!) { contact(id: $id) { ... on Contact {
       optedOut { since } entries(afterVersion: 2) { id sendState failure notBefore } } } }`,
    { id },
  );

describe("taking an answer back by GraphQL", () => {
  it("[G20] a text is held back for five seconds, and says until when", async () => {
    const [id, messageId] = [await held(), randomUUID()];
    const before = Date.now();
    expect(await send(id, messageId)).toEqual({ __typename: "MessageQueued", version: 3 });
    const { entries } = (await contact(id)) as { entries: readonly { notBefore: number }[] };
    expect(entries).toMatchObject([{ id: messageId, sendState: "queued", failure: null }]);
    expect(entries[0]?.notBefore).toBeGreaterThanOrEqual(before + 5000);
    expect(entries[0]?.notBefore).toBeLessThanOrEqual(Date.now() + 5000);
  });

  it("[DB47] gives its author the words, once and again, and shows why it was not sent", async () => {
    const [id, messageId] = [await held(), randomUUID()];
    await send(id, messageId);
    const taken = { __typename: "AnswerTakenBack", version: 4, text: "We are here." };
    expect(await takeBack(dana, messageId)).toEqual(taken);
    expect(await takeBack(dana, messageId)).toEqual(taken);
    expect(await contact(id)).toMatchObject({
      entries: [{ id: messageId, sendState: "failed", failure: "taken_back", notBefore: null }],
    });
  });

  it("[DB47] refuses others, what left, and what nobody knows", async () => {
    const [id, messageId] = [await held(), randomUUID()];
    await send(id, messageId);
    expect(await takeBack(ada, messageId)).toEqual({ __typename: "NotHolder", holder: { name: "Dana" } });
    await house.store.outbox.settle(messageId as never, { state: "failed" }, "unreachable");
    expect(await takeBack(dana, messageId)).toEqual({
      __typename: "TooLateToTakeBack",
      version: 4,
      sendState: "failed",
      failure: "unreachable",
    });
    for (const nobody of ["no id", randomUUID()])
      expect(await takeBack(dana, nobody)).toEqual({ __typename: "NotFound", id: nobody });
  });

  it("[G20] as long as the setting says, which administrators change within bounds", async () => {
    const alex = await house.signIn("alex");
    const change = async (field: string, milliseconds: number): Promise<unknown> =>
      ask(alex, `mutation ($ms: Float!) { ${field}(milliseconds: $ms) { __typename } }`, {
        ms: milliseconds,
      });
    for (const field of ["changeSendDelay", "changeProviderCopiesKept"])
      for (const wrong of [-1, 0.5, 1e12])
        expect(await change(field, wrong)).toEqual({ __typename: "SettingInvalid" });
    expect(await change("changeProviderCopiesKept", 0)).toEqual({ __typename: "SettingChanged" });
    expect(await change("changeSendDelay", 0)).toEqual({ __typename: "SettingChanged" });
    const settings = "query { settings { sendDelayMs providerCopiesKeptMs } }";
    expect(await ask(alex, settings, {})).toEqual({ sendDelayMs: 0, providerCopiesKeptMs: 0 });
    const [id, messageId] = [await held(), randomUUID()];
    await send(id, messageId);
    expect(await contact(id)).toMatchObject({ entries: [{ notBefore: null }] });
  });
});

describe("somebody who opted out", () => {
  it("[DB40] shows so, since when, and gets no answer until they say otherwise", async () => {
    const id = await held();
    const threadKey = `+1555${String(people).padStart(7, "0")}`;
    const word = { channel: ChannelId.parse("texts"), threadKey };
    expect(await contact(id)).toMatchObject({ optedOut: null });
    const before = Date.now();
    await house.store.optOuts.record(sampleOptOut(word));
    const { optedOut } = (await contact(id)) as { optedOut: { since: number } };
    expect(optedOut.since).toBeGreaterThanOrEqual(before);
    expect(await send(id, randomUUID())).toEqual({
      __typename: "ReachRefused",
      decision: { locks: [{ lock: "opted_out", since: optedOut.since }] },
    });
    await house.store.optOuts.record(sampleOptOut({ ...word, kind: "start_word" }));
    expect(await contact(id)).toMatchObject({ optedOut: null });
    expect(await send(id, randomUUID())).toMatchObject({ __typename: "MessageQueued" });
  });
});
