import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { openWholeChromium } from "./house/chromium.ts";
import { openMailLine, type MailLine } from "./house/mail-line.ts";
import { setTrap, type Trap } from "./house/trap.ts";
import { claimAndOpen } from "./screen/answering.ts";
import { focusRow } from "./screen/desk.ts";
import { hasFocus, pressButton } from "./screen/keyboard.ts";
import { routed } from "./screen/routed.ts";
import { signIn } from "./screen/sign-in.ts";
import { setStage } from "./stage.ts";
import { knocksAt, hostileHtml } from "./talk/hostile-html.ts";
import { rawMail } from "./talk/mails.ts";

let line: MailLine;
const stage = setStage({
  outside: async () => (line = await openMailLine()),
  browser: openWholeChromium,
});

let trap: Trap;
beforeAll(async () => {
  trap = await setTrap();
});
afterAll(() => trap.close());

const hostile = (): string => hostileHtml(trap.url, stage.house().url.href);
const SHOW = "Show as it was formatted";
/** Long enough for whatever a page would fetch to be on its way. */
const SETTLED_MS = 1_500;

async function bringHostile(): Promise<void> {
  const fields = { Subject: "Formatted", "Content-Type": "text/html; charset=utf-8" };
  await line.lab.bring({ raw: rawMail(fields, hostile() + knocksAt(trap.url)) });
}

/** Has the console believe that a channel let everything through: the words as they came stand where clean ones would. */
async function letThrough(page: Page, html: string): Promise<void> {
  await routed(page, "**/graphql", async (route) => {
    const answer = await route.fetch();
    const body = await answer.text();
    await route.fulfill({
      response: answer,
      body: body.replaceAll(/"html":(?:null|"(?:[^"\\]|\\.)*")/g, `"html":${JSON.stringify(html)}`),
    });
  });
}

const hit = (page: Page): Promise<unknown> => page.evaluate(() => (globalThis as { hit?: unknown }).hit);
const framed = (page: Page) => page.frameLocator("iframe[title='The mail as it was formatted']");

async function expectHarmless(page: Page, asked: readonly string[]): Promise<void> {
  await page.waitForTimeout(SETTLED_MS);
  expect(trap.visits()).toBe(0);
  expect(await hit(page)).toBeUndefined();
  expect(asked.filter((url) => url.includes("from=mail") || url.startsWith(trap.url))).toEqual([]);
  expect(new URL(page.url()).pathname).toMatch(/^\/contact\//);
}

function listen(page: Page): string[] {
  const asked: string[] = [];
  // What a policy refuses is reported as asked, too; only what was answered has left.
  page.on("response", (response) => asked.push(response.url()));
  return asked;
}

/** Leaves the frame by Tab: what scrolls in it may be a stop of its own, and nothing else is. */
async function leaveFrame(page: Page): Promise<void> {
  const left = async (): Promise<boolean> => !(await hasFocus(page.locator("iframe")));
  for (let step = 0; step < 2 && !(await left()); step += 1) {
    await page.keyboard.press("Tab");
    // The frame is another process of the browser: the focus takes a moment from one to the other.
    for (let look = 0; look < 10 && !(await left()); look += 1) await page.waitForTimeout(200);
  }
  await expect.poll(left).toBe(true);
}

it("what a channel let through of hostile formatting loads nothing and runs nothing, is read and left by keyboard, and reflows", async () => {
  // Keys pressed in a frame are not seen outside it, so nobody can tell there by what the focus moved.
  const { page } = await stage.visitor({ viewport: { width: 1280, height: 800 }, isMobile: false });
  await stage.signIn(page, "dana");
  const asked = listen(page);
  await bringHostile();
  await claimAndOpen(page, 1);
  expect(await page.locator("iframe").count()).toBe(0);
  await pressButton(page, SHOW);
  await framed(page).getByText("The godwit's words").waitFor();
  await expectHarmless(page, asked);

  const inside = framed(page).locator("html");
  await page.keyboard.press("Tab");
  await expect.poll(() => hasFocus(page.locator("iframe"))).toBe(true);
  // The frame is another process, which hears later than the page that it has the focus.
  await expect.poll(() => inside.evaluate(() => document.hasFocus())).toBe(true);
  await page.keyboard.press("End");
  await expect.poll(() => inside.evaluate((root) => root.scrollTop)).toBeGreaterThan(0);
  await leaveFrame(page);

  // In the dark the frame is drawn anew, which nobody has the focus in now.
  await expectAccessible(page, "a formatted mail");
  await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => inside.evaluate((root) => root.scrollWidth - root.clientWidth)).toBe(0);
});

it("the console lets nothing through that a channel left in, and its frame alone lets nothing load, run or lead away", async () => {
  const browser = await openWholeChromium();
  try {
    const page = await browser.newPage();
    await signIn(page, stage.house().url, "ada");
    const asked = listen(page);
    await letThrough(page, hostile() + knocksAt(trap.url));
    await focusRow(page, 1);
    await page.keyboard.press("Enter");
    await pressButton(page, SHOW);
    await framed(page).getByText("The godwit's words").waitFor();
    await expectHarmless(page, asked);

    await page.locator("iframe").evaluate((frame, html) => {
      const mail = frame as HTMLIFrameElement;
      mail.srcdoc = mail.srcdoc.replace("</body>", `${html}</body>`);
    }, hostile());
    const link = framed(page).getByRole("link", { name: "out of here" });
    await link.waitFor();
    await expectHarmless(page, asked);
    await link.click();
    await expectHarmless(page, asked);
    expect(asked.filter((url) => new URL(url).pathname === "/exit")).toEqual([]);
    // What is still asked of the gateway would fail with the browser.
    await page.unrouteAll({ behavior: "wait" });
  } finally {
    await browser.close();
  }
});
