import { ChannelId, type ContactId, MessageId } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { sampleArrival, sampleCase, sampleStaff, testStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

const MINUTE = 60_000;

it("[DB642] what was heavy in a contact that a lead is barred from is nothing to what they say, and its answer tells nothing of it", async () => {
  let now = Date.now();
  const store = await testStore({ clock: () => now });
  const client = await rawClient(store.connection);
  try {
    const [dana, ada, lou] = [
      await sampleStaff(store, "Dana"),
      await sampleStaff(store, "Ada", "shift_lead"),
      await sampleStaff(store, "Lou", "shift_lead"),
    ];
    for (const each of [dana, ada, lou]) await store.shifts.keep(each, "available");
    const version = async (id: ContactId) => (await store.contacts.contact(id))?.row.version ?? 0;
    const said = async () =>
      (await store.care.heavyCounts(ada)).find(({ id }) => id === dana)?.checkedIn?.by.name ?? null;
    now += 1_000;
    expect(await store.care.checkIn(dana, ada, true)).toBe(true);
    now += 1_000;
    const channel = ChannelId.parse("texts");
    const { contactId } = await store.intake.arrive(
      sampleArrival({ channel, medium: "text", threadKey: "+15550100001", address: "+15550100001" }),
    );
    await store.moves.move(contactId, dana, await version(contactId), { kind: "claim" });
    const found = { lane: "crisis", speaker: null, language: null } as const;
    const targets = { targetMs: MINUTE, dangerTargetMs: MINUTE };
    await store.triage.triage(contactId, dana, await version(contactId), { ...found, ...targets });
    const messageId = MessageId.parse(crypto.randomUUID());
    const answer = { contactId, messageId, by: dana, text: "I am here.", validForMs: null };
    await store.answers.answer({ ...answer, check: () => null });
    now += 1_000;
    const { id: caseId } = await sampleCase(store, dana, contactId);
    await client.query(
      "insert into case_bar (id, case_id, user_id, reason, at, by_id) values ($1, $2, $3, 'other', now(), $4)",
      [crypto.randomUUID(), caseId, lou, ada],
    );
    const close = { kind: "close", disposition: "child_protection_report" } as const;
    const closed = await store.moves.move(contactId, dana, await version(contactId), close);
    expect(closed).toMatchObject({ kind: "moved" });
    now += 1_000;
    // By the clock of the database, which nobody here puts on.
    await client.query("update shift_check_in set at = at - interval '1 minute'");
    const seen = async (by: typeof lou) =>
      (await store.care.heavyCounts(by)).find(({ id }) => id === dana)?.since;
    expect([await seen(ada), await seen(lou)]).toEqual([1, 0]);
    expect([await store.care.checkIn(dana, lou, false), await said()]).toEqual([false, "Ada"]);
    expect(await store.care.checkIn(dana, ada, false)).toBe(true);
  } finally {
    await client.end();
    await store.close();
  }
});
