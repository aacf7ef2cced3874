import { ensureAsterisk, type Phone } from "@holdfast/channel-voice-sip/testing";
import { rounds } from "@holdfast/tooling/rounds";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openChromiumThatTalks } from "./house/chromium.ts";
import { hears, keepConnections } from "./house/hearing.ts";
import { openVoiceLine, type VoiceLine } from "./house/voice-line.ts";
import { ENGLISH } from "./screen/call-labels.ts";
import { queueRow } from "./screen/desk.ts";
import { tabTo } from "./screen/keyboard.ts";
import { chooseInMenu } from "./screen/menu.ts";
import { picture } from "./screen/picture.ts";
import { answerByKey, goOnShift, rings } from "./screen/telephone.ts";
import { setStage } from "./stage.ts";
import { lately, somebodyCalls } from "./talk/telephone.ts";

const installed = await ensureAsterisk();

/**
 * A minute and a half, to have others wait, too: only where rounds ask for more, since a change has an hour; the closing line
 * says that it was skipped. That a tab is gone is told with each change, at the end of a story of `lab-voice-calls`.
 */
const LONG_ROUNDS = rounds(1) > 1;

const LOST_HZ = 440;
const OTHER_HZ = 620;
const DANA_HZ = 950;
const ADA_HZ = 1300;
const HERTZ = [LOST_HZ, OTHER_HZ, DANA_HZ, ADA_HZ];
/** Two callers who are greeted, and two who answer. */
const TEST_MS_MAX = 240_000;
const SECONDS = { timeout: 20_000 };
/** How soon somebody else is asked (CF21). */
const OFFERED_MS_MAX = 10_000;

describe.runIf(installed.kind !== "cannot" && LONG_ROUNDS)("an advocate whose tab is gone", () => {
  let line: VoiceLine;
  let adas: Browser;
  const stage = setStage({
    outside: async () => (line = await openVoiceLine()),
    browser: () => openChromiumThatTalks(DANA_HZ),
    moreOrigins: () => [line.origin],
  });
  beforeAll(async () => {
    adas = await openChromiumThatTalks(ADA_HZ);
  });
  afterAll(() => adas?.close());

  async function onShift(page: Page, who: "dana" | "ada"): Promise<Page> {
    await keepConnections(page);
    await stage.signIn(page, who);
    await goOnShift(page, ENGLISH);
    return page;
  }
  const hearing = (caller: Phone) => () => lately(caller, HERTZ);

  it(
    "[CF15, CF21, CF30] leaves a caller to music, at the head of the queue and before whoever waited, until a second advocate is asked and answers; then the caller hangs up",
    async () => {
      const dana = await onShift((await stage.newcomer()).page, "dana");
      const lost = await somebodyCalls(line.lab, stage.secret("+15550131"), LOST_HZ);
      await rings(dana, 1, ENGLISH);
      await answerByKey(dana, 1, ENGLISH);
      await expect.poll(hearing(lost), SECONDS).toContain(DANA_HZ);

      const ada = await onShift((await stage.resident(await adas.newContext())).page, "ada");
      await somebodyCalls(line.lab, stage.secret("+15550132"), OTHER_HZ);
      await rings(ada, 2, ENGLISH);
      await tabTo(ada, ada.getByRole("button", { name: "Decline contact 2, and say why" }));
      await ada.keyboard.press("Enter");
      await chooseInMenu(ada, "I need a minute");
      await ada.locator("#calls").getByText("Telephone ready.", { exact: true }).waitFor();

      const gone = Date.now();
      await dana.close();
      await rings(ada, 1, ENGLISH);
      expect(Date.now() - gone).toBeLessThan(OFFERED_MS_MAX);
      await expect.poll(hearing(lost), SECONDS).toEqual(Array.from({ length: 8 }, () => "music"));
      const rows = await ada.getByRole("grid").locator("[role=row][data-row]").all();
      expect(await rows[0]?.getAttribute("aria-label")).toMatch(/Contact 1\b/);
      await queueRow(ada, 2).waitFor();
      await picture(ada, "calls lost tab rings for another");
      await answerByKey(ada, 1, ENGLISH);
      await expect.poll(hearing(lost), SECONDS).toContain(ADA_HZ);
      await expect.poll(() => hears(ada), SECONDS).toBeCloseTo(LOST_HZ, -1);
      expect(lost.happened()).not.toContain("CALL_CLOSED");
      await lost.hangUp();
      await ada.getByText(ENGLISH.over).waitFor();
      await ada.getByText("They hung up.").waitFor();
    },
    TEST_MS_MAX,
  );
});
