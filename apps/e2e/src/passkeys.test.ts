import type { Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { DEMO_PASSWORD } from "./house/house.ts";
import { movedClock, type MovedClock } from "./house/moved-clock.ts";
import { virtualKey } from "./house/virtual-key.ts";
import { hasFocus, pressButton, tabTo } from "./screen/keyboard.ts";
import { chooseInMenu } from "./screen/menu.ts";
import { setStage } from "./stage.ts";

let clock: MovedClock;
// Whose clock jumps knows nobody for a moment.
const stage = setStage({ outage: true, outside: async () => (clock = await movedClock()) });
vi.setConfig({ testTimeout: 240_000 });

async function toAccount(page: Page): Promise<void> {
  await pressButton(page, /: account$/);
  await chooseInMenu(page, "Your account");
  await page.getByRole("heading", { name: "Passkeys" }).waitFor();
}
async function signOut(page: Page): Promise<void> {
  await pressButton(page, /: account$/);
  await chooseInMenu(page, "Sign out");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
}
const isIn = async (page: Page) => page.getByRole("button", { name: /: account$/ }).waitFor();
const byPasskey = "Use a passkey";
const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Prove that it is you" });

it("somebody adds passkeys, signs in by one, proves by it that it is them, and by none that was removed or copied", async () => {
  const { url } = stage.house();
  const { page } = await stage.advocate("dana");
  const key = await virtualKey(page);
  await toAccount(page);
  await tabTo(page, page.getByLabel("Name of the device or key"));
  await page.keyboard.type("My own laptop");
  await page.keyboard.press("Enter");
  await page.getByRole("main").getByText("The passkey is added. You can sign in with it.").waitFor();
  await page.getByText("My own laptop", { exact: true }).waitFor();
  expect(await key.passkeys()).toHaveLength(1);
  await expectAccessible(page, "passkeys");

  // Without the right finger it signs nobody in, and with it at once.
  await signOut(page);
  await expectAccessible(page, "sign in by a passkey");
  await key.isOwner(false);
  await pressButton(page, byPasskey);
  await page.getByText("No passkey was used.").first().waitFor();
  await key.isOwner(true);
  await pressButton(page, byPasskey);
  await isIn(page);
  await toAccount(page);
  await page.getByText(/last used/).waitFor();

  // Longer ago than a proof holds, removing one asks for it anew, and a passkey gives it.
  await clock.pass(11 * 60_000, url);
  await page.getByText(/^The clock of this computer is 11 min slow/).waitFor();
  await tabTo(page, page.getByLabel("Name of the device or key"));
  await page.keyboard.type("Another one");
  await page.keyboard.press("Enter");
  await dialogOf(page).waitFor();
  await expect.poll(() => hasFocus(dialogOf(page).getByLabel("Your password"))).toBe(true);
  await expectAccessible(page, "proving it by a passkey");
  await pressButton(page, byPasskey);
  await dialogOf(page).waitFor({ state: "detached" });
  // The same device has one for them already.
  await page
    .getByRole("main")
    .getByText(/^This browser made no passkey/)
    .waitFor();

  // A copy of it has counted less than it did.
  await signOut(page);
  await key.countFrom(0);
  await pressButton(page, byPasskey);
  await page.getByText("This passkey is not taken here.").first().waitFor();
  await key.countFrom(50);
  await pressButton(page, byPasskey);
  await isIn(page);

  await toAccount(page);
  await pressButton(page, "Remove: My own laptop");
  await page.getByRole("main").getByText("The passkey is removed.").waitFor();
  await signOut(page);
  await pressButton(page, byPasskey);
  await page.getByText("This passkey is not taken here.").first().waitFor();
  await tabTo(page, page.getByLabel("Username"), "Shift+Tab");
  await page.keyboard.type("dana");
  await page.keyboard.press("Tab");
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await isIn(page);
});
