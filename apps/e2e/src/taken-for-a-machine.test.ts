import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openMailLine, type MailLine } from "./house/mail-line.ts";
import { claimAndOpen, said } from "./screen/answering.ts";
import { arrived, queueRow } from "./screen/desk.ts";
import { pressButton, pressInTurn, tabTo } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { rawMail } from "./talk/mails.ts";
import { move } from "./talk/move.ts";
import { signInByHttp, type StaffMember } from "./talk/staff.ts";

let line: MailLine;
const stage = setStage({ outside: async () => (line = await openMailLine()) });

const ARRIVES_MS_MAX = 30_000;

/** What a program says of itself at the head of what it answers. */
const answering = (subject: string, to: string) => ({
  Subject: `Re: ${subject}`,
  "Message-ID": `<answer.${to}>`,
  "In-Reply-To": `<${to}>`,
  "Auto-Submitted": "auto-replied",
});

/** Somebody writes, is read by whoever sits here, and their contact is closed. */
async function talkedTo(page: Page, who: StaffMember, number: number, name: string): Promise<void> {
  await line.lab.bring({
    messageId: `<${name}@example.test>`,
    subject: stage.secret(`About the ${name}`),
    text: stage.secret(`Is the ${name} still there?`),
  });
  await claimAndOpen(page, number);
  await said(page, `Is the ${name} still there?`).waitFor();
  await move(await signInByHttp(stage.house().url, who), "close", number);
  await queueRow(page, number).waitFor({ state: "detached" });
}

it("who is taken for a machine after the close is found, said to be a person, and waits in the queue with their words", async () => {
  const { page } = await stage.advocate("dana");
  await talkedTo(page, "dana", 1, "heron");
  const words = stage.secret("I answer by a machine, and I am here");
  await line.lab.bring({ raw: rawMail(answering("About the heron", "heron@example.test"), words) });
  await page.getByRole("link", { name: "Mail" }).waitFor();
  await pressInTurn(page, "g", "m");
  await page.getByRole("heading", { name: "Mail to look at" }).waitFor();
  const act = page.getByRole("button", { name: "Contact 1: this is a person" });
  await expect
    .poll(
      async () => {
        if (!(await act.isVisible())) await pressButton(page, "Look again");
        return act.isVisible();
      },
      { timeout: ARRIVES_MS_MAX, interval: 500 },
    )
    .toBe(true);
  await page.getByText("An automatic answer").waitFor();
  await tabTo(page, act);
  await page.keyboard.press("Enter");
  // On the screen: it is said aloud as well, and stands in the page for a second.
  await page
    .locator("#work")
    .getByText("Contact 1 is in the queue, as a person who waits for an answer.")
    .waitFor();
  await pressInTurn(page, "g", "q");
  await claimAndOpen(page, 1);
  await said(page, words).waitFor();
});

it("who is taken for a machine after the close and is in danger waits in the queue at once, whoever looks at a list", async () => {
  const { page } = await stage.advocate("ada");
  await talkedTo(page, "ada", 2, "wren");
  const words = stage.secret("Out of office. He won't let me leave, please");
  await line.lab.bring({ raw: rawMail(answering("About the wren", "wren@example.test"), words) });
  await arrived(page, 2);
  await queueRow(page, 2).getByText("came back").waitFor();
  // Nobody has to look at a list for that.
  const dana = await signInByHttp(stage.house().url, "dana");
  expect(await dana.ask("{ lookCount }")).toEqual({ lookCount: 0 });
});
