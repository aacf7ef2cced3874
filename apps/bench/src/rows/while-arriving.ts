import type { Store } from "@holdfast/db";
import { inventedArrival } from "./invented-arrival.ts";

/** What was done while contacts arrived, one after the other, and what became of those. */
export interface WhileArriving<T> {
  readonly came: T;
  readonly milliseconds: number;
  readonly arrived: number;
  /** Of each arrival that was refused, or whose words are not read afterwards, why. */
  readonly lost: readonly string[];
}

/** Works while contacts arrive, and reads what arrived once the work is done. */
export async function whileArriving<T>(
  store: Pick<Store, "intake" | "contacts">,
  work: () => Promise<T>,
): Promise<WhileArriving<T>> {
  const over = new AbortController();
  const kept: { readonly id: Parameters<Store["contacts"]["contact"]>[0]; readonly text: string }[] = [];
  const lost: string[] = [];
  const arriving = (async () => {
    for (let nth = 0; !over.signal.aborted; nth += 1) {
      const text = `While something goes on, ${nth}.`;
      try {
        const { contactId } = await store.intake.arrive(inventedArrival({ text }));
        kept.push({ id: contactId, text });
      } catch (error) {
        lost.push(String(error));
      }
    }
  })();
  const begun = performance.now();
  try {
    const came = await work();
    const milliseconds = performance.now() - begun;
    over.abort();
    await arriving;
    for (const { id, text } of kept) {
      const entries = await store.contacts.entries(id, 0);
      if (!entries.some((entry) => entry.text === text)) lost.push("not read");
    }
    return { came, milliseconds, arrived: kept.length + lost.length, lost };
  } finally {
    over.abort();
    await arriving;
  }
}
