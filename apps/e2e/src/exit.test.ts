import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { browserStorage } from "./guard/storage.ts";
import { veil } from "./screen/leaving.ts";
import { goOn } from "./screen/reach.ts";
import { setStage } from "./stage.ts";

// One test takes the browser offline, which it complains about.
const stage = setStage({ outage: true });
const WORDS = stage.secret("He reads my phone at night.");

/** The script promises 100 ms; the rest is for two busy cores. */
const VEIL_MS_MAX = 1_000;

/** Goes to the form's fourth page with words in it, from another page, as people come from a search. */
async function writeSomething(page: Page): Promise<{ entries: number }> {
  const { url, neutral } = stage.house();
  await page.goto(neutral.url.href);
  await page.goto(new URL("/reach", url).href);
  const entries = await page.evaluate(() => history.length);
  await goOn(page, "Continue", "What stays private");
  await goOn(page, "Continue", "Are you in danger right now?");
  await goOn(page, "Continue", "How can we help?");
  await page.getByLabel("How can we help?").fill(WORDS);
  return { entries };
}

/** What a browser that has left still shows of the form: how long its history is, where Back leads, what is there. */
async function leftBehind(page: Page): Promise<{ entries: number; back: string; words: number }> {
  await page.waitForURL(stage.house().neutral.url.href);
  const entries = await page.evaluate(() => history.length);
  await page.goBack();
  return { entries, back: page.url(), words: await page.getByText(WORDS).count() };
}

it("the whole form is one entry of the history, and keeps nothing in the browser", async () => {
  const { page, context } = await stage.visitor();
  const { entries } = await writeSomething(page);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  expect(new URL(page.url()).search).toBe("");
  expect(await browserStorage(page)).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});

it("the button leaves, and Back does not return", async () => {
  const { page } = await stage.visitor();
  const { entries } = await writeSomething(page);
  await page.getByRole("link", { name: "Exit this page" }).click();
  // Leaving took the form's place in the history, so what comes before it is what came before it.
  expect(await leftBehind(page)).toEqual({ entries, back: stage.house().neutral.url.href, words: 0 });
  expect(stage.house().neutral.referrers.every((referrer) => referrer === "")).toBe(true);
});

it("three presses of Shift leave, and Back does not return", async () => {
  const { page } = await stage.visitor();
  const { entries } = await writeSomething(page);
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
  // Leaving took the form's place in the history, so what comes before it is what came before it.
  expect(await leftBehind(page)).toEqual({ entries, back: stage.house().neutral.url.href, words: 0 });
  expect(stage.house().neutral.referrers.every((referrer) => referrer === "")).toBe(true);
});

it("three capital letters do not leave", async () => {
  const { page } = await stage.visitor();
  await writeSomething(page);
  await page.getByLabel("How can we help?").focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift+A");
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift+A");
  await page.keyboard.press("Shift");
  await page.keyboard.press("b");
  await page.keyboard.press("Shift");
  // Long enough for a page that had begun to leave.
  await page.waitForTimeout(300);
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("How can we help?");
  expect(await page.getByLabel("How can we help?").inputValue()).toContain("AAA");
});

it("the page is blank at once, even offline and on a slow phone", async () => {
  const { page, context } = await stage.visitor();
  await writeSomething(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await context.setOffline(true);
  // The network says nothing for now, so that the page is still there to be asked.
  const silence = Promise.withResolvers<void>();
  await page.route(stage.house().neutral.url.href, async (route) => {
    await silence.promise;
    await route.abort();
  });
  const { ms, readable } = await veil(page, async () => {
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
  });
  silence.resolve();
  expect(ms).toBeLessThan(VEIL_MS_MAX);
  expect(readable.trim()).toBe("Loading.");
});
