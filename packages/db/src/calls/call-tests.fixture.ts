import type { ContactId } from "@holdfast/case-schema";
import type { TestStore } from "../testing/index.ts";
import type { CallFacts } from "./call-facts.ts";

/** A call as the queue shows it. */
export async function factsOf(store: TestStore, id: ContactId): Promise<CallFacts | undefined> {
  return (await store.calls.standing()).rows.find((row) => row.id === id);
}

interface Told {
  readonly kind: string;
  readonly version: number;
  readonly row: CallFacts | null;
}

/** What the queue's stream tells of calls while this is done. */
export async function changesOf(store: TestStore, doing: () => Promise<void>): Promise<readonly Told[]> {
  const before = await store.log.head();
  await doing();
  const { events } = await store.log.tail(before, 500);
  return events.map(({ payload }) => payload as Told).filter(({ kind }) => kind === "call");
}
