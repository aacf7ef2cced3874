import { randomUUID } from "node:crypto";
import { ContactId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, beforeAll, expect, it } from "vitest";
import { drivenHouse, type DrivenHouse } from "../testing/driven-house.ts";

const ROUNDS = rounds(8);
let house: DrivenHouse;
let people = 0;
beforeAll(async () => {
  house = await drivenHouse(Date.parse("2027-01-15T08:00:00Z"));
});
afterAll(async () => house.close());

const arrives = async (threadKey: string, text: string): Promise<void> =>
  house.arrives("text", {
    kind: "message",
    dedupeKey: randomUUID(),
    threadKey,
    address: threadKey,
    text,
    sentAt: null,
  });

/** Somebody who agreed on a danger word, has just written, and whose answer waits to leave. */
async function owed(): Promise<{
  readonly id: ContactId;
  readonly from: string;
  readonly messageId: string;
}> {
  people += 1;
  house.clock.now += 60_000;
  const from = `+1555033${String(people).padStart(4, "0")}`;
  await arrives(from, "Is somebody there?");
  const row = await house.store.prisma.contact.findFirstOrThrow({ orderBy: { number: "desc" } });
  const id = ContactId.parse(row.id);
  const claim = "mutation ($id: ID!, $v: Int!) { claimContact(id: $id, expectedVersion: $v) { __typename } }";
  await house.ask("dana", claim, { id, v: row.version });
  const said = { may: "contact", ways: [{ way: "text", windows: null }], timeZone: "UTC" };
  await house.ask(
    "dana",
    "mutation ($id: ID!, $p: PreferenceInput!) { recordPreference(contactId: $id, preference: $p) { __typename } }",
    { id, p: { ...said, safeWord: "marigold", dangerWord: "umbrella", dangerMeans: "stop" } },
  );
  const messageId = randomUUID();
  const sent = await house.ask(
    "dana",
    `mutation ($id: ID!, $m: ID!) { sendMessage(contactId: $id, messageId: $m, text: "We are here.") { __typename } }`,
    { id, m: messageId },
  );
  expect(sent).toEqual({ __typename: "MessageQueued" });
  house.clock.now += 10_000;
  return { id, from, messageId };
}

it(`[G206] [DB203] a danger word and a text of ours in the same moment: what leaves was on its way before the word was kept, and nothing after it, ${String(ROUNDS)} times`, async () => {
  const came = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id, from, messageId } = await owed();
    const taken: string[] = [];
    const send = async (): Promise<void> =>
      house.send(
        {
          leased: async () => {},
          leaves: () => {},
          keptBack: () => {},
          dies: () => {},
          taken: (message) => void taken.push(message.messageId),
        },
        null,
      );
    const { asOf } = await house.store.contacts.queue();
    const comes = async (): Promise<void> => arrives(from, "where is my umbrella");
    // In the first and the last round one is over before the other begins; in between they meet.
    if (round === 0) await comes().then(send);
    else if (round === ROUNDS - 1) await send().then(comes);
    else await Promise.all([comes(), send()]);
    await send();
    const { events } = await house.store.log.since("queue:main", asOf, 100);
    const rows = events.map(
      ({ payload }) => (payload as { row: { id: string; version: number; danger: string | null } }).row,
    );
    // Its first change is the one by which the word is kept; the second shows it.
    const shownAt = rows.find((row) => row.id === id && row.danger === "danger_word")?.version ?? 0;
    const { handedVersion, sendState } = await house.store.prisma.message.findUniqueOrThrow({
      where: { id: messageId },
    });
    expect(shownAt).toBeGreaterThan(0);
    expect(taken.length === 1).toBe(handedVersion !== null);
    const left =
      handedVersion !== null && handedVersion < shownAt - 1 ? "left before the word" : "left after it";
    came.add(handedVersion === null ? (sendState ?? "") : left);
  }
  expect([...came].toSorted()).toEqual(["failed", "left before the word"]);
});
