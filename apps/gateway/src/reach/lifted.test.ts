import { ContactId } from "@holdfast/case-schema";
import { NEUTRAL_CHECKS } from "@holdfast/outside-wordings";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { MINUTE, prefer, reachHouse, textMe, type ReachHouse, type Talk } from "../testing/reach-house.ts";

const [CHECK = "", OTHER = ""] = NEUTRAL_CHECKS.en;
let at: ReachHouse;
beforeAll(async () => {
  at = await reachHouse();
});
afterAll(() => at.house.close());

/** Somebody whom nobody wrote with there yet, and whose word on being reached has expired. */
async function expired(): Promise<Talk> {
  const talk = await at.talk();
  const address = `+1555031${talk.from.slice(-4)}`;
  const { other } = await at.ask<{ other: { id: string } }>(
    "dana",
    `mutation ($id: ID!, $address: String!) {
       continueContact(id: $id, expectedVersion: 2, channel: "loopback", address: $address) {
         __typename ... on Continued { other { id } } } }`,
    { id: talk.id, address },
  );
  const there = at.talkOf(ContactId.parse(other.id), address);
  await prefer(at, there, textMe({ validUntil: at.now() + 1000 }));
  await at.pass(MINUTE);
  return there;
}
const lift = async (who: string, { id }: Talk, reason = "They asked for one word from us.") =>
  at.ask<{ readonly __typename: string; readonly until?: number }>(
    who,
    `mutation ($id: ID!, $reason: String!) { liftLock(contactId: $id, reason: $reason) {
       __typename ... on Lifted { until } ... on TextRefused { length } } }`,
    { id, reason },
  );

describe("a lead's word", () => {
  it("[G207] opens it for one neutral check message, once", async () => {
    const talk = await expired();
    const { __typename: kind, until = 0 } = await lift("lee", talk);
    expect([kind, until > at.now()]).toEqual(["Lifted", true]);
    expect((await talk.send("We are here.")).reason).toBe("lifted_for_check");
    const { kind: taken, messageId } = await talk.send(CHECK);
    expect(taken).toBe("MessageQueued");
    expect((await talk.send(OTHER)).reason).toBe("preference_expired");
    // The one that used it up still leaves.
    await at.pass(5000);
    expect(await talk.became(messageId, "sent")).toBeNull();
  });

  it("[G207] is over after a quarter of an hour, also for what it let in and nobody could hand over", async () => {
    const talk = await expired();
    await lift("lee", talk);
    await at.pass(15 * MINUTE);
    expect((await talk.send(CHECK)).reason).toBe("preference_expired");
  });

  it("[G207] [A43] is a shift lead's alone, with a reason, and where it helps", async () => {
    const talk = await expired();
    await expect(lift("dana", talk)).rejects.toThrow("FORBIDDEN");
    expect(await lift("lee", talk, "  ")).toMatchObject({ __typename: "TextRefused" });
    expect(await lift("lee", await at.talk())).toEqual({ __typename: "NothingToLift" });
    const nobody = at.talkOf(ContactId.parse("00000000-0000-7000-8000-00000000dead"), "nobody");
    expect(await lift("lee", nobody)).toEqual({ __typename: "NotFound" });
    await prefer(at, talk, { may: "never" });
    expect(await lift("lee", talk)).toEqual({ __typename: "NothingToLift" });
  });
});

describe("asking for a lead's word", () => {
  const REASON = "The clinic has called back.";
  const deed = async (who: string, named: string, { id }: Talk, more: Record<string, unknown> = {}) =>
    at.ask<{ readonly __typename: string; readonly version?: number; readonly holder?: { name: string } }>(
      who,
      named,
      { id, ...more },
    );
  const asks = async (talk: Talk, { who = "dana", reason = REASON } = {}) =>
    deed(
      who,
      `mutation ($id: ID!, $reason: String!) { askForLift(contactId: $id, reason: $reason) { __typename
         ... on AskedForLift { version } ... on NotHolder { holder { name } } } }`,
      talk,
      { reason },
    );
  const takesBack = async (talk: Talk, who = "dana") =>
    deed(who, "mutation ($id: ID!) { takeBackLiftAsk(contactId: $id) { __typename } }", talk);
  const declines = async (talk: Talk, ask: string, { who = "lee", reason = "Not at night." } = {}) =>
    deed(
      who,
      `mutation ($id: ID!, $ask: ID!, $reason: String!) {
         declineLift(contactId: $id, askId: $ask, reason: $reason) { __typename } }`,
      talk,
      { ask, reason },
    );
  interface Shown {
    readonly row: { readonly liftAskedAt: number | null; readonly liftAnswer: string | null } | undefined;
    readonly liftAsk: null | {
      readonly id: string;
      readonly by: { readonly name: string };
      readonly locks: readonly string[];
      readonly reason: string;
      readonly answer: null | {
        readonly kind: string;
        readonly by: { readonly name: string };
        readonly reason: string | null;
      };
    };
  }
  const shown = async ({ id }: Talk, who = "lee"): Promise<Shown> => {
    const [rows, liftAsk] = await Promise.all([
      at.ask<{ readonly rows: readonly (Shown["row"] & { readonly id: string })[] }>(
        who,
        "{ queue { rows { id liftAskedAt liftAnswer } } }",
      ),
      at.ask<Shown["liftAsk"]>(
        who,
        `query ($id: ID!) {
           liftAsk(contactId: $id) { id by { name } locks reason answer { kind by { name } reason } } }`,
        { id },
      ),
    ]);
    return { row: rows.rows.find((each) => each.id === id), liftAsk };
  };
  const kindOf = async (answer: Promise<{ readonly __typename: string }>) => (await answer).__typename;

  it("[G212] [A43] is told with the queue, without its reason, and read with the contact; lifting answers it", async () => {
    const talk = await expired();
    expect(await kindOf(asks(talk))).toBe("AskedForLift");
    const { row, liftAsk } = await shown(talk);
    expect(row).toEqual({ id: talk.id, liftAskedAt: expect.any(Number), liftAnswer: null });
    expect(liftAsk).toMatchObject({
      by: { name: "Dana" },
      locks: ["preference_expired"],
      reason: REASON,
      answer: null,
    });
    expect(await kindOf(asks(talk))).toBe("AlreadyAsked");
    await lift("lee", talk);
    const after = await shown(talk, "dana");
    expect(after.row?.liftAnswer).toBe("lifted");
    expect(after.liftAsk?.answer).toEqual({ kind: "lifted", by: { name: "Lee" }, reason: null });
    // It holds for a message of theirs already.
    expect(await kindOf(asks(talk))).toBe("NothingToLift");
  });

  it("[G212] [A43] is declined by a lead alone, with a reason that whoever asked reads, and asked again", async () => {
    const talk = await expired();
    await asks(talk);
    const ask = (await shown(talk)).liftAsk?.id ?? "";
    await expect(declines(talk, ask, { who: "dana" })).rejects.toThrow("FORBIDDEN");
    expect(await kindOf(declines(talk, ask, { reason: " " }))).toBe("TextRefused");
    expect(await kindOf(declines(talk, "no id"))).toBe("LiftAskNothing");
    expect(await kindOf(declines(talk, ask))).toBe("LiftAskEnded");
    expect(await kindOf(declines(talk, ask))).toBe("LiftAskNothing");
    expect((await shown(talk, "dana")).liftAsk?.answer).toEqual({
      kind: "declined",
      by: { name: "Lee" },
      reason: "Not at night.",
    });
    expect(await kindOf(asks(talk))).toBe("AskedForLift");
  });

  it("[G212] [A43] is whoever's who has the contact, where a lead's word would help, in words", async () => {
    const talk = await expired();
    expect(await asks(talk, { who: "ada" })).toEqual({ __typename: "NotHolder", holder: { name: "Dana" } });
    await expect(asks(talk, { who: "alex" })).rejects.toThrow("FORBIDDEN");
    expect(await kindOf(asks(talk, { reason: " " }))).toBe("TextRefused");
    expect(await kindOf(asks(await at.talk()))).toBe("NothingToLift");
    const nobody = at.talkOf(ContactId.parse("00000000-0000-7000-8000-00000000dead"), "nobody");
    expect(await kindOf(asks(nobody))).toBe("NotFound");
    expect(await kindOf(takesBack(talk))).toBe("LiftAskNothing");
    await asks(talk);
    expect(await kindOf(takesBack(talk, "ada"))).toBe("NotHolder");
    expect(await kindOf(takesBack(talk))).toBe("LiftAskEnded");
    expect((await shown(talk)).liftAsk).toBeNull();
  });

  it("[G213] is over by itself once they agree anew, and a contact that was given back asks for nothing", async () => {
    const talk = await expired();
    await asks(talk);
    await prefer(at, talk, textMe({ validUntil: at.now() + 60 * MINUTE }));
    await vi.waitFor(async () => expect((await shown(talk)).row?.liftAskedAt).toBeNull(), 8000);
    const other = await expired();
    const { version } = await asks(other);
    await at.ask(
      "dana",
      "mutation ($id: ID!, $v: Int!) { returnContact(id: $id, expectedVersion: $v) { __typename } }",
      { id: other.id, v: version },
    );
    expect((await shown(other)).liftAsk).toBeNull();
    await expect(shown(other, "alex")).rejects.toThrow("FORBIDDEN");
  });
});
