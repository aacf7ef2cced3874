import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "../guard/accessible.ts";
import { openByKeys } from "../screen/answering.ts";
import { intoCase, keptBy } from "../screen/case-panel.ts";
import { pick, say } from "../screen/choices.ts";
import { decideAll, decided, packetLines, whatLeft, whyStays } from "../screen/disclosing.ts";
import { pressButton, pressInTurn, tabTo } from "../screen/keyboard.ts";
import { chooseInMenu } from "../screen/menu.ts";
import { fillServed, handOver, sayWhoseItIs } from "../screen/papers.ts";
import { enterAs } from "../screen/sign-in.ts";
import { beginCase } from "../talk/cases.ts";
import { layTo } from "../talk/papers.ts";
import type { Scene } from "./scene.ts";

/**
 * A subpoena is counsel's to answer and nobody's word opens it; then a judge orders something of another case, which binds. Gives what
 * went in the end, line by line.
 */
export async function servedWithPapers(scene: Scene): Promise<readonly string[]> {
  const { stage, staff, writes } = scene;
  const asked = await writes("555-0221", "They made me sign a contract I could not read");
  const itsCase = `Case ${(await beginCase(staff.ada, asked, stage.secret("Linnet"))).number}`;

  const { page: lead } = await stage.advocate("lee");
  await pressInTurn(lead, "g", "i");
  await fillServed(lead, {
    kind: "Subpoena",
    isSigned: false,
    issuer: "Counsel for a contractor",
    scope: stage.secret("All that Linnet has said"),
  });
  await expectAccessible(lead, "what we were served with");
  await pressButton(lead, "Write it down");
  const paper = lead.getByRole("article", { name: /^Subpoena, served / });
  await paper.getByText(/^due in [89] days$/).waitFor();
  await handOver(lead, paper, itsCase);
  await expectAccessible(lead, "a subpoena and its hold");

  // By whatever gentler name: what sets it off is what they have served.
  const { page } = await stage.advocate("ada");
  await openByKeys(page, asked.number);
  await intoCase(page);
  await decideAll(page, { to: "Superior", purpose: "Legal help", wish: "We want" });
  await decided(page).getByText("What sets it off: A subpoena that no judge signed.").waitFor();
  await decided(page).getByText("Nothing goes.").waitFor();
  expect(await whyStays(page, "Linnet: Who they are")).toContain("counsel answers it");
  await expectAccessible(page, "what a subpoena may have");
  await say(page, "How it is told", "Written");
  await pressButton(page, "Ask for a word");
  await page.getByRole("heading", { name: "Nothing has gone. It waits for somebody’s word." }).waitFor();

  const { page: cam } = await stage.newcomer();
  await enterAs(cam, stage.house().url, "cam");
  const waits = heldTo(cam, "Who they are", "Superior Court");
  await waits.getByText(/^due in [89] days$/).waitFor();
  await waits.getByText("No word of ours opens this: it can only be refused.").waitFor();
  expect(await waits.getByRole("button", { name: "Approve" }).count()).toBe(0);
  await expectAccessible(cam, "what waits for counsel");
  await decideWith(cam, waits, "Refuse", "We object. No judge has signed it");
  await pressInTurn(cam, "g", "i");
  await pressButton(cam, "It does not bind us");
  await pressButton(cam, "We object");
  const answered = cam.getByRole("article", { name: /^Subpoena, served / });
  await answered.getByText(/^Counsel: Cam\..*It does not bind us\..*We objected/).waitFor();
  await answered.getByText(/^On hold since /).waitFor();

  return answersAnOrder(scene, page, cam);
}

/** What waits of a kind for a word, to somebody. */
function heldTo(page: Page, what: string, court: string): Locator {
  return page.getByRole("article", { name: `${what}, to: ${court} (Court)` });
}

/** Decides what waits, and says why, with the keyboard alone, until it waits no more. */
async function decideWith(
  page: Page,
  waits: Locator,
  deed: "Approve" | "Refuse",
  why: string,
): Promise<void> {
  await tabTo(page, waits.getByLabel("Why you decide so"));
  await page.keyboard.type(why);
  await tabTo(page, waits.getByRole("button", { name: deed }));
  await page.keyboard.press("Enter");
  await waits.waitFor({ state: "detached" });
}

/** Goes where counsel begins, with the keyboard alone. */
async function toStart(page: Page): Promise<void> {
  await tabTo(page, page.getByRole("link", { name: "Start" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /^Signed in as / }).waitFor();
}

/**
 * Counsel writes down what a judge ordered, of a case of Ada's, who asks for all of it meanwhile. Nobody's word opens that before
 * counsel has found that it binds us; then what the order names goes, and nothing else.
 */
async function answersAnOrder(
  { stage, staff, writes }: Scene,
  page: Page,
  cam: Page,
): Promise<readonly string[]> {
  const named = await writes("555-0223", "They kept the papers that I came with");
  const caseId = (await beginCase(staff.ada, named, stage.secret("Tern"))).caseId;
  const apart = await writes("555-0224", "This one is about no case");

  await fillServed(cam, {
    kind: "Court order",
    isSigned: true,
    issuer: "A judge of the district",
    scope: stage.secret("What Tern is called"),
  });
  await pressButton(cam, "Write it down");
  const order = cam.getByRole("article", { name: /^Court order, served / });
  await pressButton(cam, "I answer it");
  await order.getByText(/^Counsel: Cam\..*Nobody has found whether it binds us\./).waitFor();
  await sayWhoseItIs(cam, order, "District Court");
  // Counsel reads no case that nobody let them into: whose the case is says which it is.
  await layTo(staff.lee, "District Court", caseId);

  await pressInTurn(page, "g", "q");
  await openByKeys(page, named.number);
  await intoCase(page);
  await pick(page, "Method of control", "Locks in");
  await page.keyboard.press("Tab");
  await keptBy(page, "methodsOfControl", "Ada");
  await decideAll(page, { to: "District", purpose: "Legal help", wish: "We want" });
  await decided(page).getByText("What sets it off: A court orders it.").waitFor();
  await decided(page).getByText("Nothing goes.").waitFor();
  await say(page, "How it is told", "Written");
  await pressButton(page, "Ask for a word");
  await page.getByRole("heading", { name: "Nothing has gone. It waits for somebody’s word." }).waitFor();
  await pressButton(page, "Done");

  await toStart(cam);
  const name = heldTo(cam, "Who they are", "District Court");
  await name.getByText("No word of ours opens this: it can only be refused.").waitFor();
  expect(await cam.getByRole("button", { name: "Approve" }).count()).toBe(0);
  await pressInTurn(cam, "g", "i");
  await pressButton(cam, "It binds us");
  await order.getByText(/It binds us\./).waitFor();
  // By its number alone: counsel looks no contact up, and is told nothing of it.
  await tabTo(cam, order.getByRole("textbox", { name: "Or one contact that must stay, by its number" }));
  await cam.keyboard.type(String(apart.number));
  await tabTo(cam, order.getByRole("textbox", { name: "The same number again" }));
  await cam.keyboard.type(String(apart.number));
  await cam.keyboard.press("Enter");
  await order.getByText(new RegExp(`^On hold since .*: Contact ${apart.number}(?!\\d)`)).waitFor();
  await expectAccessible(cam, "an order that binds, and a contact on hold");
  await toStart(cam);
  await decideWith(cam, name, "Approve", "The order names it");
  await decideWith(
    cam,
    heldTo(cam, "What happened", "District Court"),
    "Refuse",
    "The order does not name it",
  );

  await pressInTurn(page, "g", "q");
  await openByKeys(page, named.number);
  await intoCase(page);
  await pressButton(page, "Tell what was approved…");
  await chooseInMenu(page, "Written");
  await packetLines(page).first().waitFor();
  const gone = await packetLines(page).allTextContents();
  await whatLeft(page)
    .getByText(/^Sent: /)
    .waitFor();
  await expectAccessible(page, "what a judge ordered has gone");
  return gone;
}
