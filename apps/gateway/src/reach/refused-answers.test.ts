import { ContactId } from "@holdfast/case-schema";
import { NEUTRAL_CHECKS } from "@holdfast/outside-wordings";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  act,
  MINUTE,
  prefer,
  reachHouse,
  textMe,
  type ReachHouse,
  type Talk,
} from "../testing/reach-house.ts";

const [CHECK = ""] = NEUTRAL_CHECKS.en;
const WORDS = "We are here.";
let at: ReachHouse;
beforeAll(async () => {
  at = await reachHouse();
});
afterAll(() => at.house.close());

/** What sending comes to: `MessageQueued`, or the gravest reason why not. */
async function tried(talk: Talk, text = WORDS): Promise<string> {
  const { kind, reason } = await talk.send(text);
  return reason ?? kind;
}
const queued = "MessageQueued";

/** A conversation that Dana goes on with at another number: nobody has written from there. */
async function reachedOut(): Promise<Talk> {
  const talk = await at.talk();
  const { other } = await at.ask<{ other: { id: string } }>(
    "dana",
    `mutation ($id: ID!, $address: String!) {
       continueContact(id: $id, expectedVersion: 2, channel: "loopback", address: $address) {
         __typename ... on Continued { other { id } } } }`,
    { id: talk.id, address: `+1555030${talk.from.slice(-4)}` },
  );
  return at.talkOf(ContactId.parse(other.id), `+1555030${talk.from.slice(-4)}`);
}
/** Sent, and handed over. */
async function sent(talk: Talk, text = WORDS): Promise<void> {
  const { messageId, kind, reason } = await talk.send(text);
  expect([kind, reason]).toEqual([queued, null]);
  await at.pass(5000);
  await talk.became(messageId, "sent");
}

describe("an answer by GraphQL", () => {
  it("[G200] never: not while it is so, and again once they said something else", async () => {
    const talk = await at.talk();
    expect(await tried(talk)).toBe(queued);
    expect(await prefer(at, talk, { may: "never" })).toMatchObject({ __typename: "PreferenceRecorded" });
    expect(await tried(talk)).toBe("never_contact");
    await prefer(at, talk, textMe());
    expect(await tried(talk)).toBe(queued);
  });

  it("[G200] a refusal in words: not until they write again or agree anew", async () => {
    const talk = await at.talk();
    expect(await act(at, "dana", "recordRefusal", talk)).toBe("SafeContactChanged");
    expect(await tried(talk)).toBe("opted_out");
    await talk.hear("Sorry, are you there?");
    expect(await tried(talk)).toBe(queued);
    await act(at, "dana", "recordRefusal", talk);
    expect(await act(at, "dana", "recordAgreedAnew", talk)).toBe("SafeContactChanged");
    expect(await tried(talk)).toBe(queued);
  });

  it("[G200] silence and other hands: a check once they are back, and any words once the person is confirmed", async () => {
    const talk = await at.talk();
    await prefer(at, talk, textMe());
    await sent(talk);
    await at.pass(15 * MINUTE);
    expect(await tried(talk)).toBe("silence");
    expect(await tried(talk, CHECK)).toBe("silence");
    await talk.hear("I am back");
    expect(await tried(talk)).toBe("not_confirmed");
    expect(await tried(talk, CHECK)).toBe(queued);
    expect(await act(at, "ada", "confirmSamePerson", talk)).toBe("NotHolder");
    expect(await act(at, "dana", "confirmSamePerson", talk)).toBe("SafeContactChanged");
    expect(await tried(talk)).toBe(queued);
  });

  it("[G200] a time up to which they may be texted: not locked until then", async () => {
    const talk = await at.talk();
    await prefer(at, talk, textMe({ checkQuestion: "How is the weather?" }));
    await sent(talk);
    await at.ask(
      "dana",
      "mutation ($id: ID!, $until: Instant!) { recordTextUntil(contactId: $id, until: $until) { __typename } }",
      { id: talk.id, until: at.now() + 40 * MINUTE },
    );
    await at.pass(20 * MINUTE);
    expect(await tried(talk, "How is the weather?")).toBe(queued);
    expect(await tried(talk, CHECK)).toBe("not_confirmed");
    await at.pass(21 * MINUTE);
    expect(await tried(talk, "How is the weather?")).toBe("silence");
  });

  it("[G200] a search of hours while we owe the answer: never locked", async () => {
    const talk = await at.talk();
    await at.pass(180 * MINUTE);
    expect(await tried(talk)).toBe(queued);
  });

  it("[G200] somebody who is reached out to: by what they agreed to, at its time, and nothing else", async () => {
    const talk = await reachedOut();
    expect(await tried(talk)).toBe("not_asked");
    await prefer(at, talk, textMe({ ways: [{ way: "call", windows: null }] }));
    expect(await tried(talk)).toBe("way_not_agreed");
    const soon = new Date(at.now() + 30 * MINUTE).toISOString().slice(11, 16);
    const later = new Date(at.now() + 60 * MINUTE).toISOString().slice(11, 16);
    const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    await prefer(
      at,
      talk,
      textMe({ ways: [{ way: "text", windows: [{ days, from: soon, until: later }] }] }),
    );
    expect(await tried(talk)).toBe("outside_window");
    await at.pass(31 * MINUTE);
    expect(await tried(talk)).toBe(queued);
    await prefer(at, talk, textMe({ validUntil: at.now() + MINUTE }));
    await at.pass(MINUTE);
    expect(await tried(talk)).toBe("preference_expired");
  });

  it("[G200] who may be the exploiter: a check alone, whoever marked it, and only the holder takes it back", async () => {
    const talk = await at.talk();
    expect(await act(at, "ada", "markMayBeExploiter", talk)).toBe("SafeContactChanged");
    expect(await tried(talk)).toBe("may_be_exploiter");
    expect(await tried(talk, CHECK)).toBe(queued);
    await act(at, "dana", "confirmSamePerson", talk);
    expect(await tried(talk)).toBe("may_be_exploiter");
    expect(await act(at, "ada", "takeBackExploiterMark", talk)).toBe("NotHolder");
    expect(await act(at, "dana", "takeBackExploiterMark", talk)).toBe("SafeContactChanged");
    expect(await tried(talk)).toBe(queued);
  });

  it("[G200] a number that is another's now: a neutral check, because what was agreed is not theirs", async () => {
    const talk = await at.talk();
    await prefer(at, talk, textMe({ checkQuestion: "How is the weather?" }));
    expect(await act(at, "dana", "markNumberReassigned", talk)).toBe("SafeContactChanged");
    expect(await tried(talk)).toBe("not_confirmed");
    expect(await tried(talk, CHECK)).toBe(queued);
    expect(await tried(talk, "How is the weather?")).toBe("not_confirmed");
  });

  it("[G203] words that nobody else should read: not to them, and with them where they said so", async () => {
    const talk = await at.talk();
    expect(await tried(talk, "This is the hotline.")).toBe("quiet_words");
    await prefer(at, talk, textMe({ allowsPlainWords: true }));
    expect(await tried(talk, "This is the hotline.")).toBe(queued);
  });

  it("[G200] sent twice is stored once, also when the second time would be refused", async () => {
    const talk = await at.talk();
    const { messageId, kind } = await talk.send(WORDS);
    expect(kind).toBe(queued);
    await prefer(at, talk, { may: "never" });
    expect(await talk.send(WORDS, messageId)).toEqual({ messageId, kind: queued, reason: null });
  });

  it("[G200] [G5] is refused to nobody else's harm: who does not hold it learns that, and nothing is kept", async () => {
    const talk = await at.talk();
    expect(await prefer(at, talk, textMe(), "ada")).toEqual({
      __typename: "NotHolder",
      holder: { name: "Dana" },
    });
    expect(await act(at, "ada", "recordRefusal", talk)).toBe("NotHolder");
    expect(await act(at, "ada", "markNumberReassigned", talk)).toBe("NotHolder");
    expect(await tried(talk)).toBe(queued);
    expect(
      await prefer(at, { id: ContactId.parse("00000000-0000-7000-8000-00000000dead") }, textMe()),
    ).toEqual({
      __typename: "NotFound",
    });
  });
});
