import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { wordsIn } from "./leaks.ts";
import { covered, cutOff, overflowing } from "./overflow.ts";
import { browserStorage } from "./storage.ts";

/** 1280 px at 400 %. */
const NARROW = { width: 320, height: 640 };

export interface Fitting {
  /** Words that no browser may keep. */
  readonly secrets: readonly string[];
  /** A dialog covers what lies under it, and is meant to. */
  readonly isDialog?: boolean;
}

/** Throws unless a screen can be read and used by everybody, on a narrow window too, and the browser keeps none of these words. */
export async function expectFits(page: Page, screen: string, { secrets, isDialog }: Fitting): Promise<void> {
  const before = page.viewportSize();
  await expectAccessible(page, screen);
  await page.setViewportSize(NARROW);
  expect([
    ...(await overflowing(page, screen)),
    ...(await cutOff(page, screen)),
    ...(isDialog === true ? [] : await covered(page, screen)),
  ]).toEqual([]);
  if (before !== null) await page.setViewportSize(before);
  expect(wordsIn((await browserStorage(page)).join("\n"), secrets)).toEqual([]);
}
