import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { setStage } from "./stage.ts";

const stage = setStage();

/** How often Shift was pressed alone, as the page shows it; "left" once it is blank. */
const presses = (page: Page): Promise<string> =>
  page.evaluate(() => {
    if (document.getElementById("veil") !== null) return "left";
    return document.getElementById("exit")?.dataset["n"] ?? "0";
  });

/** The page from which somebody may have to go, with no time passing but what is let pass: five seconds are few on a busy machine. */
async function openStill(page: Page): Promise<void> {
  await page.clock.install();
  await page.goto(new URL("/reach", stage.house().url).href);
  await page.clock.pauseAt(Date.now() + 60_000);
}

const held = async (page: Page, other: string): Promise<void> => {
  await page.keyboard.down(other);
  await page.keyboard.press("Shift");
  await page.keyboard.up(other);
};
const holding = async (page: Page, act: () => Promise<void>): Promise<void> => {
  await page.keyboard.down("Shift");
  await act();
  await page.keyboard.up("Shift");
};

/** What people do with Shift that is no wish to leave. */
const HABITS: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ["Shift+A", (page) => page.keyboard.press("Shift+A")],
  ["Shift+Tab", (page) => page.keyboard.press("Shift+Tab")],
  ["Shift+ArrowLeft", (page) => page.keyboard.press("Shift+ArrowLeft")],
  ["Control+Shift", (page) => held(page, "Control")],
  ["Alt+Shift", (page) => held(page, "Alt")],
  ["Meta+Shift", (page) => held(page, "Meta")],
  ["Shift+Alt", (page) => holding(page, () => page.keyboard.press("Alt"))],
  ["Shift and a click", (page) => holding(page, () => page.getByRole("heading", { level: 1 }).click())],
  ["Shift held over several letters", (page) => holding(page, () => page.keyboard.type("ABC"))],
];

it.each(HABITS)("%s, three times and between lone presses, does not leave", async (_name, act) => {
  const { page } = await stage.visitor();
  await openStill(page);
  for (let times = 0; times < 3; times += 1) {
    await act(page);
    expect(await presses(page)).toBe("0");
  }
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  expect(await presses(page)).toBe("2");
  await act(page);
  await page.keyboard.press("Shift");
  // Two before and one after are not three in a row.
  expect(["1", "2"]).toContain(await presses(page));
});

it("Shift that is held down is one press, however long", async () => {
  const { page } = await stage.visitor();
  await openStill(page);
  for (let repeats = 0; repeats < 5; repeats += 1) await page.keyboard.down("Shift");
  await page.keyboard.up("Shift");
  expect(await presses(page)).toBe("1");
});

it("each press gives five seconds for the next, and no more", async () => {
  const { page } = await stage.visitor();
  await openStill(page);
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  await page.clock.runFor(5001);
  expect(await presses(page)).toBe("0");
  await page.keyboard.press("Shift");
  await page.clock.runFor(4900);
  await page.keyboard.press("Shift");
  await page.clock.runFor(4900);
  expect(await presses(page)).toBe("2");
  await page.keyboard.press("Shift");
  await page.waitForURL(stage.house().neutral.url.href);
});
