import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { cutOff, overflowing } from "./guard/overflow.ts";
import { wordsIn } from "./guard/leaks.ts";
import { browserStorage } from "./guard/storage.ts";
import { focusRow, queueRow } from "./screen/desk.ts";
import { hasFocus, pressButton, tabTo } from "./screen/keyboard.ts";
import { leaveOverlay, openPalette } from "./screen/palette.ts";
import { routed } from "./screen/routed.ts";
import { enterAs } from "./screen/sign-in.ts";
import { setStage } from "./stage.ts";
import { file, writePart } from "./talk/cases.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { claim, readQueue } from "./talk/queue.ts";
import { signInByHttp, type Staff } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

/** 1280 px at 400 %. */
const NARROW = { width: 320, height: 640 };
/** A few more than there may be in the rest of one minute, and in the one that begins meanwhile. */
const SEARCHES_MAX = 125;
/** So many at once: what waits for them is a page, which gives an answer up after some seconds. */
const AT_ONCE = 5;

/** One contact in a case, of somebody with a name, and one in none. */
async function playEvening(): Promise<Staff> {
  const { url } = stage.house();
  for (const [event, from, text] of [
    ["s1", "555-0151", "The quillfeather boat leaves at night"],
    ["s2", "555-0152", "Is the quillfeather still moored here"],
  ] as const)
    expect((await deliver(url, { event, from: stage.secret(from), text: stage.secret(text) })).ok).toBe(true);
  const dana = await signInByHttp(url, "dana");
  const row = (await readQueue(dana)).find(({ number }) => number === 1);
  if (row === undefined) throw new Error("the first contact is not in the queue");
  await claim(dana, row);
  const [caseId, person] = [randomUUID(), randomUUID()];
  const came = { kind: "person", person } as const;
  await file(dana, { contactId: row.id, caseId, isNew: true, came, newPeople: [person] });
  const fields = { name: stage.secret("Rosalind Quay") };
  await writePart(dana, { caseId, part: "person", id: person, fields });
  return dana;
}

/** Searches until it is too often: as the minutes are the gateway's own, nobody knows how often that is. */
async function searchTooOften(staff: Staff): Promise<void> {
  const again = `query { found: searchContacts(input: { term: { number: 1 } }) { __typename } }`;
  for (let times = 0; times < SEARCHES_MAX; times += AT_ONCE) {
    const all = await Promise.all(
      Array.from({ length: AT_ONCE }, async () => staff.ask<{ found: { __typename: string } }>(again)),
    );
    if (all.some(({ found }) => found.__typename === "SearchedTooOften")) return;
  }
  throw new Error("nobody searches too often");
}

/** Everything in which the browser could keep, or send on its way, what somebody typed. */
async function aroundThePage(page: Page, asked: readonly string[]): Promise<string> {
  const state = await page.evaluate(() =>
    [location.href, JSON.stringify(history.state), document.title, document.referrer].join("\n"),
  );
  return [state, ...(await browserStorage(page)), ...asked].join("\n");
}

const found = (page: Page, name: RegExp) => page.getByRole("dialog").getByRole("button", { name });

it("contacts and cases are found by key, opened by key, and what was typed is in no address, history or storage, nor kept", async () => {
  const dana = await playEvening();
  const { page } = await stage.advocate("dana");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
  await focusRow(page, 2);

  // Where one may write, it writes; anywhere else it opens the search, which gives the focus back.
  await page.keyboard.press("/");
  const words = page.getByLabel("Words that were said or written, all of them");
  await words.and(page.locator(":focus")).waitFor();
  await page.keyboard.type("quillfeather");
  await page.keyboard.press("Enter");
  await found(page, /^Contact 2/).waitFor();
  await found(page, /^Contact 1/).waitFor();
  await page.getByRole("region", { name: "Cases" }).getByText("Nothing was found.").waitFor();
  await expectAccessible(page, "what was found");
  await leaveOverlay(page);
  await expect.poll(() => hasFocus(queueRow(page, 2))).toBe(true);
  await page.keyboard.press("/");
  await words.and(page.locator(":focus")).waitFor();
  expect(await words.inputValue()).toBe("");
  expect(await found(page, /^Contact/).count()).toBe(0);

  await page.keyboard.type("quillfeather moored");
  await page.keyboard.press("Enter");
  await found(page, /^Contact 2/).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator("#contact-heading:focus").getByText("Contact 2").waitFor();

  // A case, by a name of somebody in it, stands beside the contact that was filed there.
  await page.keyboard.press("/");
  await words.and(page.locator(":focus")).waitFor();
  await tabTo(page, page.getByRole("radio", { name: "Words" }), "Shift+Tab");
  await page.keyboard.press("ArrowLeft");
  await tabTo(page, page.getByLabel(/^Name of somebody in a case/));
  await page.keyboard.type("rosalind");
  await page.keyboard.press("Enter");
  await found(page, /^Case 1/).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Contact 1", exact: true }).waitFor();
  await page.getByRole("heading", { name: "Case 1", exact: true }).waitFor();

  const typed = ["quillfeather", "moored", "rosalind"];
  expect(wordsIn(await aroundThePage(page, asked), typed)).toEqual([]);
  expect(asked.some((request) => /^POST .*\/graphql$/.test(request))).toBe(true);

  // All of it fits a narrow screen, unfolded.
  await page.setViewportSize(NARROW);
  await page.getByRole("button", { name: /: account$/ }).click();
  await page.getByRole("menuitem", { name: "Search" }).click();
  await words.and(page.locator(":focus")).waitFor();
  await page.keyboard.type("quillfeather");
  await page.keyboard.press("Enter");
  await found(page, /^Contact 2/).waitFor();
  await pressButton(page, "Narrow it…");
  await page.getByText("Contacts that came by").first().waitFor();
  const screen = "the search, unfolded, at 320 pixels";
  expect([...(await overflowing(page, screen)), ...(await cutOff(page, screen))]).toEqual([]);
  await expectAccessible(page, screen);

  // Whoever searches more than anybody needs is told, and what was found is not taken for nothing.
  await routed(page, "**/graphql", async (route) => {
    if (route.request().postData()?.includes("quillfeather boat") === true) await searchTooOften(dana);
    await route.continue();
  });
  await tabTo(page, words, "Shift+Tab");
  await page.keyboard.type("quillfeather boat");
  await page.keyboard.press("Enter");
  await page.getByText("That is more than anybody may search within a minute.").first().waitFor();
  expect(await page.getByText("Nothing was found.").count()).toBe(0);
});

it.each([
  ["alex", 0],
  ["pat", 1],
] as const)(
  "the search is offered to whoever finds something by it, and to nobody else: %s",
  async (who, times) => {
    const { page } = await stage.newcomer();
    await enterAs(page, stage.house().url, who);
    await page.getByRole("button", { name: /: account$/ }).waitFor();
    await expect.poll(() => page.getByRole("button", { name: /^Search/ }).count()).toBe(times);
    const panel = page.getByRole("dialog", { name: "Search" });
    await page.keyboard.press("/");
    await expect.poll(() => panel.count()).toBe(times);
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    await openPalette(page);
    await page.keyboard.type("search contacts");
    const offered = page.getByRole("menuitem", { name: "Search contacts and cases", exact: false });
    await expect.poll(() => offered.count()).toBe(1);
    expect(await page.getByRole("menuitem", { name: /Search.*Not for your role/ }).count()).toBe(1 - times);
  },
);
