import { ensureAsterisk } from "@holdfast/channel-voice-sip/testing";
import { describe, expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { openChromiumThatTalks } from "./house/chromium.ts";
import { hears, keepConnections } from "./house/hearing.ts";
import { openVoiceLine, type VoiceLine } from "./house/voice-line.ts";
import { ENGLISH } from "./screen/call-labels.ts";
import { tabTo } from "./screen/keyboard.ts";
import { picture } from "./screen/picture.ts";
import { answerInQueue, doInCall, goOnShift } from "./screen/telephone.ts";
import { setStage } from "./stage.ts";
import { recordSaid } from "./talk/preferences.ts";
import { signInByHttp } from "./talk/staff.ts";
import { somebodyCalls } from "./talk/telephone.ts";

const installed = await ensureAsterisk();

const PERSON_HZ = 440;
const MACHINE_HZ = 1130;
const ADVOCATE_HZ = 950;
const CALL_MS_MAX = 120_000;
const SECONDS = { timeout: 20_000 };

describe.skipIf(installed.kind === "cannot")("a call to the person", () => {
  let line: VoiceLine;
  const stage = setStage({
    outside: async () => (line = await openVoiceLine()),
    browser: () => openChromiumThatTalks(ADVOCATE_HZ),
    moreOrigins: () => [line.origin],
  });

  it(
    "[CP17, CP18, DB278] is off until it is agreed, is made as whom they agreed, and when a machine answers leaves the neutral words at most, as only whoever hears it says",
    async () => {
      const number = stage.secret("+15550161");
      const { page } = await stage.newcomer();
      await keepConnections(page);
      await stage.signIn(page, "dana");
      await goOnShift(page, ENGLISH);
      const person = await somebodyCalls(line.lab, number, PERSON_HZ);
      await answerInQueue(page, 1, ENGLISH);
      await expect.poll(() => hears(page), SECONDS).toBeCloseTo(PERSON_HZ, -1);
      await person.hangUp();
      await page.getByText(ENGLISH.over).waitFor();
      await person.close();

      const call = page.getByRole("region", { name: ENGLISH.call, exact: true });
      await call.getByText("Calling them is off.").waitFor();
      const contactId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
      await recordSaid(await signInByHttp(stage.house().url, "dana"), contactId, {
        call: { as: "Robin", about: "the book club", mayLeaveVoicemail: true },
      });
      await call
        .getByText("If somebody else picks up, you are Robin, and it is about the book club.")
        .waitFor();
      const machine = await line.lab.phone({
        number,
        hertz: MACHINE_HZ,
        isReachable: true,
        answersItself: true,
      });
      await doInCall(page, ENGLISH, "Call the person");
      await expect.poll(() => hears(page), SECONDS).toBeCloseTo(MACHINE_HZ, -1);

      const asked = page.getByRole("region", { name: "Who answered" });
      await asked.getByText("Only you hear it.").waitFor();
      await expect(call.getByText("If somebody else picks up, you are Robin").isVisible()).resolves.toBe(
        true,
      );
      await picture(page, "calls who answered is asked");
      await expectAccessible(page, "who answered is asked");
      await tabTo(page, asked.getByRole("button", { name: "A machine answered" }));
      await page.keyboard.press("Enter");
      const words = asked.locator("blockquote");
      await words.waitFor();
      expect(await words.innerText()).not.toMatch(/hotline|traffick|shelter|Holdfast/i);
      await picture(page, "calls words for a machine");
      await expectAccessible(page, "words for a machine");
      await tabTo(page, asked.getByRole("button", { name: "I read it, hang up" }));
      await page.keyboard.press("Enter");
      await machine.until("CALL_CLOSED");
      await call.getByText("a machine answered, and the neutral words were left. Said by Dana.").waitFor();
      await asked.waitFor({ state: "detached" });
    },
    CALL_MS_MAX,
  );
});
