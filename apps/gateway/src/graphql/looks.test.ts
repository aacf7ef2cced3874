import type { ContactId, MessageId } from "@holdfast/case-schema";
import { sampleMail } from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let dana: string;
let ada: string;
beforeAll(async () => {
  house = await testGateway({
    channels: [{ id: "webform", load: () => import("@holdfast/channel-webform") }],
  });
  [dana, ada] = [await house.signIn("dana"), await house.signIn("ada")];
});
afterAll(() => house.close());

const LOOKS = `query ($before: ID) { lookCount looks(before: $before) {
  looks { messageId reason automatic row { id number status } } next } }`;
interface Listed {
  readonly lookCount: number;
  readonly looks: {
    readonly looks: readonly { readonly messageId: string; readonly row: { readonly id: string } }[];
    readonly next: string | null;
  };
}
const listed = async (before: string | null = null): Promise<Listed> =>
  (await house.ask(dana, LOOKS, { before })).data as unknown as Listed;

const decide = async (cookie: string, field: "markLookSeen" | "sayLookIsPerson", messageId: string) => {
  const query = `mutation ($messageId: ID!) { done: ${field}(messageId: $messageId) { __typename
    ... on LookDecided { row { id status unanswered } }
    ... on LookDecidedAlready { by { name } verdict at }
    ... on LookOpenElsewhere { row { id } }
    ... on NotFound { id } } }`;
  return ((await house.ask(cookie, query, { messageId })).data as { done: object } | null)?.done;
};

let threads = 0;
async function machineInClosed(): Promise<{
  readonly contactId: ContactId;
  readonly messageId: MessageId;
  readonly threadKey: string;
}> {
  const threadKey = `thread ${(threads += 1)}`;
  const { contactId } = await house.store.intake.arrive(sampleMail({ threadKey }));
  const claim = "mutation ($id: ID!) { claimContact(id: $id, expectedVersion: 1) { __typename } }";
  const close =
    "mutation ($id: ID!) { closeContact(id: $id, expectedVersion: 2, disposition: silent) { __typename } }";
  for (const query of [claim, close]) await house.ask(dana, query, { id: contactId });
  const { messageId } = await house.store.intake.arrive(
    sampleMail({ threadKey, text: "The words of somebody" }, { automatic: "auto_reply" }),
  );
  return { contactId, messageId, threadKey };
}

describe("mail to look at", () => {
  it("[G56] [DB190] is listed with facts alone, and counted", async () => {
    const { contactId, messageId } = await machineInClosed();
    const { lookCount, looks } = await listed();
    expect(lookCount).toBe(looks.looks.length);
    expect(looks.looks[0]).toEqual({
      messageId,
      reason: "machine",
      automatic: "auto_reply",
      row: { id: contactId, number: expect.any(Number), status: "closed" },
    });
    expect(JSON.stringify(looks)).not.toContain("words of");
  });

  it("[G56] is paged by cursor, and a page that nobody gave is refused", async () => {
    for (let each = 0; each < 51; each += 1)
      await house.store.intake.arrive(sampleMail({ unreadable: true, raw: new Uint8Array([1]), mail: null }));
    const first = await listed();
    expect(first.looks.looks).toHaveLength(50);
    const second = await listed(first.looks.next);
    const ids = [...first.looks.looks, ...second.looks.looks].map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(first.lookCount);
    expect(second.looks.next).toBeNull();
    expect((await house.ask(dana, LOOKS, { before: "page two" })).errors).toMatchObject([
      { extensions: { code: "BAD_USER_INPUT" } },
    ]);
  });

  it("[G56] [DB191] is seen once, by whoever is faster, who is named to the others", async () => {
    const { messageId } = await machineInClosed();
    expect(await decide(ada, "markLookSeen", messageId)).toMatchObject({
      __typename: "LookDecided",
      row: { status: "closed" },
    });
    expect(await decide(dana, "sayLookIsPerson", messageId)).toEqual({
      __typename: "LookDecidedAlready",
      by: { name: "Ada" },
      verdict: "seen",
      at: expect.any(Number),
    });
    expect(await decide(dana, "markLookSeen", crypto.randomUUID())).toMatchObject({ __typename: "NotFound" });
    expect(await decide(dana, "markLookSeen", "nonsense")).toMatchObject({ __typename: "NotFound" });
  });

  it("[DB192] of a person brings the contact back into the queue, owed an answer; or says where they wrote again", async () => {
    const { contactId, messageId } = await machineInClosed();
    expect(await decide(dana, "sayLookIsPerson", messageId)).toEqual({
      __typename: "LookDecided",
      row: { id: contactId, status: "waiting", unanswered: 1 },
    });
    const other = await machineInClosed();
    // Too late to open the closed one again, however fast this machine is.
    const again = sampleMail({ threadKey: other.threadKey, reopenWithinMs: -1 });
    const later = await house.store.intake.arrive(again);
    expect(later.opened).toBe("new");
    expect(await decide(dana, "sayLookIsPerson", other.messageId)).toEqual({
      __typename: "LookOpenElsewhere",
      row: { id: later.contactId },
    });
  });

  it.each(["pat", "cam", "alex"])("[G56] is nothing for %s, who answers nobody", async (who) => {
    const cookie = await house.signIn(who);
    const { messageId } = await machineInClosed();
    for (const answer of [
      await house.ask(cookie, "{ lookCount }", {}),
      await house.ask(cookie, "mutation ($m: ID!) { markLookSeen(messageId: $m) { __typename } }", {
        m: messageId,
      }),
    ])
      expect(answer.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect((await listed()).looks.looks.map((look) => look.messageId)).toContain(messageId);
  });
});
