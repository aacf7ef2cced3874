import type { Page } from "playwright-core";
import { DEMO_PASSWORD } from "../house/house.ts";
import type { StaffMember } from "../talk/staff.ts";
import { tabTo } from "./keyboard.ts";

/** What the screens on the way in are called, in a language. */
interface SignInLabels {
  readonly username: string;
  readonly queue: string;
}

const ENGLISH: SignInLabels = { username: "Username", queue: "Queue" };

/** Signs in at the console with the keyboard alone. */
export async function signIn(
  page: Page,
  url: URL,
  username: StaffMember,
  labels: SignInLabels = ENGLISH,
): Promise<void> {
  await enterAs(page, url, username, labels.username);
  await page.getByRole("heading", { name: labels.queue }).waitFor();
}

/** The same, of whoever has no queue: until the way in has gone. */
export async function enterAs(
  page: Page,
  url: URL,
  username: StaffMember,
  label = ENGLISH.username,
): Promise<void> {
  await page.goto(url.href);
  await enterHere(page, username, label);
}

/** The same, on a page that asks for it by itself. */
export async function enterHere(page: Page, username: StaffMember, label = ENGLISH.username): Promise<void> {
  await tabTo(page, page.getByLabel(label));
  await page.keyboard.type(username);
  await page.keyboard.press("Tab");
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByLabel(label).waitFor({ state: "detached" });
}
