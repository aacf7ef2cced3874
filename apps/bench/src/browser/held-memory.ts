import type { CDPSession } from "playwright-core";

/** What a page holds once everything that could be forgotten was. */
export interface HeldMemory {
  readonly heapBytes: number;
  /** In the document or not. */
  readonly nodes: number;
  readonly listeners: number;
}

/** Collects garbage until nothing more can be had, and counts. */
export async function heldMemory(line: CDPSession): Promise<HeldMemory> {
  await line.send("Performance.enable");
  for (let pass = 0; pass < 3; pass += 1) await line.send("HeapProfiler.collectGarbage");
  const { metrics } = await line.send("Performance.getMetrics");
  const metric = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  return {
    heapBytes: metric("JSHeapUsedSize"),
    nodes: metric("Nodes"),
    listeners: metric("JSEventListeners"),
  };
}
