import { totp } from "@holdfast/tooling/totp";
import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { DEMO_PASSWORD } from "./house/house.ts";
import { claimFocused } from "./screen/answering.ts";
import { focusRow, queueRow } from "./screen/desk.ts";
import { tabTo } from "./screen/keyboard.ts";
import { chooseInMenu } from "./screen/menu.ts";
import { setStage } from "./stage.ts";
import { askInTime } from "./talk/ask-in-time.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { readQueue } from "./talk/queue.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });
const PASSWORD = "a password of their own";

/** Reaches something by the keyboard alone, and presses it. */
async function pressed(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole("button", { name, exact: typeof name === "string" }));
  await page.keyboard.press("Enter");
}
const focused = (page: Page): Locator => page.locator(":focus");
async function typed(page: Page, label: string, words: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(words);
}
async function signInWith(page: Page, username: string, password: string): Promise<void> {
  await typed(page, "Username", username);
  await typed(page, "Password", password);
  await page.keyboard.press("Enter");
}

it("somebody is invited, comes in by their link, signs in with a code, and is out in the moment they are disabled", async () => {
  const { url } = stage.house();
  const alex = await stage.newcomer();
  await alex.page.goto(url.href);
  await signInWith(alex.page, "alex", DEMO_PASSWORD);
  await alex.page.getByRole("heading", { name: /Signed in as Alex/ }).waitFor();
  await tabTo(alex.page, alex.page.getByRole("link", { name: "People" }));
  await alex.page.keyboard.press("Enter");
  await alex.page.getByRole("heading", { name: "People" }).waitFor();
  await alex.page.getByText("Marta", { exact: true }).waitFor();
  await expectAccessible(alex.page, "people");

  await pressed(alex.page, "Invite…");
  await typed(alex.page, "Name that colleagues see", "Noor");
  await typed(alex.page, "Username", "noor");
  await tabTo(alex.page, alex.page.getByLabel("Advocate", { exact: true }));
  await alex.page.keyboard.press("Space");
  await tabTo(alex.page, alex.page.getByLabel("Spanish", { exact: true }));
  await alex.page.keyboard.press("Space");
  await expectAccessible(alex.page, "an invitation");
  await pressed(alex.page, "Make the link");
  const link = stage.secret(await alex.page.getByTestId("link").innerText());
  await expectAccessible(alex.page, "a link");
  await pressed(alex.page, "I have it");
  await alex.page.getByText("Invited, link good until").waitFor();

  const noor = await stage.newcomer();
  await noor.page.goto(link);
  await noor.page.getByRole("heading", { name: "Your one-time link" }).waitFor();
  expect(noor.page.url()).toBe(new URL("/link", url).href);
  await expectAccessible(noor.page, "a link that is used");
  await noor.page.getByLabel("Code of the link").and(focused(noor.page)).waitFor();
  await noor.page.keyboard.press("Enter");
  await noor.page.getByText("For Noor.").waitFor();
  await typed(noor.page, "New password, at least 12 characters", PASSWORD);
  await typed(noor.page, "The same again", PASSWORD);
  await expectAccessible(noor.page, "a password that is chosen");
  await noor.page.keyboard.press("Enter");
  await noor.page.getByRole("heading", { name: "Your password is set" }).waitFor();
  // The focus comes a moment after the words.
  await noor.page.getByRole("button", { name: "Go to sign-in" }).and(focused(noor.page)).waitFor();
  await noor.page.keyboard.press("Enter");
  await signInWith(noor.page, "noor", PASSWORD);
  await noor.page.getByRole("heading", { name: "Queue" }).waitFor();

  await pressed(noor.page, /: account$/);
  await chooseInMenu(noor.page, "Your account");
  await noor.page.getByText("Chrome on a computer").waitFor();
  await expectAccessible(noor.page, "one's own account");
  await pressed(noor.page, "Turn codes on");
  await noor.page.getByLabel("Your password").and(focused(noor.page)).waitFor();
  await noor.page.keyboard.type(PASSWORD);
  await noor.page.keyboard.press("Enter");
  const key = (await noor.page.getByTestId("totp-key").innerText()).replaceAll(/\s/g, "");
  stage.secret(key);
  await expectAccessible(noor.page, "an app that is added");
  await typed(noor.page, "Code from your app", totp(key, Date.now()));
  await noor.page.keyboard.press("Enter");
  await noor.page.getByRole("heading", { name: "Your backup codes" }).waitFor();
  await expectAccessible(noor.page, "backup codes");
  await pressed(noor.page, "I have written them down");
  await pressed(noor.page, /: account$/);
  await chooseInMenu(noor.page, "Sign out");

  await noor.page.getByRole("heading", { name: "Sign in" }).waitFor();
  await signInWith(noor.page, "noor", PASSWORD);
  await noor.page.getByRole("heading", { name: "Your code" }).waitFor();
  await expectAccessible(noor.page, "a code that is asked for");
  await noor.page.getByRole("textbox").and(focused(noor.page)).waitFor();
  // The next half minute's code: this one's opened the account page.
  await noor.page.keyboard.type(totp(key, Date.now() + 30_000));
  await noor.page.keyboard.press("Enter");
  await noor.page.getByRole("heading", { name: /Your account/ }).waitFor();
  await tabTo(noor.page, noor.page.getByRole("link", { name: "Queue", exact: true }));
  await noor.page.keyboard.press("Enter");
  await noor.page.getByText("● Live").waitFor();

  const message = { event: "e1", from: stage.secret("555-0191"), text: stage.secret("Is somebody there?") };
  expect((await deliver(url, message)).ok).toBe(true);
  await focusRow(noor.page, 1);
  const row = queueRow(noor.page, 1);
  await claimFocused(noor.page, row, row.getByText("You have this"));

  await pressed(alex.page, "Look again");
  await alex.page.getByText("holds 1 contact").waitFor();
  await pressed(alex.page, "Change Noor");
  await chooseInMenu(alex.page, "Disable…");
  await alex.page.getByText("The contact they hold goes back to the queue").waitFor();
  await expectAccessible(alex.page, "disabling");
  await pressed(alex.page, "Disable");
  await noor.page.getByRole("heading", { name: "Sign in" }).waitFor({ timeout: 4_000 });
  await noor.page.getByText("Your session has ended.").waitFor();
  await alex.page.getByText("Disabled since").waitFor();
  const lee = await signInByHttp(url, "lee");
  expect(await readQueue(lee)).toMatchObject([{ number: 1, status: "waiting", holder: null, unanswered: 1 }]);
  const refused = await askInTime(new URL("/api/auth/sign-in/username", url), {
    method: "POST",
    headers: { "content-type": "application/json", origin: url.origin },
    body: JSON.stringify({ username: "noor", password: PASSWORD }),
  });
  expect(refused.status).toBe(401);
});
