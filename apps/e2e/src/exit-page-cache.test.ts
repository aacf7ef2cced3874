import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { browserStorage } from "./guard/storage.ts";
import { openChromiumWithPageCache } from "./house/chromium.ts";
import { goOn } from "./screen/reach.ts";
import { PHONE } from "./screen/person.ts";
import { setStage } from "./stage.ts";

const stage = setStage();
const WORDS = stage.secret("She counts the hours I am online.");

async function writeSomething(page: Page): Promise<void> {
  await page.goto(new URL("/reach", stage.house().url).href);
  await goOn(page, "Continue", "What stays private");
  await goOn(page, "Continue", "Are you in danger right now?");
  await goOn(page, "Continue", "How can we help?");
  await page.getByLabel("How can we help?").fill(WORDS);
}

it("a browser that keeps whole pages for Back keeps none of the form", async () => {
  const browser = await openChromiumWithPageCache();
  try {
    const { page, leave } = await stage.resident(await browser.newContext(PHONE));
    // This browser does keep pages: the neutral one comes back as it was left.
    const { neutral } = stage.house();
    await page.goto(neutral.url.href);
    await page.evaluate(() => (document.body.id = "as it was left"));
    await writeSomething(page);
    // A page from the cache is there without loading.
    await page.goBack({ waitUntil: "commit" });
    expect(await page.evaluate(() => document.body.id)).toBe("as it was left");

    await page.goForward({ waitUntil: "commit" });
    await page.getByRole("heading", { name: "Before you start" }).waitFor();
    expect(await page.getByText(WORDS).count()).toBe(0);
    expect(await page.content()).not.toContain(WORDS);
    expect(await browserStorage(page)).toEqual([]);
    await leave();
  } finally {
    await browser.close();
  }
});

it("a page that a browser keeps all the same is blank while it is away, and starts afresh", async () => {
  const { page } = await stage.visitor();
  await writeSomething(page);
  const shown = await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    return document.body.innerText;
  });
  expect(shown.trim()).toBe("");
  const reloaded = page.waitForEvent("load");
  await page.evaluate(() => void dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await reloaded;
  await page.getByRole("heading", { name: "Before you start" }).waitFor();
  expect(await page.content()).not.toContain(WORDS);
});
