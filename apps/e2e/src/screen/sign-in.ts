import type { Page } from "playwright-core";
import { DEMO_PASSWORD } from "../house/house.ts";
import type { StaffMember } from "../talk/staff.ts";
import { tabTo } from "./keyboard.ts";

/** Signs in at the console with the keyboard alone. */
export async function signIn(page: Page, url: URL, username: StaffMember): Promise<void> {
  await page.goto(url.href);
  await tabTo(page, page.getByLabel("Username"));
  await page.keyboard.type(username);
  await page.keyboard.press("Tab");
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Queue" }).waitFor();
}
