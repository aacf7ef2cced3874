import { expect, it } from "vitest";
import { claimFocused } from "./screen/answering.ts";
import { arrived, focusRow, queueRow } from "./screen/desk.ts";
import { hasFocus, tabTo } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

it("a claim is undone from the bar and from the list of recent actions, and a colleague sees it; the focus stays put", async () => {
  const message = { event: "u1", from: stage.secret("555-0411"), text: stage.secret("Are you open tonight") };
  expect((await deliver(stage.house().url, message)).ok).toBe(true);
  const [dana, ada] = [await stage.advocate("dana"), await stage.advocate("ada")];
  await Promise.all([arrived(dana.page, 1), arrived(ada.page, 1)]);
  const { page } = dana;
  // Claiming is off while the queue may be out of date.
  await page.getByText("● Live").waitFor();

  const undo = page.getByRole("button", { name: "Undo: Claimed contact 1" });
  await focusRow(page, 1);
  await claimFocused(page, queueRow(page, 1), undo);
  expect(await hasFocus(queueRow(page, 1))).toBe(true);
  await queueRow(ada.page, 1).getByText("Dana has this").waitFor();

  await tabTo(page, undo);
  await page.keyboard.press("Enter");
  await queueRow(ada.page, 1).getByText("Unclaimed").waitFor();
  await expect.poll(() => hasFocus(page.getByRole("button", { name: "Recent actions" }))).toBe(true);

  // Whoever still sees it as theirs has nothing to claim.
  await queueRow(page, 1).getByText("Unclaimed").waitFor();
  await focusRow(page, 1);
  await claimFocused(page, queueRow(page, 1), undo);
  await page.keyboard.press("z");
  const list = page.getByRole("dialog", { name: "Recent actions" });
  await list.waitFor();
  await expect.poll(() => list.getByRole("listitem").count()).toBe(2);
  await tabTo(page, list.getByRole("button", { name: "Undo: Claimed contact 1" }));
  await page.keyboard.press("Enter");
  await expect.poll(() => list.getByText("Undone").count()).toBe(2);
  await queueRow(ada.page, 1).getByText("Unclaimed").waitFor();
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "detached" });

  await page.keyboard.press("Control+Shift+L");
  const said = page.getByRole("dialog", { name: "What was said aloud" });
  await said.waitFor();
  await expect.poll(() => said.getByText("You have contact 1.").count()).toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  await said.waitFor({ state: "detached" });
});
