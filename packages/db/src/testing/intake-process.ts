import type { PoolConfig } from "pg";
import { openStore } from "../store/open-store.ts";
import { sampleArrival } from "./sample-arrival.ts";
import { TEST_KEYRING } from "./test-store.ts";

// A gateway that takes in without end and says what it accepted, and puts words among the others as often as it can, until it is killed.
const connection = JSON.parse(process.env["CONNECTION"] ?? "{}") as PoolConfig;
const name = process.env["NAME"] ?? "";
const store = await openStore({ connection, keyring: TEST_KEYRING, clock: Date.now, poolSize: 4 });
let next = 0;
async function takeIn(): Promise<never> {
  for (;;) {
    next += 1;
    const event = `${name}x${next}`;
    const arrival = sampleArrival({ dedupeKey: event, threadKey: `thread-${next % 5}`, text: event });
    process.send?.(
      await store.intake.arrive(arrival).then(
        () => event,
        () => null,
      ),
    );
  }
}
async function settleWords(): Promise<never> {
  for (;;)
    // Whoever has no database any more is killed soon.
    await store.search.makeOwedWords(100).catch(() => new Promise((resolve) => setTimeout(resolve, 50)));
}
await Promise.all([settleWords(), ...Array.from({ length: 8 }, takeIn)]);
