import { expect } from "vitest";
import { expectAccessible } from "../guard/accessible.ts";
import { browserStorage } from "../guard/storage.ts";
import { openByKeys } from "../screen/answering.ts";
import { casePanel, intoCase, mayShare } from "../screen/case-panel.ts";
import { hasFocus, pressButton, tabTo } from "../screen/keyboard.ts";
import { fillPage } from "../screen/papers.ts";
import { beginCase } from "../talk/cases.ts";
import { recordSaid } from "../talk/preferences.ts";
import type { Scene } from "./scene.ts";

/** The narrowest phone that there is. */
const NARROW = { viewport: { width: 320, height: 640 } } as const;

/**
 * An advocate offers a page to sign on; whoever it is for opens it on a phone, leaves it, comes back, and signs; gives what may be shared then, as
 * the console says it.
 */
export async function signsOnAPage({ stage, staff, writes }: Scene): Promise<string> {
  const swift = await writes("555-0225", "My lawyer may hear from you who I am");
  await beginCase(staff.ada, swift, stage.secret("Swift"));
  await recordSaid(staff.ada, swift.id, { isPrivate: true });
  const { page } = await stage.advocate("ada");
  await openByKeys(page, swift.number);
  await intoCase(page);
  await fillPage(page, { to: "Wren", what: ["Who they are"], days: "30 days" });
  await pressButton(page, "Offer the page");
  const told = page.getByRole("heading", { name: /^The page is there until / });
  await told.waitFor();
  const [address, code] = await told.locator("..").getByRole("definition").allTextContents();
  expect(address).toMatch(/\/n\/[\w-]{22}$/);
  expect(code).toMatch(/^\d{6}$/);
  for (const each of [stage.secret(address!.slice(-22)), code!]) expect(page.url()).not.toContain(each);
  await expectAccessible(page, "an address and a code");
  await pressButton(page, "I have told them both");
  await casePanel(page)
    .getByText(/Not opened yet\. Open until /)
    .waitFor();

  const { page: phone } = await stage.visitor(NARROW);
  const open = async (typed: string): Promise<void> => {
    await tabTo(phone, phone.getByLabel("Your code"));
    await phone.keyboard.type(typed);
    await phone.keyboard.press("Enter");
  };
  const terms = phone.getByRole("heading", { name: "What may we share?" });
  await phone.goto(address!);
  await phone.keyboard.press("Tab");
  expect(await hasFocus(phone.getByRole("link", { name: "Exit this page" }))).toBe(true);
  await expectAccessible(phone, "where a code is typed");
  await open(code === "000000" ? "000001" : "000000");
  await phone.getByRole("alert").getByText("This does not open anything.").waitFor();
  await expectAccessible(phone, "a code that opens nothing");
  await open(code!);
  await terms.waitFor();
  await phone.getByText("Wren and Partners").waitFor();
  await expectAccessible(phone, "what somebody would sign");

  // Gone by one press, and Back leads to nothing of it.
  await tabTo(phone, phone.getByRole("link", { name: "Exit this page" }), "Shift+Tab");
  await phone.keyboard.press("Enter");
  const elsewhere = phone.getByRole("heading", { name: "Sunny, with some clouds" });
  await elsewhere.waitFor();
  await phone.goBack();
  expect(phone.url()).toBe("about:blank");

  await phone.goto(address!);
  await open(code!);
  await terms.waitFor();
  await pressButton(phone, "I agree");
  await phone.getByRole("heading", { name: "Thank you" }).waitFor();
  expect(await phone.getByText("Wren and Partners").count()).toBe(0);
  await expectAccessible(phone, "what was signed");
  expect(await browserStorage(phone)).toEqual([]);

  await casePanel(page).getByText("Signed: their yes stands above.", { exact: false }).waitFor();
  await expect.poll(() => mayShare(page).textContent()).toMatch(/^with /);
  return (await mayShare(page).textContent()) ?? "";
}
