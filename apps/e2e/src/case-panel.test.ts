import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { inaccessible } from "./guard/accessible.ts";
import { claimAndOpen, openByKeys, write } from "./screen/answering.ts";
import { caseField, casePanel, fillField, intoCase, mayShare } from "./screen/case-panel.ts";
import { pick, say, tick, writeInto } from "./screen/choices.ts";
import { pressButton, tabTo } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { idOf } from "./talk/move.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { signInByHttp, type Staff } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

/** Every field is reached by Tab, from the first. */
const TAB_BY_TAB_MS_MAX = 240_000;
const SHELTER = "Tern House";
/** The shelter is vetted by whoever does that, and a lead lets a colleague into the only case there is. */
async function vet(pat: Staff): Promise<void> {
  await pat.ask(
    `mutation ($id: ID!, $name: String!) {
      vetRecipient(id: $id, type: service_provider, name: $name, reach: "555-0142", vetting: "Met at their door") { __typename }
    }`,
    { id: randomUUID(), name: SHELTER },
  );
}
async function letIn(url: URL): Promise<void> {
  const lee = await signInByHttp(url, "lee");
  await lee.ask("mutation { keepShift(state: available) { __typename } }");
  const { cases } = await lee.ask<{ cases: { id: string }[] }>("{ cases { id } }");
  const { done } = await lee.ask<{ done: { __typename: string } }>(
    "mutation ($caseId: ID!, $userId: ID!) { done: letIntoCase(caseId: $caseId, userId: $userId) { __typename } }",
    { caseId: cases[0]?.id, userId: await idOf(lee, "ada") },
  );
  expect(done.__typename).not.toBe("NotFound");
}

it(
  "beside a conversation a case is filed, filled by two at once while they write, and nothing leaves it but what its person said yes to",
  async () => {
    const { url } = stage.house();
    await vet(await signInByHttp(url, "pat"));
    const message = {
      event: "c1",
      from: stage.secret("555-0191"),
      text: stage.secret("They took my papers"),
    };
    expect((await deliver(url, message)).ok).toBe(true);
    const { page } = await stage.advocate("dana");
    await claimAndOpen(page, 1);
    await expect.poll(() => mayShare(page).textContent()).toBe("nothing yet");

    // It is filed while somebody writes: what was begun there stays.
    await write(page, "r", "I am here with you");
    await intoCase(page);
    await pressButton(page, "File this contact…");
    await say(page, "Who speaks", "Somebody for themself");
    await pressButton(page, "File it");
    await casePanel(page)
      .getByRole("heading", { name: /^Case \d+$/ })
      .waitFor();
    await fillField(page, "calledName", stage.secret("Rosalind"));
    await page.keyboard.press("F10");
    await page.locator("#composer-text:focus").waitFor();
    await page.keyboard.type(", and I have time");
    expect(await page.locator("#composer-text").inputValue()).toBe("I am here with you, and I have time");
    await caseField(page, "calledName")
      .getByText(/^Dana, /)
      .waitFor();

    // A colleague writes into the same field at the same time: both stand there until somebody chooses.
    await letIn(url);
    const { page: ada } = await stage.advocate("ada");
    await openByKeys(ada, 1);
    await intoCase(ada);
    await ada.getByText("Rosalind speaks here.").waitFor();
    await intoCase(page);
    await fillField(page, "name", stage.secret("Rosalind Quay"));
    await fillField(ada, "name", stage.secret("Rosa Quay"));
    await ada.keyboard.press("Tab");
    await caseField(ada, "name")
      .getByText(/^Ada, /)
      .waitFor();
    // Dana is still in the field: she is told there, and neither her words nor her place are taken.
    await caseField(page, "name")
      .getByText(/^Ada wrote something else here/)
      .waitFor();
    expect(await caseField(page, "name").locator("input:focus").inputValue()).toBe("Rosalind Quay");
    await page.keyboard.press("Tab");
    expect(await inaccessible(page, "a field that two have written")).toEqual([]);
    await pressButton(page, "Keep mine");
    await caseField(page, "name")
      .getByText(/^Dana, /)
      .waitFor();
    // Ada looks on, and asks for nothing.
    await expect.poll(() => caseField(ada, "name").locator("input").inputValue()).toBe("Rosalind Quay");
    await ada.close();

    await pick(page, "Adult or minor", "Adult");
    await pick(page, "Method of control", "debt");
    await page.keyboard.press("Tab");
    await caseField(page, "methodsOfControl")
      .getByText(/^Dana, /)
      .waitFor();

    // She says yes to one thing, to one shelter.
    await pressButton(page, "They say yes to sharing…");
    await pick(page, "To whom", SHELTER);
    await pick(page, "What for", "Referral");
    await tick(page, "What exactly may go", "Who they are");
    await say(page, "Who says yes", "They themself");
    await say(page, "Has a court given them a guardian?", "No");
    await say(page, "Does any help depend on their yes?", "No");
    await tick(page, "What was spoken of", "The risks were spoken of");
    await tick(page, "What was spoken of", "Other ways were spoken of");
    await say(page, "Are they alone?", "Yes");
    await say(page, "Does somebody tell them what to say?", "No");
    await say(page, "Was the danger word heard?", "No");
    for (const point of ["To whom", "What for", "What exactly", "Until when"])
      await tick(page, "What they agreed to as it was read back", point);
    expect(await inaccessible(page, "a yes that is written down")).toEqual([]);
    await pressButton(page, "Keep their yes");
    await expect.poll(() => mayShare(page).textContent()).toContain("1");

    // She says herself that her name is wrong: it is known that it is her, and what stood there stays beside it.
    await pressButton(page, "They ask for what is kept of them…");
    await writeInto(
      page,
      "How it is known that it is them, and that it is safe",
      "By the word that we agreed",
    );
    await pressButton(page, "It is them");
    await page.getByText(/^Verified by Dana, /).waitFor();
    await pressButton(page, "They say that something is wrong…");
    await pick(page, "What is wrong", "Name");
    await page.getByText("It stands there now: Rosalind Quay").waitFor();
    const own = page.getByRole("form", { name: "They say that something is wrong" });
    await tabTo(page, own.getByRole("textbox", { name: "What they say" }));
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(stage.secret("Rosalind Quaye"));
    expect(await inaccessible(page, "somebody's own word")).toEqual([]);
    await pressButton(page, "Write it down");
    const name = caseField(page, "name");
    await name.getByText(/^Their own word\. Dana wrote it down, /).waitFor();
    await name.getByText(/^Before: Rosalind Quay\. Dana, /).waitFor();
    await expect.poll(() => name.locator("input").inputValue()).toBe("Rosalind Quaye");

    // What she said yes to waits for writing, and of what she did not it is said how it could be a yes.
    await pressButton(page, "Tell somebody something…");
    await pick(page, "To whom", SHELTER);
    await pick(page, "What for", "Referral");
    await pick(page, "On whose wish", "The person asks");
    await say(page, "Is danger or harm to somebody feared?", "No");
    await tick(page, "What they would be told of Rosalind", /^Name: /);
    await tick(page, "What they would be told of Rosalind", /^Method of control: /);
    await pressButton(page, "See what may go");
    const decided = page.getByRole("region", { name: "Nothing has gone yet. What may go now:" });
    await decided.getByText("Nothing goes.").waitFor();
    const listed = (words: string) => decided.getByRole("listitem").filter({ hasText: words }).first();
    expect(await listed("Rosalind: Who they are").textContent()).toContain("A call with them on the line.");
    expect(await listed("Rosalind: What happened").textContent()).toContain(
      "Nobody said yes to it, and no exception holds.",
    );
    expect(await inaccessible(page, "what may go")).toEqual([]);
    await say(page, "How it is told", "Spoken");
    await pressButton(page, "Ask for a word");
    await page.getByRole("heading", { name: "Nothing has gone. It waits for somebody’s word." }).waitFor();
  },
  TAB_BY_TAB_MS_MAX,
);
