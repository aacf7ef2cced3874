import { ContactId } from "@holdfast/case-schema";
import { NEUTRAL_CHECKS } from "@holdfast/outside-wordings";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
