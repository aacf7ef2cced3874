import { CALLER, FULL, INTAKE } from "@holdfast/channel-email/testing";
import { expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { openMailLine, type MailLine } from "./house/mail-line.ts";
import { claimAndOpen, said, stateOf, writeAnswer } from "./screen/answering.ts";
import { pressButton } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { lyingMail, mailWithFile, rawMail } from "./talk/mails.ts";

let line: MailLine;
const stage = setStage({ outside: async () => (line = await openMailLine()) });

const LEAVES_MS_MAX = 30_000;
const FIRST_ID = "<first.dunlin@example.test>";

it("a mail becomes a contact, is answered by keyboard, and the answer lies in the writer's mailbox under it", async () => {
  const { page } = await stage.advocate("dana");
  await line.lab.bring({
    messageId: FIRST_ID,
    subject: stage.secret("The dunlin's papers"),
    text: stage.secret("Can somebody look at what I signed?"),
  });
  await claimAndOpen(page, 1);
  await said(page, "look at what I signed").waitFor();
  const answer = stage.secret("Yes. Which of the papers worries you most?");
  await writeAnswer(page, answer);
  await stateOf(page, answer, "Sent").waitFor({ timeout: LEAVES_MS_MAX });
  await expect.poll(() => line.lab.delivered(CALLER), { timeout: LEAVES_MS_MAX }).toHaveLength(1);
  const [lying] = (await line.lab.delivered(CALLER)).map(lyingMail);
  expect(lying?.header("In-Reply-To")).toBe(FIRST_ID);
  expect(lying?.header("Subject")).toBe("Re: The dunlin's papers");
  expect(lying?.body.replaceAll(/ ?\n/g, " ")).toContain(answer);
  expect(lying?.body).not.toContain("what I signed");

  await line.lab.bring({
    subject: "Re: The dunlin's papers",
    inReplyTo: lying?.header("Message-ID") ?? "",
    text: stage.secret("The one about the flat"),
  });
  await said(page, "The one about the flat").waitFor({ timeout: LEAVES_MS_MAX });

  const away = stage.secret("I am away until the curlew returns");
  await line.lab.bring({
    raw: rawMail(
      {
        Subject: "Automatic reply",
        "Message-ID": "<away.dunlin@example.test>",
        "In-Reply-To": lying?.header("Message-ID") ?? "",
        "Auto-Submitted": "auto-replied",
      },
      away,
    ),
  });
  await said(page, "An automatic answer").waitFor({ timeout: LEAVES_MS_MAX });
  expect(await page.getByText(away).count()).toBe(0);
});

it("an answer that comes back shows as not delivered, with what that means", async () => {
  const { page } = await stage.advocate("ada");
  await line.lab.bring({
    from: stage.secret(FULL),
    subject: "A full box",
    text: stage.secret("Write to me"),
  });
  await claimAndOpen(page, 2);
  const answer = stage.secret(`We are here. ${"There is much to say. ".repeat(150)}`.trim());
  await writeAnswer(page, answer);
  // At the answer: the same is said aloud, and stands in the page for a second.
  await stateOf(page, answer, "Not delivered").waitFor({ timeout: LEAVES_MS_MAX });
  const why = said(page, answer).getByText("its mailbox takes no mail");
  await expect.poll(() => why.isVisible()).toBe(true);
});

it("what came with a mail is named, warned of, and saved without the name that a stranger gave it", async () => {
  const { page } = await stage.advocate("marta");
  const written = {
    subject: stage.secret("The knot's invoice"),
    text: stage.secret("Open what I sent"),
    html: "Open what I sent",
    fileName: stage.secret("knot-invoice.pdf.exe"),
    file: "nothing",
  };
  await line.lab.bring({ raw: mailWithFile(written) });
  await claimAndOpen(page, 3);
  await said(page, "knot-invoice.pdf.exe").waitFor();
  await said(page, "Can run on this computer").waitFor();
  await expectAccessible(page, "a mail with a file");
  await pressButton(page, /^Download knot-invoice/);
  await page.getByRole("dialog").getByText("it can take over this computer").waitFor();
  await expectAccessible(page, "the warning before a download");
  const saving = page.waitForEvent("download");
  await pressButton(page, "Download it all the same");
  expect((await saving).suggestedFilename()).toBe("file-from-mail.unsafe");
});

it("a mail from another address in the thread says so, and who can read it, and shows addresses and earlier words when somebody asks", async () => {
  const { page } = await stage.advocate("dana");
  const before = await line.lab.delivered(CALLER);
  await line.lab.bring({ subject: "The curlew", text: stage.secret("My mother helps me with this") });
  await claimAndOpen(page, 4);
  const answer = stage.secret("She is welcome to write to us");
  await writeAnswer(page, answer);
  await stateOf(page, answer, "Sent").waitFor({ timeout: LEAVES_MS_MAX });
  await expect
    .poll(() => line.lab.delivered(CALLER), { timeout: LEAVES_MS_MAX })
    .toHaveLength(before.length + 1);
  const lying = (await line.lab.delivered(CALLER)).at(-1);
  const words = stage.secret("I am her mother and she cannot write now");
  const [mother, along] = [stage.secret("sandpiper@mother.example"), stage.secret("turnstone@along.example")];
  const fields = {
    From: `Sandpiper <${mother}>`,
    Cc: along,
    Subject: "Re: The curlew",
    "Message-ID": "<mother.curlew@example.test>",
    "In-Reply-To": lyingMail(lying ?? "").header("Message-ID") ?? "",
  };
  const quoting = `${words}\n\nOn Thu, 26 Nov 2026 at 10:00, Info <${INTAKE}> wrote:\n> ${answer}`;
  await line.lab.bring({ from: mother, raw: rawMail(fields, quoting) });
  const mail = said(page, words);
  await mail.getByText("Another sender").waitFor({ timeout: LEAVES_MS_MAX });
  await mail.getByText("1 other can read this mail").waitFor();
  for (const hidden of [mother, along]) expect(await page.getByText(hidden).count()).toBe(0);
  await expectAccessible(page, "a mail from another address");
  await pressButton(page, "Show the sender’s address");
  await mail.getByText(mother).waitFor();
  await pressButton(page, "Show who");
  expect(await mail.getByText(along).count()).toBe(0);
  await pressButton(page, "Show address 1");
  await mail.getByText(along).waitFor();
  expect(await mail.getByText(answer).count()).toBe(0);
  await pressButton(page, "Earlier words quoted");
  await mail.getByText(answer).waitFor();
  await expectAccessible(page, "a mail from another address, all of it shown");
});
