import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { overflowing } from "./guard/overflow.ts";
import { openByKeys } from "./screen/answering.ts";
import { arrived, focusRow, queueRow } from "./screen/desk.ts";
import { hasFocus } from "./screen/keyboard.ts";
import { command } from "./screen/palette.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

const COUNT = 40;

async function manyWrite(from: number, count: number): Promise<void> {
  for (let number = from; number < from + count; number += 1) {
    const address = stage.secret(`555-02${String(number).padStart(2, "0")}`);
    const words = stage.secret(`Is anybody there, says ${address}`);
    const answered = await deliver(stage.house().url, {
      event: `many${number}`,
      from: address,
      text: words,
    });
    expect(answered.ok).toBe(true);
  }
}

const kept = (page: Page): Promise<unknown> =>
  page.waitForResponse((answer) => answer.request().postData()?.includes("setPreferences") === true);

const topOf = (page: Page, number: number): Promise<number> =>
  queueRow(page, number).evaluate((row) => {
    const list = row.closest("[role=grid]");
    return row.getBoundingClientRect().top - (list?.getBoundingClientRect().top ?? 0);
  });

it("another density keeps the row that has the focus where it was, with the focus in it, and holds next time", async () => {
  await manyWrite(1, COUNT);
  const { page, leave } = await stage.advocate("dana");
  await arrived(page, 1);
  await focusRow(page, 1);
  for (let step = 1; step < 30; step += 1) await page.keyboard.press("ArrowDown");
  await expect.poll(() => hasFocus(queueRow(page, 30))).toBe(true);
  const before = await topOf(page, 30);
  expect(await queueRow(page, 30).evaluate((row) => row.getBoundingClientRect().height)).toBe(44);
  for (const height of [32, 56, 44, 32]) {
    const keeping = kept(page);
    await command(page, "Height of rows");
    await keeping;
    await expect
      .poll(() => queueRow(page, 30).evaluate((row) => row.getBoundingClientRect().height))
      .toBe(height);
    await expect.poll(() => hasFocus(queueRow(page, 30))).toBe(true);
    // To the bottom it can only move as far as the whole of it stays in view.
    await expect.poll(async () => Math.abs((await topOf(page, 30)) - before)).toBeLessThanOrEqual(24);
  }
  await leave();

  const again = await stage.advocate("dana");
  await arrived(again.page, 1);
  expect(await queueRow(again.page, 1).evaluate((row) => row.getBoundingClientRect().height)).toBe(32);
  expect(await overflowing(again.page, "compact queue")).toEqual([]);
});

it("what was chosen is there at the first drawing after a reload, without a jump", async () => {
  const { page } = await stage.advocate("marta");
  await arrived(page, 1);
  for (const [typed, attribute] of [
    ["Light, dark", "data-theme"],
    ["More contrast", "data-contrast"],
    ["Larger text", "style"],
  ] as const) {
    const keeping = kept(page);
    await command(page, typed);
    await keeping;
    expect([attribute, await page.locator("html").getAttribute(attribute)]).not.toContain(null);
  }
  const chosen = async (): Promise<readonly (string | null)[]> =>
    page.evaluate(() => {
      const { theme = null, contrast = null } = document.documentElement.dataset;
      return [theme, contrast, document.documentElement.style.fontSize];
    });
  expect(await chosen()).toEqual(["light", "more", "110%"]);
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seenLooks: seen });
    new MutationObserver(() => {
      if (document.querySelector("#queue") === null) return;
      const { theme, contrast } = document.documentElement.dataset;
      seen.push([theme, contrast, document.documentElement.style.fontSize].join(" "));
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.reload();
  await arrived(page, 1);
  const looks = await page.evaluate(() => (globalThis as unknown as { seenLooks: string[] }).seenLooks);
  expect([...new Set(looks)]).toEqual(["light more 110%"]);
});

it("text at 200 percent fits the window, and what was two panes is one", async () => {
  const { page } = await stage.advocate("ada");
  await arrived(page, 1);
  for (let step = 0; step < 5; step += 1) await command(page, "Larger text");
  await expect
    .poll(() => page.locator("html").evaluate((root) => getComputedStyle(root).fontSize))
    .toBe("32px");
  await expect.poll(() => overflowing(page, "queue at 200 %")).toEqual([]);
  await openByKeys(page, 3);
  await expect.poll(() => overflowing(page, "contact at 200 %")).toEqual([]);
  expect(await page.locator("#queue").isVisible()).toBe(false);
});
