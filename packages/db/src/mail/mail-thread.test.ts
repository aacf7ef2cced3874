import { MessageId, type ContactId, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Due } from "../outbox/outbox-store.ts";
import { sampleHeld, sampleMail, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { ArrivedMail } from "./arrived-mail.ts";

const BEGAN = "ana@example.org";
const [INTAKE, HELP] = ["intake@line.example", "help@line.example"];
let store: TestStore;
let dana: UserId;
let threads = 0;
let threadKey: string;
let id: ContactId;

beforeAll(async () => {
  store = await testStore();
  dana = await sampleStaff(store, "Dana");
});
afterAll(() => store.close());
beforeEach(async () => {
  threadKey = `thread ${(threads += 1)}`;
  id = await sampleHeld(
    store,
    dana,
    sampleMail({ threadKey, address: BEGAN }, { subject: "One", via: INTAKE }),
  );
});

async function arrives(mail: Partial<ArrivedMail>, address: string | null = BEGAN): Promise<MessageId> {
  const { contactId, messageId } = await store.intake.arrive(sampleMail({ threadKey, address }, mail));
  if (contactId !== id) throw new Error("it is in another conversation");
  return messageId;
}

/** What would be handed over. */
async function due(): Promise<Due> {
  const messageId = MessageId.parse(crypto.randomUUID());
  const answer = {
    contactId: id,
    messageId,
    by: dana,
    text: "We are here.",
    validForMs: null,
    check: () => null,
  };
  await store.answers.answer(answer);
  const leased = await store.outbox.lease("one", 5_000, 100);
  const found = leased.find((one) => one.messageId === messageId);
  if (found === undefined) throw new Error("the answer is not leased");
  await store.outbox.settle(messageId, { state: "sent" });
  return found;
}

describe("an answer by mail", () => {
  it("[DB199] leaves by what the person wrote to last, under their last subject", async () => {
    expect(await due()).toMatchObject({ via: INTAKE, subject: "One" });
    await arrives({ via: HELP, subject: "Two" });
    expect(await due()).toMatchObject({ via: HELP, subject: "Two" });
    await arrives({});
    expect(await due()).toMatchObject({ via: HELP, subject: "Two" });
  });

  it("[DB199] leaves by nothing that a machine wrote to, however much of it came", async () => {
    for (let count = 0; count < 110; count += 1)
      await arrives({
        via: HELP,
        subject: "Undelivered",
        automatic: count % 2 === 0 ? "report" : "auto_reply",
      });
    expect(await due()).toMatchObject({ via: INTAKE, subject: "One" });
  });

  it("[DB199] [DB192] leaves by what somebody said that a person wrote after all", async () => {
    const version = async (): Promise<number> => (await store.contacts.contact(id))?.row.version ?? 0;
    await store.moves.move(id, dana, await version(), { kind: "close", disposition: "silent" });
    const messageId = await arrives({ via: HELP, subject: "Away", automatic: "auto_reply" });
    const targets = () => ({ targetMs: 900_000, dangerTargetMs: 20_000 });
    const decided = await store.looks.decide(messageId, dana, "person", targets);
    expect(decided.kind).toBe("decided");
    await store.moves.move(id, dana, await version(), { kind: "claim" });
    expect(await due()).toMatchObject({ via: HELP, subject: "Away" });
  });

  it("[DB199] [DB178] leaves by nothing that was written from elsewhere than where it goes", async () => {
    await arrives({ via: HELP }, "eve@example.org");
    expect(await due()).toMatchObject({ via: INTAKE, address: BEGAN });
    await arrives({ via: HELP }, "ANA@example.org");
    expect(await due()).toMatchObject({ via: HELP });
  });

  it("[DB199] stands under no subject that somebody wrote from elsewhere: it shows on the screen of whoever it goes to", async () => {
    await arrives({ subject: "Your plan to leave him" }, "eve@example.org");
    expect(await due()).toMatchObject({ subject: "One" });
  });

  it.each(["dmarc_fail", "spf_fail"] as const)(
    "[DB199] leaves by nothing that somebody else wrote in their name, as %s says",
    async (sign) => {
      await arrives({ via: HELP, signs: [sign] });
      expect(await due()).toMatchObject({ via: INTAKE });
    },
  );

  it("[DB199] [DB193] to whoever is only thought to be a machine leaves by what they wrote to, and under no subject of theirs", async () => {
    const raise = { lane: "crisis", reason: "words:crisis:0:gun" } as const;
    threadKey = `machine ${threadKey}`;
    const automatic = { subject: "Out of office", via: HELP, automatic: "auto_reply" } as const;
    id = await sampleHeld(store, dana, sampleMail({ threadKey, address: BEGAN, raise }, automatic));
    expect(await due()).toMatchObject({ via: HELP, subject: null });
  });

  it("[DB41] whose conversation is damaged comes back as failed, and holds up nothing beside it", async () => {
    const [damaged, sound] = [MessageId.parse(crypto.randomUUID()), MessageId.parse(crypto.randomUUID())];
    const answer = { by: dana, text: "We are here.", validForMs: null };
    await store.answers.answer({ check: () => null, ...answer, contactId: id, messageId: damaged });
    const other = await sampleHeld(store, dana, sampleMail({ address: BEGAN }));
    await store.answers.answer({ check: () => null, ...answer, contactId: other, messageId: sound });
    const client = await rawClient(store.connection);
    await client.query("set session_replication_role = replica");
    await client.query(
      "update contact set owner_key = set_byte(owner_key, 30, get_byte(owner_key, 30) # 1) where id = $1",
      [id],
    );
    await client.end();
    // A gateway that has just started remembers no keys.
    const fresh = await testStore({ connection: store.connection });
    const leased = await fresh.outbox.lease("one", 5_000, 100);
    expect(leased.map(({ messageId }) => messageId)).toEqual([sound]);
    await fresh.outbox.settle(sound, { state: "sent" });
    await fresh.close();
  });

  it("[DB199] [DB62] forgets it with the words", async () => {
    const { channel } = await due();
    await store.conversations.withdraw(channel, threadKey, "everything");
    await arrives({});
    expect(await due()).toMatchObject({ via: null, subject: null });
  });

  it("[DB199] is sealed", async () => {
    const rows = await store.prisma.mail.findMany();
    const bytes = rows.flatMap(({ subject, facts, html, people }) => [subject, facts, html, people]);
    const all = Buffer.concat(bytes.map((each) => Buffer.from(each ?? [])));
    expect(all.includes(INTAKE)).toBe(false);
    expect(all.length).toBeGreaterThan(0);
  });
});
