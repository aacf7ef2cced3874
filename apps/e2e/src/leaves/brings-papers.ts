import { expect } from "vitest";
import { expectAccessible } from "../guard/accessible.ts";
import type { MovedClock } from "../house/moved-clock.ts";
import { claimAndOpen, openByKeys } from "../screen/answering.ts";
import { beginFiling, casePanel, fileIt, intoCase } from "../screen/case-panel.ts";
import { say, tick, writeInto } from "../screen/choices.ts";
import { decideAll, packetLines, whatLeft, whyStays } from "../screen/disclosing.ts";
import { pressButton } from "../screen/keyboard.ts";
import { chooseScan, fillPaper, lookAtScan } from "../screen/papers.ts";
import { bringPapers, reportCarnival } from "../talk/carnival.ts";
import { seePapers } from "../talk/releases.ts";
import type { Scene } from "./scene.ts";

const DAY_MS = 24 * 3_600_000;

/**
 * An attorney brings what each of three has signed and is told just that; gives what they would be told a month later. The clock stays
 * moved.
 */
export async function bringsPapers(
  { stage, staff, writes }: Scene,
  clock: MovedClock,
): Promise<readonly string[]> {
  const fair = await reportCarnival(staff.dana, writes);
  const letter = await writes("555-0219", "I speak for three who worked at the fair, and each has signed");
  const { page } = await stage.advocate("dana");
  await claimAndOpen(page, letter.number);
  await beginFiling(page);
  await writeInto(page, "Or the number of a case", String(fair.number));
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: `Case ${fair.number}`, exact: true, checked: true }).waitFor();
  await say(page, "Who speaks", "Somebody who speaks for others");
  await say(page, "What they have shown", "A written authority");
  for (const who of ["Ana", "Ben", "Cruz"]) await tick(page, "For whom they speak", who);
  await say(page, "Are they somebody of the case themself?", "Somebody who is not in the case yet");
  await expectAccessible(page, "an attorney is filed");
  await fileIt(page);
  await casePanel(page)
    .getByText(/Attorney, for 3 people: Ana, Ben, Cruz\. Shown: A written authority\.$/)
    .waitFor();

  await say(page, "Whom or what you fill in", "Ana");
  await fillPaper(page, {
    to: "Wren",
    what: ["Who they are", "What happened", "Who is said to exploit them"],
    days: "90 days",
  });
  await chooseScan(page);
  await expectAccessible(page, "a paper that an attorney brings");
  await pressButton(page, "Keep their yes");
  await page.getByText(/^To: Wren and Partners/).waitFor();
  await lookAtScan(page);

  // The others' by the same road, without a screen; each paper is seen by a second one of ours.
  await bringPapers(staff.dana, fair, letter.id);
  expect(await seePapers(staff.lee, fair.caseId)).toBe(3);

  await decideAll(page, { to: "Wren", purpose: "Legal help", wish: "The person" });
  const allowed = [
    "Person 1. What they want to be called: Ana",
    "Person 1. Adult or minor: Adult",
    "Person 1. Method of control: Locks in, or follows them",
    "Person 2. What they want to be called: Ben",
    "Person 2. Adult or minor: Adult",
    "Person 3. What they want to be called: Cruz",
    "Person 3. Adult or minor: Adult",
    "Alleged exploiter 1. Name: Mr Wheel",
    "Note 1. Words: They were paid together, or not at all.",
  ];
  expect(await packetLines(page).allTextContents()).toEqual(allowed);
  await expectAccessible(page, "what the attorney may be told");
  await say(page, "How it is told", "On paper");
  await pressButton(page, "Tell them this");
  await page.getByRole("heading", { name: /^Kept as told: what stands here, and nothing else\./ }).waitFor();
  expect(await packetLines(page).allTextContents()).toEqual(allowed);
  await whatLeft(page).getByText("To: Their attorney. For: Legal help.").waitFor();

  // A month later the yes of one has run out, and those of the others hold.
  await page.goto("about:blank");
  await clock.pass(31 * DAY_MS, stage.house().url);
  await stage.signIn(page, "dana");
  await openByKeys(page, letter.number);
  await intoCase(page);
  await decideAll(page, { to: "Wren", purpose: "Legal help", wish: "The person" });
  const told = await packetLines(page).allTextContents();
  expect(await whyStays(page, "Cruz: Who they are")).toContain("Their yes has run out.");
  await expectAccessible(page, "what the attorney may be told a month later");
  return told;
}
