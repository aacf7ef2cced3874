import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Floods, Told } from "@holdfast/queue-policy";

/** What `findFloods` finds, in a thread of its own. Rejects when that thread fails. */
export async function findApart(told: readonly Told[]): Promise<Floods> {
  const finding = new Worker(new URL("find-worker.ts", import.meta.url), { workerData: told });
  try {
    const [floods] = (await once(finding, "message")) as [Floods];
    return floods;
  } finally {
    await finding.terminate();
  }
}
