import type { Phone } from "@holdfast/channel-voice-sip/testing";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { tonesAt } from "../house/hearing.ts";
import { tonesLately } from "./telephone.ts";

/** Somebody at a browser or a telephone, and the tones, in hertz, of those whom they hear. */
export type Hears = readonly [who: Page | Phone, tones: readonly number[]];

const HEARD_MS_MAX = 20_000;

/** Until each hears exactly these of all who hum. */
export async function hearing(all: readonly number[], who: readonly Hears[]): Promise<void> {
  for (const [one, tones] of who) {
    const now = () => ("heard" in one ? tonesLately(one, all) : tonesAt(one, all));
    await expect.poll(now, { timeout: HEARD_MS_MAX }).toEqual(tones);
  }
}
