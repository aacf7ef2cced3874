import { expect, it, vi } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { DEMO_PASSWORD } from "./house/house.ts";
import { movedClock, type MovedClock } from "./house/moved-clock.ts";
import { openByKeys } from "./screen/answering.ts";
import { intoCase } from "./screen/case-panel.ts";
import { say, tick, writeInto } from "./screen/choices.ts";
import { decideAll, packetLines } from "./screen/disclosing.ts";
import { hasFocus, pressButton, tabTo } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { arrives, beginCase, vet, writePart } from "./talk/cases.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { signInByHttp } from "./talk/staff.ts";

/** Within which a console reads all anew, and decides anew, once it is told to. */
const READ_ANEW_MS_MAX = 8_000;

let clock: MovedClock;
const stage = setStage({
  // Whose clock jumps knows nobody for a moment.
  outage: true,
  environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }),
  outside: async () => (clock = await movedClock()),
});
vi.setConfig({ testTimeout: 240_000 });

it("what leaves asks whoever sits there to prove that it is them, over what they composed, and goes on with just that", async () => {
  const { url } = stage.house();
  const [dana, pat] = await Promise.all(["dana", "pat"].map(async (who) => signInByHttp(url, who)));
  await vet(pat!, "child_protection", "County Child Protection");
  const young = await arrives(url, dana!, stage.secret("555-0301"), stage.secret("he keeps what i earn"));
  const { caseId, person } = await beginCase(dana!, young, stage.secret("Robin"));
  const fields = { roles: ["person_in_situation"], age: "minor" };
  await writePart(dana!, { caseId, part: "person", id: person, fields });

  const { page } = await stage.advocate("dana");
  await openByKeys(page, young.number);
  await intoCase(page);
  const fears = async (): Promise<void> => {
    await say(page, "Is danger or harm to somebody feared?", "Yes");
    await say(page, "Danger", "The situation is dangerous, nothing is near");
    await say(page, "Harm to a minor", "There is reason to suspect it");
    await say(page, "Harm to an adult who cannot protect themself", "No");
    await tick(page, "For whom it is feared", "Robin");
    await writeInto(page, "Place, as in US-CA, if it is known", "US-CA");
  };
  await decideAll(page, { to: "County", purpose: "Something", wish: "We want", fears });
  await say(page, "How it is told", "Spoken");

  // They were called away, and have signed in longer ago than a proof holds. If the gateway finds that its log was not read for so
  // long, which is chance, all is read anew and decided anew within seconds: not under what follows.
  const decidedAnew = page
    .waitForResponse((answer) => (answer.request().postData() ?? "").includes("PreviewDisclosure"), {
      timeout: READ_ANEW_MS_MAX,
    })
    .catch(() => null);
  await clock.pass(11 * 60_000, url);
  await (await decidedAnew)?.finished();
  await page.getByText(/^The clock of this computer is 11 min slow/).waitFor();
  await pressButton(page, "See what may go");
  const goOn = page.getByRole("button", { name: "Tell them this" });
  const dialog = page.getByRole("dialog", { name: "Prove that it is you" });
  const password = dialog.getByLabel("Your password");
  await pressButton(page, "Tell them this");
  await dialog.waitFor();
  await expect.poll(() => hasFocus(password)).toBe(true);
  await expectAccessible(page, "proving that it is you");
  await page.setViewportSize({ width: 320, height: 640 });
  await expectAccessible(page, "proving that it is you on a narrow screen");
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.keyboard.press("Escape");
  await page
    .getByRole("form", { name: "Tell somebody something" })
    .getByText("Nothing has gone: it was not proved that it is you.")
    .waitFor();
  await expect.poll(() => hasFocus(goOn)).toBe(true);

  await page.keyboard.press("Enter");
  await expect.poll(() => hasFocus(password)).toBe(true);
  await page.keyboard.type("somebody else's guess");
  await page.keyboard.press("Enter");
  await dialog.getByText("This is not your password.").waitFor();
  await expectAccessible(page, "a wrong password");
  await tabTo(page, password, "Shift+Tab");
  await page.keyboard.press("Control+A");
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Kept as told: what stands here, and nothing else." }).waitFor();
  await dialog.waitFor({ state: "detached" });
  expect(await packetLines(page).allTextContents()).toContain("Person 1. What they want to be called: Robin");
});
