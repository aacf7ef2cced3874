import type { Page } from "playwright-core";
import { expect } from "vitest";
import { arrivedAt } from "../house/hearing.ts";

/** Hardly a packet of what a page hears is lost, over four seconds of talk: each brings 20 ms. */
export async function losesNothing(page: Page): Promise<void> {
  const before = await arrivedAt(page);
  const received = async (): Promise<number> => (await arrivedAt(page)).received - before.received;
  await expect.poll(received, { timeout: 20_000 }).toBeGreaterThan(200);
  const after = await arrivedAt(page);
  expect((after.lost - before.lost) / (after.received - before.received)).toBeLessThan(0.01);
}
