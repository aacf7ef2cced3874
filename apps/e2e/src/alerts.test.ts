import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dangersHeard, heardOn, listen, noticesOn } from "./guard/heard.ts";
import { browserStorage } from "./guard/storage.ts";
import { arrived } from "./screen/desk.ts";
import { hasFocus, pressButton } from "./screen/keyboard.ts";
import { openVirtualConsole, type VirtualConsole } from "./shift/virtual-console.ts";
import { setStage } from "./stage.ts";
import { fillForm, sendForm } from "./talk/form-by-hand.ts";
import { claim, readQueue } from "./talk/queue.ts";
import { signInByHttp, type Staff, type StaffMember } from "./talk/staff.ts";

const stage = setStage();
const OVER_MS = 20_000;

/** Takes what waits. She stays: the contacts of one who is away for a minute call for attention of their own. */
let dana: Staff;
let present: VirtualConsole;
beforeAll(async () => {
  dana = await signInByHttp(stage.house().url, "dana");
  present = openVirtualConsole(stage.house().url, dana);
});
afterAll(() => present.close());

let events = 0;

/** Somebody writes by form; gives the number of their contact. */
async function come(danger: "yes" | "no"): Promise<number> {
  events += 1;
  const { url } = stage.house();
  const form = await fillForm(url, stage.secret(`Quillon by the lantern, ${events}`));
  expect(await sendForm(url, { ...form, danger })).toBe(true);
  return (await readQueue(await signInByHttp(url, "ada"))).at(-1)?.number ?? 0;
}

/** Dana takes everything that waits. */
async function takeAll(): Promise<void> {
  for (const row of await readQueue(dana)) if (row.holder === null) await claim(dana, row);
}

/** Somebody at a console whose sounds are measured. */
async function sit(username: StaffMember, context?: BrowserContext): Promise<Page> {
  const { page } = context === undefined ? await stage.newcomer() : await stage.resident(context);
  await listen(page);
  if (context === undefined) await stage.signIn(page, username);
  else await page.goto(stage.house().url.href);
  await page.getByText("● Live").waitFor();
  return page;
}

async function onShift(page: Page): Promise<void> {
  await pressButton(page, "Start shift");
  const asked = page.getByRole("region", { name: "Did you hear it?" });
  await page.getByRole("button", { name: "Your shift: available" }).waitFor();
  await expect.poll(() => hasFocus(asked.getByRole("button", { name: "Yes" }))).toBe(true);
  await page.keyboard.press("Enter");
  await asked.waitFor({ state: "hidden" });
  await page.getByText("Sound on").waitFor();
}

it("[AL30] a shift begins with the tone and the question if it was heard; nothing is louder than -12 dBFS", async () => {
  const page = await sit("dana");
  await page.getByText("Not on shift: no sound").waitFor();
  await pressButton(page, "Start shift");
  const bar = page.getByRole("region", { name: "Did you hear it?" });
  await bar.waitFor();
  await expect.poll(() => dangersHeard(page)).toBe(1);
  await pressButton(page, "No");
  await page.getByText("Check that this computer is not muted").waitFor();
  await pressButton(page, "Play it again");
  await bar.waitFor();
  await expect.poll(() => dangersHeard(page)).toBe(2);
  await pressButton(page, "Yes");
  await bar.waitFor({ state: "hidden" });
  await page.getByText("Sound on").waitFor();
  const loudest = async (): Promise<number> => 20 * Math.log10((await heardOn(page)).loudest);
  await expect.poll(loudest, { timeout: OVER_MS }).toBeGreaterThan(-14);
  expect(await loudest()).toBeLessThanOrEqual(-11.99);
});

it("[AL4] a browser that lets nothing be heard says so in a row of its own until it does", async () => {
  const first = await sit("marta");
  await onShift(first);
  // Nobody has touched the new tab, so the browser keeps it silent.
  const page = await sit("marta", first.context());
  await first.close();
  const bar = page.getByRole("region", { name: "Sound", exact: true });
  await bar.getByText("Sound is off in this browser").waitFor();
  const boxes = await Promise.all([bar.boundingBox(), page.locator("#queue").boundingBox()]);
  const [above, below] = boxes.map((box) => box ?? { y: 0, height: 0 });
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual((below?.y ?? 0) + 1);
  expect((await heardOn(page)).frequencies).toEqual([]);
  await bar.getByRole("button", { name: "Test sound" }).click();
  await bar.waitFor({ state: "hidden" });
  await expect.poll(() => dangersHeard(page)).toBe(1);
  await page.getByText("Sound on").waitFor();
});

it("[AL9] [AL11] danger is heard once in two tabs, and by the other when the one that rang is closed", async () => {
  const first = await sit("ada");
  await onShift(first);
  const second = await sit("ada", first.context());
  await second.getByText("Open in another tab, which rings").waitFor();
  const before = await dangersHeard(first);
  await come("yes");
  await expect.poll(() => dangersHeard(first), { timeout: OVER_MS }).toBe(before + 1);
  await second.getByText("1 in danger waits").waitFor();
  expect(await dangersHeard(second)).toBe(0);
  // The tab that somebody works in rings, until they want another one to.
  await second.keyboard.press("Shift");
  await second.getByText("Sound on").waitFor();
  await pressButton(first, "Use here");
  await second.getByText("Open in another tab, which rings").waitFor();
  await first.close();
  await second.getByText("Sound on").waitFor();
  await takeAll();
  await second.getByText("1 in danger waits").waitFor({ state: "hidden" });
  const other = await dangersHeard(second);
  await come("yes");
  await expect.poll(() => dangersHeard(second), { timeout: OVER_MS }).toBe(other + 1);
});

it("[AL8] title and notices count and say nothing else, nothing is kept, and a notice goes when somebody is there", async () => {
  await takeAll();
  const page = await sit("lee");
  await expect.poll(() => page.title()).toBe("Holdfast");
  const icon = (): Promise<string | null> => page.locator("link[rel=icon]").getAttribute("href");
  const calm = await icon();
  await onShift(page);
  // Somebody looks at another window.
  await page.evaluate(() => Object.defineProperty(document, "hasFocus", { value: () => false }));
  const number = await come("yes");
  await expect.poll(() => page.title(), { timeout: OVER_MS }).toBe("(1) Holdfast");
  await expect.poll(icon).not.toBe(calm);
  const notices = async () => (await noticesOn(page)).map(({ title, options }) => [title, options]);
  await expect.poll(notices).toEqual([["New contact waiting", { tag: "holdfast-contact", silent: true }]]);
  expect(await browserStorage(page)).toEqual([]);
  const row = (await readQueue(dana)).find((each) => each.number === number);
  if (row === undefined) throw new Error("the contact is not in the queue");
  await claim(dana, row);
  await expect.poll(() => page.title()).toBe("Holdfast");
  await expect.poll(icon).toBe(calm);
  await expect.poll(async () => (await noticesOn(page)).every(({ isClosed }) => isClosed)).toBe(true);
});

it("[AL4] [AL5] on a break danger is shown and not heard, and heard when the break is over", async () => {
  await takeAll();
  const page = await sit("marta");
  await page.getByRole("button", { name: "Your shift: available" }).click();
  await page.getByRole("menuitem", { name: "Take a break" }).click();
  await page.getByText("On a break: no sound").waitFor();
  const before = await dangersHeard(page);
  const number = await come("yes");
  await arrived(page, number);
  await page.getByText("1 in danger waits").waitFor();
  expect(await dangersHeard(page)).toBe(before);
  await page.getByRole("button", { name: /^Your shift: on a break/ }).click();
  await page.getByRole("menuitem", { name: "Back to work" }).click();
  await expect.poll(() => dangersHeard(page), { timeout: OVER_MS }).toBe(before + 1);
});
