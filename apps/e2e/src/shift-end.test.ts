import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectFits } from "./guard/fits.ts";
import { typeTime } from "./screen/choices.ts";
import { hasFocus, pressButton, pressInTurn, tabTo } from "./screen/keyboard.ts";
import { hereIn } from "./screen/wall-clock.ts";
import { setStage } from "./stage.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage();
const fits = (page: Page, screen: string, isDialog = false): Promise<void> =>
  expectFits(page, screen, { secrets: stage.secrets, isDialog });

/** Goes down a menu that is open to one of its entries, by keys. */
async function takeItem(page: Page, item: Locator): Promise<void> {
  await page.locator("[role=menuitem]:focus").waitFor();
  for (let presses = 0; !(await hasFocus(item)); presses += 1) {
    if (presses > 20) throw new Error("the arrow keys do not reach it");
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
}

it("[G559] whoever is on shift says another end of it at any time, and a lead reads until when they are there", async () => {
  const { url } = stage.house();
  for (const name of ["dana", "lee"] as const) {
    const staff = await signInByHttp(url, name);
    await staff.ask("mutation { keepShift(state: available) { state } }");
  }
  const { page: lee } = await stage.advocate("lee");
  await lee.getByText("● Live").waitFor();
  await pressInTurn(lee, "g", "b");
  const column = lee.getByRole("region", { name: "Dana, no contact" });
  await column.getByText(/^there until /).waitFor();
  await fits(lee, "the board with the ends of shifts");
  const before = await column.getByText(/^there until /).textContent();

  const { page: dana } = await stage.advocate("dana");
  const menu = dana.getByRole("button", { name: "Your shift: available" });
  await pressButton(dana, "Your shift: available");
  await takeItem(dana, dana.getByRole("menuitem", { name: "When my shift ends" }));
  const dialog = dana.getByRole("dialog", { name: "When my shift ends" });
  await dialog.getByText(/^Your shift ends at /).waitFor();
  await fits(dana, "when my shift ends", true);
  // Sooner than the ten hours that nobody said, in the minute that the page's own clock shows.
  const at = await hereIn(dana, 7 * 3_600_000);
  await typeTime(dana, "My shift ends at", at);
  await dana.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => hasFocus(menu)).toBe(true);

  const clock = at.toTimeString().slice(0, 5);
  await column.getByText(new RegExp(`^there until .*${clock}$`)).waitFor();
  expect(await column.getByText(/^there until /).textContent()).not.toBe(before);

  // To whoever leads nobody the board says nothing of it.
  await dana.getByText("● Live").waitFor();
  await tabTo(dana, dana.getByRole("link", { name: "Board", exact: true }));
  await dana.keyboard.press("Enter");
  await dana.getByRole("region", { name: "Dana, no contact" }).waitFor();
  expect(await dana.getByText(/there until|shift over/).count()).toBe(0);
});
