import type { ContactId } from "@holdfast/case-schema";
import type { ReachRecord, ReachStore } from "@holdfast/db";
import { expect, it, vi } from "vitest";
import { silenceChore } from "./silence-chore.ts";
import { MINUTE, NOW, record } from "./testing/sample-record.ts";

async function looked(conversation: ReachRecord["conversation"]) {
  const one = record({ conversation });
  const reach = {
    leaseDeadlines: vi.fn<ReachStore["leaseDeadlines"]>(async () => [one.contactId]),
    record: vi.fn<ReachStore["record"]>(async () => one),
    sawLocked: vi.fn<(id: ContactId, at: number) => Promise<void>>(async () => {}),
    lookAgainAt: vi.fn<ReachStore["lookAgainAt"]>(async () => {}),
  };
  const count = await silenceChore(reach, () => NOW).run();
  return { count, saw: reach.sawLocked.mock.calls, again: reach.lookAgainAt.mock.calls, id: one.contactId };
}
const left = (ago: number) => ({ kind: "left", entry: 2, at: NOW - ago }) as const;

it("[G208] keeps that silence has locked a conversation, and counts it", async () => {
  const { count, saw, again, id } = await looked([left(15 * MINUTE)]);
  expect([count, saw, again]).toEqual([1, [[id, NOW]], []]);
});

it("[G208] looks again at what is not locked yet when it will be, and at what they answered not any more", async () => {
  const early = await looked([left(15 * MINUTE - 1)]);
  expect([early.count, early.saw, early.again]).toEqual([0, [], [[early.id, NOW + 1]]]);
  const until = { kind: "agreed_until", at: NOW - MINUTE, until: NOW + 30 * MINUTE } as const;
  const agreed = await looked([left(15 * MINUTE - 1), until]);
  expect(agreed.again).toEqual([[agreed.id, NOW + 30 * MINUTE]]);
  const answered = await looked([
    left(20 * MINUTE),
    { kind: "heard", entry: 3, at: NOW - MINUTE, saidAt: null },
  ]);
  expect([answered.saw, answered.again]).toEqual([[], [[answered.id, null]]]);
});
