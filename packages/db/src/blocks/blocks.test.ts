import type { ContactId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { blockHouse, DAY_MS } from "../testing/block-house.ts";

const { clock, store, lee, ray, versionOf, write, closedContact, block, holding, listed, blocked } =
  blockHouse();

describe("how long a thread is blocked", () => {
  it("[DB250] is a day by one lead's word, and then it is heard again", async () => {
    const { contactId, threadKey, id } = await blocked();
    expect(await holding(contactId)).toMatchObject({
      reason: "abusive",
      why: "Shouts at whoever answers",
      by: { name: "Lee" },
      at: clock.now,
      endsAt: clock.now + DAY_MS,
      longer: null,
      ended: null,
    });
    clock.now += DAY_MS;
    expect(await holding(contactId)).toBeNull();
    expect(await listed(id)).toMatchObject({ ended: { how: "time", by: null } });
    expect(await write(threadKey)).toMatchObject({ opened: "new" });
  });

  it("[DB250] is longer once another lead agrees, and never by the word of whoever proposed it", async () => {
    const { contactId } = await closedContact();
    await block(contactId, { proposedMs: 20 * DAY_MS });
    const { id = "", at = 0 } = (await holding(contactId)) ?? {};
    expect(await store().blocks.change(id, lee(), { kind: "agree" })).toBe("same_lead");
    expect((await holding(contactId))?.endsAt).toBe(at + DAY_MS);
    expect(await store().blocks.change(id, ray(), { kind: "agree" })).toBe("done");
    expect(await store().blocks.change(id, ray(), { kind: "agree" })).toBe("agreed_already");
    expect(await holding(contactId)).toMatchObject({
      endsAt: at + 20 * DAY_MS,
      longer: { by: { name: "Lee" }, agreed: { by: { name: "Ray" }, at: clock.now } },
    });
  });

  it("[DB250] is proposed by any lead while it holds, once, and agreed to by whoever set it", async () => {
    const { contactId, id } = await blocked();
    expect(await store().blocks.change(id, lee(), { kind: "agree" })).toBe("nothing_proposed");
    expect(await store().blocks.change(id, ray(), { kind: "propose", longerMs: 5 * DAY_MS })).toBe("done");
    expect(await store().blocks.change(id, lee(), { kind: "propose", longerMs: 9 * DAY_MS })).toBe(
      "proposed_already",
    );
    expect(await store().blocks.change(id, lee(), { kind: "agree" })).toBe("done");
    clock.now += 5 * DAY_MS - 1;
    expect(await holding(contactId)).not.toBeNull();
    clock.now += 1;
    expect(await holding(contactId)).toBeNull();
    for (const kind of ["agree", "review", "lift"] as const)
      expect(await store().blocks.change(id, ray(), { kind })).toBe("ended");
  });

  it("[DB252] ends after 30 days that nobody reviewed it in, and goes on for as long after each review", async () => {
    const { contactId, id } = await blocked(80 * DAY_MS);
    const agreedAt = clock.now;
    expect((await holding(contactId))?.endsAt).toBe(agreedAt + 30 * DAY_MS);
    clock.now += 22 * DAY_MS;
    expect(await store().blocks.countWaiting(lee())).toBe(0);
    clock.now += DAY_MS;
    expect(await store().blocks.countWaiting(lee())).toBe(1);
    expect(await store().blocks.change(id, lee(), { kind: "review" })).toBe("done");
    expect(await store().blocks.countWaiting(lee())).toBe(0);
    expect((await holding(contactId))?.endsAt).toBe(clock.now + 30 * DAY_MS);
    clock.now += 30 * DAY_MS;
    expect(await holding(contactId)).toBeNull();
    expect(await listed(id)).toMatchObject({ ended: { how: "not_reviewed", by: null, at: clock.now } });
    expect(await store().blocks.endPast()).toBe(1);
    expect(await listed(id)).toMatchObject({ ended: { how: "not_reviewed", by: null, at: clock.now } });
  });

  it("[DB252] a block of a day is nothing to review, and a proposal waits for whoever did not make it", async () => {
    const { id } = await blocked();
    expect(await store().blocks.change(id, ray(), { kind: "review" })).toBe("nothing_to_review");
    await store().blocks.change(id, ray(), { kind: "propose", longerMs: 5 * DAY_MS });
    expect(await store().blocks.countWaiting(ray())).toBe(0);
    expect(await store().blocks.countWaiting(lee())).toBe(1);
    await store().blocks.change(id, ray(), { kind: "lift" });
    expect(await store().blocks.countWaiting(lee())).toBe(0);
  });

  it("[DB250] is over once any lead lifts it, and it can be set anew", async () => {
    const { contactId, id } = await blocked(9 * DAY_MS);
    expect(await store().blocks.change(id, ray(), { kind: "lift" })).toBe("done");
    expect(await holding(contactId)).toBeNull();
    expect(await listed(id)).toMatchObject({ ended: { how: "lifted", by: { name: "Ray" } } });
    expect(await block(contactId)).toBe("blocked");
  });

  it("[DB250] is set once for a thread, from the version that was seen, and of a contact that there is", async () => {
    const { contactId } = await blocked();
    expect(await block(contactId)).toBe("blocked_already");
    const other = await closedContact();
    const seen = await versionOf(other.contactId);
    await write(other.threadKey, { reopenWithinMs: 90 * DAY_MS });
    expect(await block(other.contactId, { expectedVersion: seen })).toBe("changed");
    expect(await block(crypto.randomUUID() as ContactId, { expectedVersion: 1 })).toBe("not_found");
    expect(await store().blocks.change(crypto.randomUUID(), lee(), { kind: "lift" })).toBe("not_found");
  });
});

describe("a line that others use, too", () => {
  it.each(["shelter", "shared_phone"] as const)("[DB253] is never blocked: %s", async (kind) => {
    const { contactId } = await closedContact();
    expect(await store().blocks.markShared(contactId, ray(), kind)).toBe("done");
    expect((await store().blocks.standing(contactId)).sharedLine).toEqual({
      kind,
      by: { id: ray(), name: "Ray" },
      at: clock.now,
    });
    expect(await block(contactId)).toBe("shared_line");
    expect(await store().blocks.markShared(contactId, ray(), null)).toBe("done");
    expect(await block(contactId)).toBe("blocked");
  });

  it("[DB253] ends its block when it turns out to be one, by a mark or by what somebody said", async () => {
    const marked = await blocked(9 * DAY_MS);
    await store().blocks.markShared(marked.contactId, ray(), "shelter");
    expect(await listed(marked.id)).toMatchObject({ ended: { how: "shared_line", by: { name: "Ray" } } });
    const said = await blocked(9 * DAY_MS);
    expect(await store().blocks.holding()).toContainEqual({ id: said.id, contactId: said.contactId });
    expect(await store().blocks.endShared(said.id)).toBe(true);
    expect(await store().blocks.endShared(said.id)).toBe(false);
    expect(await listed(said.id)).toMatchObject({ ended: { how: "shared_line", by: null } });
    expect(await write(said.threadKey)).toMatchObject({ outcome: "stored", opened: "reopened" });
  });
});
