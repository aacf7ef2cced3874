import type { ContactId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { SAMPLE_CHANNEL, sampleMail } from "../testing/index.ts";
import { lockWaiters } from "../testing/lock-waiters.ts";
import { rawClient } from "../testing/raw-client.ts";

const now = 1_800_000_000_000;
let house: HoldHouse;
/** Of whoever is in the middle of something. */
let first: Awaited<ReturnType<typeof rawClient>>;
let order: string;
beforeAll(async () => {
  house = await holdHouse(() => now);
  first = await rawClient(house.store.connection);
  order = await house.order(now);
});
afterAll(async () => {
  await first.end();
  await house.close();
});

let threadKey: string;
let contactId: ContactId;
beforeEach(async () => {
  threadKey = crypto.randomUUID();
  const arrival = sampleMail({ threadKey, text: "He has my papers" }, { subject: "Help" });
  ({ contactId } = await house.store.intake.arrive(arrival));
});
const withdraw = async () => house.store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, "everything");
/** What comes first: that it is done, or that it waits for whoever is in the middle of something. */
const doneOrWaits = async (doing: Promise<unknown>) =>
  Promise.race([doing.then(() => "done"), lockWaiters(house.client, 1).then(() => "waits")]);

describe("words that are withdrawn while a hold is placed or lifted", () => {
  it("[DB390] [AU10] are kept where the hold is placed first, though it was not placed yet when they were withdrawn", async () => {
    const id = crypto.randomUUID();
    await first.query("begin");
    await first.query(
      `insert into legal_hold (id, process_id, contact_id, placed_by_id, placed_at) values ($1, $2, $3, $4, instant($5))`,
      [id, order, contactId, house.staff.lee, now],
    );
    const withdrawing = withdraw();
    expect(await doneOrWaits(withdrawing)).toBe("waits");
    await first.query("commit");
    expect(await withdrawing).toBe("withdrawn");
    await house.store.legal.confirm(id, house.staff.cam);
    const confirmed = `audit_row where subject_id = $1 and actor_id = $2 and contact_id = $3 and thing = 'legal_hold'
      and deed = 'decided' and facts->>'how' = 'confirmed'`;
    expect(await house.countOf(confirmed, id, house.staff.cam, contactId)).toBe(1);
    expect(await house.kept(id)).toEqual(
      expect.arrayContaining([
        ["message", "He has my papers"],
        ["mail", expect.stringContaining("Help")],
      ]),
    );
  });

  it("[DB390] let no hold be placed that would miss them: it is placed once they are gone", async () => {
    await first.query("begin");
    const { rows } = await first.query(
      `select withdraw_words(channel, thread_key, null, 1000, $2, '{}', '{}') as outcome from contact where id = $1`,
      [contactId, now],
    );
    expect(rows[0].outcome).toBe("withdrawn");
    const placing = house.hold(order, { contactId });
    expect(await doneOrWaits(placing)).toBe("waits");
    await first.query("commit");
    expect(await house.kept(await placing)).toEqual([]);
  });

  it("[DB391] are neither kept by a hold that is lifted first, nor wait for it in a circle", async () => {
    const id = await house.hold(order, { contactId });
    await first.query("begin");
    await first.query("update legal_hold set lifted_at = instant($2), lifted_by_id = $3 where id = $1", [
      id,
      now,
      house.staff.cam,
    ]);
    const withdrawing = withdraw();
    expect(await doneOrWaits(withdrawing)).toBe("waits");
    await first.query("commit");
    expect(await withdrawing).toBe("withdrawn");
    expect(await house.countOf("kept_on_hold where contact_id = $1", contactId)).toBe(0);
  });

  it("[DB391] are kept by nothing once a hold is lifted that waited for them to go", async () => {
    const id = await house.hold(order, { contactId });
    await first.query("begin");
    await first.query(
      `select withdraw_words(channel, thread_key, null, 1000, $2, '{}', '{}') from contact where id = $1`,
      [contactId, now],
    );
    const { rows } = await first.query("select kept_of::text from kept_on_hold where contact_id = $1", [
      contactId,
    ]);
    expect(rows).toContainEqual({ kept_of: "message" });
    const lifting = house.lift(id);
    expect(await doneOrWaits(lifting)).toBe("waits");
    await first.query("commit");
    expect(await lifting).toBe("done");
    expect(await house.countOf("kept_on_hold where contact_id = $1", contactId)).toBe(0);
  });
});
