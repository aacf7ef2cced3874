import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { browserStorage } from "./guard/storage.ts";
import { DEMO_PASSWORD } from "./house/house.ts";
import { openTextLine, type TextLine } from "./house/text-line.ts";
import { claimAndOpen, openByKeys } from "./screen/answering.ts";
import { hasFocus, pressButton, tabTo } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { inventedPng } from "./talk/invented-png.ts";

let line: TextLine;
const stage = setStage({ outside: async (port) => (line = await openTextLine(port)) });

/** Long enough for a gateway that looks once a second, and a decoder on a busy machine. */
const FETCHED_MS_MAX = 30_000;
const MARK = "Possible sexual image of a minor";

/** Somebody texts a picture. */
async function textPicture(from: string, words: string): Promise<void> {
  const pictures = [{ type: "image/png", bytes: inventedPng(300) }];
  line.twilio.receive({ from: stage.secret(from), text: stage.secret(words), pictures });
  expect(await line.bring()).toEqual([200]);
}

const show = (page: Page): Locator => page.getByRole("button", { name: "Show picture" });
const shown = (page: Page): Locator => page.getByRole("img", { name: "The picture they sent" });

async function showByKeyboard(page: Page): Promise<void> {
  await show(page).waitFor({ timeout: FETCHED_MS_MAX });
  await tabTo(page, show(page));
  await page.keyboard.press("Enter");
  await shown(page).waitFor();
  // It is really drawn, which the page's policy has to allow.
  await expect
    .poll(() => shown(page).evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBe(300);
}

it("a picture is blurred until somebody asks for it, and again when they turn away, by keyboard", async () => {
  const { page } = await stage.advocate("dana");
  await textPicture("+12025550131", "The whimbrel's door");
  await claimAndOpen(page, 1);
  await show(page).waitFor({ timeout: FETCHED_MS_MAX });
  expect(await shown(page).count()).toBe(0);
  await expectAccessible(page, "a blurred picture");
  await showByKeyboard(page);
  await expectAccessible(page, "a shown picture");
  await page.keyboard.press("Escape");
  await shown(page).waitFor({ state: "hidden" });
  await expect.poll(() => hasFocus(show(page))).toBe(true);
  await page.keyboard.press("Enter");
  await shown(page).waitFor();
  await page.keyboard.press("Tab");
  await shown(page).waitFor({ state: "hidden" });
  const kept = (await browserStorage(page)).filter((each) => !each.startsWith("localStorage holdfast.theme"));
  expect(kept).toEqual([]);
});

it("one that may be of a minor is gone from every screen once it is marked, and the officer decides", async () => {
  const [dana, ada] = [await stage.advocate("dana"), await stage.advocate("ada")];
  await textPicture("+12025550132", "The sanderling's stairs");
  await claimAndOpen(dana.page, 2);
  await openByKeys(ada.page, 2);
  // Its own wait is shorter than a decoder may take.
  await show(ada.page).waitFor({ timeout: FETCHED_MS_MAX });
  const asked = ada.page.waitForRequest((request) => request.url().endsWith("/display"));
  await showByKeyboard(ada.page);
  const address = (await asked).url();

  await show(dana.page).waitFor({ timeout: FETCHED_MS_MAX });
  await pressButton(dana.page, MARK);
  const dialog = dana.page.getByRole("dialog");
  await dialog.getByText("hidden from everybody at once").waitFor();
  await expectAccessible(dana.page, "the question about a picture");
  expect(await shown(ada.page).isVisible()).toBe(true);
  await pressButton(dana.page, "Quarantine the picture");
  await dialog.waitFor({ state: "hidden" });

  for (const { page } of [dana, ada]) {
    await page.getByText("Nobody is shown it").waitFor();
    expect(await page.getByRole("img", { name: /picture/ }).count()).toBe(0);
    expect(await show(page).count()).toBe(0);
  }
  const { origin } = stage.house().url;
  for (const copy of ["display", "blurred"]) {
    const answer = await ada.context.request.post(address.replace("display", copy), { headers: { origin } });
    expect(answer.status()).toBe(410);
  }

  const { page: office } = await stage.newcomer();
  await office.goto(stage.house().url.href);
  await tabTo(office, office.getByLabel("Username"));
  await office.keyboard.type("pat");
  await office.keyboard.press("Tab");
  await office.keyboard.type(DEMO_PASSWORD);
  await office.keyboard.press("Enter");
  await office.getByText("Picture in contact 2").waitFor();
  expect(await office.getByRole("img", { name: /picture/ }).count()).toBe(0);
  await pressButton(office, "Decide about contact 2");
  await expectAccessible(office, "the decision about a picture");
  await tabTo(office, office.getByRole("radio", { name: "Reported", exact: true }));
  await office.keyboard.press("Space");
  await office.keyboard.press("Tab");
  await office.keyboard.type(stage.secret("To the line, number sanderling-12"));
  await pressButton(office, "Record the decision");
  await office.getByText("number sanderling-12").waitFor();
  await office.getByText("Nothing is to be decided.").waitFor();
});
