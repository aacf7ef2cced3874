import { randomUUID } from "node:crypto";
import { MessageId, type ContactId, type UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AnswerInput } from "../answers/answer-store.ts";
import { rawClient } from "../testing/raw-client.ts";
import { sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

let store: TestStore;
let client: pg.Client;
let dana: UserId;
let ada: UserId;
/** Held by Dana, who offers it to Ada under `given`. */
let id: ContactId;
let given: string;
beforeAll(async () => {
  store = await testStore();
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  for (const each of [dana, ada]) await store.shifts.keep(each, "available");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  id = await sampleHeld(store, dana);
  given = randomUUID();
  await store.handovers.offer({
    id: given,
    contactId: id,
    by: dana,
    to: ada,
    words: { promises: "", nextStep: "Ask whether she is alone." },
  });
});

const versionOf = async () => (await store.contacts.contact(id))?.row.version ?? 0;
const holder = async () => (await store.contacts.contact(id))?.row.holder?.name ?? null;
const telling = (check: AnswerInput<unknown>["check"] = () => null): AnswerInput<unknown> => ({
  contactId: id,
  messageId: MessageId.parse(given),
  by: ada,
  text: "Somebody else goes on.",
  validForMs: null,
  attestedOf: 0,
  check,
});
const accept = async (told = telling(), seen?: number) =>
  store.handovers.accept(given, ada, seen ?? (await versionOf()), told);
/** What is on its way to them, with whether it was stored by the very transaction that accepted. */
const told = async (): Promise<unknown[]> => {
  const { rows } = await client.query(
    `select message.id, staff.name as by, message.xmin::text = handover.xmin::text as "byOneCommit",
       exists (select from outbox where message_id = message.id) as "isQueued",
       exists (select from answer_attestation where message_id = message.id) as "isAttested"
     from message join staff on staff.id = author_id left join handover on handover.id = message.id
     where message.contact_id = $1 and direction = 'outbound'`,
    [id],
  );
  return rows;
};
/** What of it happens at that moment in the database. */
async function atMessages(does: string, work: () => Promise<void>): Promise<void> {
  await client.query(
    `create function at_messages() returns trigger language plpgsql as $$ begin ${does} return new; end $$`,
  );
  await client.query(
    "create trigger at_messages before insert on message for each row execute function at_messages()",
  );
  try {
    await work();
  } finally {
    await client.query("drop trigger at_messages on message");
    await client.query("drop function at_messages");
  }
}

describe("telling somebody who goes on", () => {
  it("[DB635] is stored by the commit that accepts, once under its id", async () => {
    const stands = { id: given, by: "Ada", byOneCommit: true, isQueued: true, isAttested: true };
    expect(await accept()).toBe("accepted");
    expect(await told()).toEqual([stands]);
    expect(await holder()).toBe("Ada");
    expect(await accept()).toBe("accepted");
    expect(await told()).toEqual([stands]);
  });

  it.each([
    ["the connection is cut", "perform pg_terminate_backend(pg_backend_pid());", /terminat/],
    ["the database refuses it", "raise exception 'no message';", /no message/],
  ])(
    "[DB635] is never behind an acceptance: where %s in between, neither is there",
    async (_when, does, how) => {
      await atMessages(does, async () => {
        await expect(accept()).rejects.toThrow(how);
      });
      expect([await holder(), await told()]).toEqual(["Dana", []]);
      expect(await accept()).toBe("accepted");
      expect([await holder(), await told()]).toMatchObject(["Ada", [{ byOneCommit: true }]]);
    },
  );

  it("[DB635] is done by one of two who accept at once, and said once", async () => {
    const seen = await versionOf();
    expect(await Promise.all([accept(telling(), seen), accept(telling(), seen)])).toEqual([
      "accepted",
      "accepted",
    ]);
    expect(await told()).toHaveLength(1);
  });

  it("[DB635] is left where they may not be written to, and they are whose they are all the same", async () => {
    expect(await accept(telling(() => "never"))).toBe("accepted");
    expect([await holder(), await told()]).toEqual(["Ada", []]);
  });

  it("[DB635] is stored with no acceptance that is refused, nor at another version than the one asked about", async () => {
    expect(await accept(telling(), (await versionOf()) - 1)).toBe("changed");
    await store.handovers.decline(given, ada);
    expect(await accept()).toBe("not_for_you");
    expect([await holder(), await told()]).toEqual(["Dana", []]);
  });

  it("[DB635] is left where its id was used before by whoever offered it, who keeps nobody from accepting by that", async () => {
    const { kind } = await store.answers.answer({ ...telling(), by: dana });
    expect(kind).toBe("queued");
    expect(await accept()).toBe("accepted");
    expect(await holder()).toBe("Ada");
  });
});
