import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { browserStorage } from "./guard/storage.ts";
import { veil } from "./screen/leaving.ts";
import { fillIn, type Words } from "./screen/reach.ts";
import { setStage } from "./stage.ts";

const stage = setStage();

/** The script promises 100 ms; the rest is for two busy cores. */
const VEIL_MS_MAX = 1_000;

const WORDS: Words = {
  text: stage.secret("The foreman counts who goes to the telephone."),
  danger: false,
  address: stage.secret("555-0178"),
  times: stage.secret("while the trucks are loaded"),
};

/** Sends the form with a puzzle that no browser solves, on a slow phone, and waits until it is at it. */
async function beginToProve(page: Page): Promise<void> {
  await page.goto(stage.house().neutral.url.href);
  await fillIn(page, stage.house().url, WORDS);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await page.evaluate(() => {
    const challenge = document.querySelector<HTMLInputElement>("[name=challenge]");
    if (challenge === null) throw new Error("Nothing is asked of this browser.");
    challenge.value = challenge.value.replace(/^8\.\d+\./, "8.32.");
    const { prove } = self as unknown as { prove: (challenge: string, ms: number) => Promise<string> };
    Object.assign(self, {
      // For longer than a browser may: it is still at it when it is left, however slow the machine.
      prove: (asked: string) => {
        document.documentElement.dataset["proving"] = "";
        return prove(asked, 60_000);
      },
    });
  });
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.locator("html[data-proving]").waitFor();
}

it.each([
  [
    "by the button",
    (page: Page) => page.getByRole("link", { name: "Exit this page" }).click({ noWaitAfter: true }),
  ],
  [
    "by three presses of Shift",
    async (page: Page) => {
      for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
    },
  ],
] as const)(
  "%s: left at once while the browser works for the form, and nothing is left of it",
  async (_how, leave) => {
    const { page, context } = await stage.visitor();
    await beginToProve(page);
    // The neutral page says nothing for now, so that the form's page is still there to be asked.
    const { neutral } = stage.house();
    const silence = Promise.withResolvers<void>();
    await page.route(neutral.url.href, async (route) => {
      await silence.promise;
      await route.continue();
    });
    const entries = await page.evaluate(() => history.length);
    const { ms, readable } = await veil(page, () => leave(page));
    silence.resolve();
    expect(ms).toBeLessThan(VEIL_MS_MAX);
    expect(readable.trim()).toBe("Loading.");
    await page.waitForURL(neutral.url.href);
    expect(neutral.referrers.every((referrer) => referrer === "")).toBe(true);
    expect(await page.evaluate(() => history.length)).toBe(entries);
    await page.goBack();
    expect(page.url()).toBe(neutral.url.href);
    expect(await page.content()).not.toContain(WORDS.text);
    expect(await browserStorage(page)).toEqual([]);
    expect(await context.cookies()).toEqual([]);
  },
);
