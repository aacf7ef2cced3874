import { MAIN_QUEUE } from "@holdfast/wire";
import { Client, type PoolConfig } from "pg";
import { eventOf } from "../baselines/ingest-http/bare-consoles.ts";
import { oneClock } from "../frame/one-clock.ts";

/** Something new that everybody who follows the queue is to hear, of about the size of a contact's row. */
export interface Pulse {
  readonly id: string;
  readonly event: unknown;
}

/** Of a contact that nobody told of before. */
export function pulseOf(nth: number): Pulse {
  const id = `00000000-0000-4000-9000-${nth.toString(16).padStart(12, "0")}`;
  return { id, event: eventOf({ id, version: 1 }) };
}

/** Puts pulses into a house's log as a gateway does that has committed something, and wakes the others as it does. */
export interface HousePulse {
  /** Answers when it was committed, by `oneClock`. */
  readonly beat: (pulse: Pulse) => Promise<number>;
  /** Puts many at once into the log. */
  readonly beatAll: (pulses: readonly Pulse[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openHousePulse(connection: PoolConfig): Promise<HousePulse> {
  const client = new Client(connection);
  await client.connect();
  const wake = async () => client.query("select pg_notify('holdfast_log', 'bench')");
  return {
    beat: async ({ event }) => {
      await client.query({
        name: "beat",
        text: "insert into event (stream, payload) values ($1, $2)",
        values: [MAIN_QUEUE, event],
      });
      const at = oneClock();
      await wake();
      return at;
    },
    beatAll: async (pulses) => {
      await client.query(
        "insert into event (stream, payload) select $1, payload from json_array_elements($2::json) payload",
        [MAIN_QUEUE, JSON.stringify(pulses.map(({ event }) => event))],
      );
      await wake();
    },
    close: async () => client.end(),
  };
}
