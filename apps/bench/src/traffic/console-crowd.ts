import { fileURLToPath } from "node:url";
import { askedProgram } from "./asked-program.ts";
import type { CrowdOrder, CrowdQuestion, Heard } from "./crowd-process.ts";
import type { Lap } from "./hearing.ts";

const PROGRAM = fileURLToPath(new URL("crowd-process.ts", import.meta.url));
const PATIENCE_MS = 15_000;

/** Consoles that listen, in a process of their own. */
export interface ConsoleCrowd {
  /** Resolves when the first of them has been told of so many contacts, or when that has not come in time. */
  readonly heard: (contacts: number) => Promise<Heard>;
  /** Resolves when all have heard of as many contacts since the last lap as were sent, or when that has not come in time; by `oneClock`. */
  readonly lap: (sentAt: readonly number[]) => Promise<Lap>;
  readonly close: () => Promise<void>;
}

/** Connects them all; resolves when each follows the queue. */
export async function openCrowd(order: CrowdOrder): Promise<ConsoleCrowd> {
  const { ask, close } = await askedProgram<CrowdQuestion>(PROGRAM, order);
  return {
    heard: async (contacts) => (await ask({ contacts, patienceMs: PATIENCE_MS })) as Heard,
    lap: async (sentAt) => (await ask({ sentAt, patienceMs: PATIENCE_MS })) as Lap,
    close,
  };
}
