import { readFile } from "node:fs/promises";
import type { Download, Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { DEMO_PASSWORD } from "./house/house.ts";
import { openMailLine, type MailLine } from "./house/mail-line.ts";
import { claimAndOpen } from "./screen/answering.ts";
import { queueRow } from "./screen/desk.ts";
import { pressButton, pressInTurn, tabTo } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { askInTime } from "./talk/ask-in-time.ts";
import { unreadableMail } from "./talk/mails.ts";
import { signInByHttp } from "./talk/staff.ts";

let line: MailLine;
const stage = setStage({ outside: async () => (line = await openMailLine()) });

/** Reading takes until it is given up, and twenty megabytes travel over two servers before that. */
const ARRIVES_MS_MAX = 120_000;
const TEST_MS_MAX = 240_000;
const LEAD_IN = "Download the mail as it came…";

const bytesOf = async (download: Download): Promise<string> =>
  (await readFile(await download.path())).toString("latin1");
const withLineFeeds = (mail: string): string => mail.replaceAll("\r\n", "\n").trimEnd();

/** Downloads the mail as it came, with the keyboard alone; gives where it was asked for, and what was saved. */
async function downloadIt(page: Page): Promise<{ readonly path: string; readonly saved: Download }> {
  await pressButton(page, LEAD_IN);
  await page.getByRole("dialog").getByText("Files from strangers can harm this computer").waitFor();
  await expectAccessible(page, "the warning before a mail as it came");
  const asking = page.waitForRequest((request) => new URL(request.url()).pathname.startsWith("/files/"));
  const saving = page.waitForEvent("download");
  await tabTo(page, page.getByRole("dialog").getByRole("button", { name: "Download", exact: true }));
  await page.keyboard.press("Enter");
  return { path: new URL((await asking).url()).pathname, saved: await saving };
}

it(
  "a mail that cannot be read says so in the queue and in its contact, and is had as it came by those who may, byte for byte",
  async () => {
    const mail = unreadableMail(
      stage.secret("The knot at the lock"),
      stage.secret("Come before the tide turns"),
    );
    const { page } = await stage.advocate("dana");
    await line.lab.bring({ raw: mail });
    await queueRow(page, 1).waitFor({ timeout: ARRIVES_MS_MAX });
    await queueRow(page, 1).getByText("part unreadable").waitFor();
    await claimAndOpen(page, 1);
    await page.getByText("This mail could not be read here.").waitFor();
    await page.getByText("Somebody may be waiting for an answer all the same.").waitFor();
    await expectAccessible(page, "a mail that could not be read");
    const { path, saved } = await downloadIt(page);
    expect(saved.suggestedFilename()).toBe("mail-as-it-came.eml");
    const came = withLineFeeds(await bytesOf(saved));
    // Servers on the way put their own lines on top, and nothing else.
    expect(came.endsWith(withLineFeeds(mail))).toBe(true);
    expect(came.slice(0, -withLineFeeds(mail).length)).toMatch(/^(Return-Path|Delivered-To|Received):/);

    const { url } = stage.house();
    const post = async (cookie: string | null): Promise<number> => {
      const headers = { origin: url.origin, ...(cookie === null ? {} : { cookie }) };
      const answer = await askInTime(new URL(path, url), { method: "POST", headers });
      await answer.body?.cancel();
      return answer.status;
    };
    for (const who of ["pat", "cam", "alex"] as const)
      expect(await post((await signInByHttp(url, who)).cookie)).toBe(403);
    expect(await post(null)).toBe(401);
    expect(await post((await signInByHttp(url, "lee")).cookie)).toBe(200);

    const contact = page.url();
    const other = await stage.newcomer();
    await other.page.goto(url.href);
    await tabTo(other.page, other.page.getByLabel("Username"));
    await other.page.keyboard.type("pat");
    await other.page.keyboard.press("Tab");
    await other.page.keyboard.type(DEMO_PASSWORD);
    await other.page.keyboard.press("Enter");
    await other.page.getByRole("heading", { name: /^Signed in as Pat/ }).waitFor();
    await other.page.goto(contact);
    await other.page.getByRole("heading", { name: /^Signed in as Pat/ }).waitFor();
    expect(await other.page.getByRole("button", { name: LEAD_IN }).count()).toBe(0);
    expect(new URL(other.page.url()).pathname).toBe("/");
  },
  TEST_MS_MAX,
);

it("what could not be read stands among the mail to look at, until somebody says that they have read it", async () => {
  const { page } = await stage.advocate("ada");
  await page.getByRole("link", { name: "Mail 1 to look at" }).waitFor();
  await pressInTurn(page, "g", "m");
  await page.getByRole("heading", { name: "Mail to look at" }).waitFor();
  await page.getByText("It could not be read.").waitFor();
  await expectAccessible(page, "mail to look at");
  await pressButton(page, "Contact 1: seen…");
  await page.getByRole("dialog").getByText("Open the contact and read it first.").waitFor();
  await expectAccessible(page, "whether it was read");
  await pressButton(page, "I have read it");
  await page.getByText("There is nothing to look at.").waitFor();
  await page.getByRole("link", { name: "Mail", exact: true }).waitFor();
  const dana = await signInByHttp(stage.house().url, "dana");
  expect(await dana.ask("{ lookCount }")).toEqual({ lookCount: 0 });
});
