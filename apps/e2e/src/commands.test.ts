import { expect, it } from "vitest";
import { CHANGED, claimFocused, opened, write } from "./screen/answering.ts";
import { focusRow, queueRow } from "./screen/desk.ts";
import { hasFocus } from "./screen/keyboard.ts";
import { command, leaveOverlay, openPalette } from "./screen/palette.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

it("the palette opens from the queue and from where one writes, does what is chosen, and gives the focus back", async () => {
  const { url } = stage.house();
  const { page } = await stage.advocate("dana");
  await deliver(url, { event: "e1", from: stage.secret("555-0181"), text: stage.secret("Can you talk") });
  await focusRow(page, 1);
  // Claiming is off while the queue may be out of date.
  await page.getByText("● Live").waitFor();

  await openPalette(page);
  await leaveOverlay(page);
  await expect.poll(() => hasFocus(queueRow(page, 1))).toBe(true);

  const row = queueRow(page, 1);
  const changed = row.getByText(CHANGED.en);
  // Whoever is told that it changed in that very moment looks again.
  for (let isTold = true; isTold; isTold = await changed.isVisible()) {
    await command(page, "claim");
    await row.getByText("You have this").or(changed).first().waitFor();
  }
  await expect.poll(() => hasFocus(queueRow(page, 1))).toBe(true);

  await page.keyboard.press("Enter");
  await opened(page, 1);
  await write(page, "r", "Half a word");
  await openPalette(page);
  // What cannot be done says why, and is not done.
  await page.getByRole("menuitem", { name: /Claim.*has this/ }).waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => hasFocus(page.locator("#composer-text"))).toBe(true);
  expect(await page.locator("#composer-text").inputValue()).toBe("Half a word");
});

it("a key that was changed holds at the next sign-in, the old one does nothing, and letters can be off", async () => {
  const { url } = stage.house();
  const first = await stage.advocate("ada");
  await first.page.keyboard.press("?");
  await first.page.getByRole("button", { name: "Claim, c: change the key" }).click();
  await first.page.keyboard.press("j");
  await first.page
    .getByRole("dialog")
    .getByText("j already means “Next contact”. Change that one first.")
    .waitFor();
  await first.page.getByRole("button", { name: "Claim, c: change the key" }).click();
  const kept = first.page.waitForResponse(
    (answer) => answer.request().postData()?.includes("setPreferences") === true,
  );
  await first.page.keyboard.press("x");
  await first.page.getByRole("button", { name: "Claim, x: change the key" }).waitFor();
  await kept;
  await first.leave();

  const { page } = await stage.advocate("ada");
  await deliver(url, { event: "e2", from: stage.secret("555-0182"), text: stage.secret("Are you there") });
  await focusRow(page, 2);
  await page.getByText("● Live").waitFor();
  await page.keyboard.press("c");
  const row = queueRow(page, 2);
  await claimFocused(page, row, row.getByText("You have this"), { key: "x" });

  await page.keyboard.press("?");
  await page.getByText("Letters are commands, where nothing is written").click();
  await leaveOverlay(page);
  await focusRow(page, 2);
  await page.keyboard.press("?");
  await page.keyboard.press("o");
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(new URL(page.url()).pathname).toBe("/queue");
});
