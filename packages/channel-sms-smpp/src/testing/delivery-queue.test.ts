import type { Pdu, Session } from "smpp";
import { expect, it } from "vitest";
import { deliveryQueue } from "./delivery-queue.ts";

/** One side of a line that is handed things, and acknowledges them when the test says so. */
function line(): { readonly session: Session; readonly handed: { text: unknown; answer: () => void }[] } {
  const handed: { text: unknown; answer: () => void }[] = [];
  const session = {
    deliver_sm: ({ text }: { text: unknown }, answered: (answer: Pdu) => void) =>
      handed.push({ text, answer: () => answered({ command_status: 0 } as Pdu) }) > 0,
  } as unknown as Session;
  return { session, handed };
}

it("is empty before anything was added, and again once all of it was acknowledged", async () => {
  const queue = deliveryQueue();
  expect(queue.isEmpty()).toBe(true);
  const added = queue.add({ text: "waits for a line" });
  expect(queue.isEmpty()).toBe(false);
  const { session, handed } = line();
  queue.serve(session);
  expect(handed.map(({ text }) => text)).toEqual(["waits for a line"]);
  expect(queue.isEmpty()).toBe(false);
  handed[0]?.answer();
  await added;
  expect(queue.isEmpty()).toBe(true);
});

it("is not empty while what a lost line did not acknowledge waits for the next one", async () => {
  const queue = deliveryQueue();
  const [first, second] = [line(), line()];
  queue.serve(first.session);
  const added = queue.add({ text: "twice" });
  queue.lost(first.session);
  first.handed[0]?.answer();
  expect(queue.isEmpty()).toBe(false);
  queue.serve(second.session);
  second.handed[0]?.answer();
  await added;
  expect([second.handed.length, queue.isEmpty()]).toEqual([1, true]);
});
