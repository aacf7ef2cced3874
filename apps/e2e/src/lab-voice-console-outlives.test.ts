import { ensureAsterisk, type Phone } from "@holdfast/channel-voice-sip/testing";
import { rounds } from "@holdfast/tooling/rounds";
import { describe, expect, it } from "vitest";
import { openChromiumThatTalks } from "./house/chromium.ts";
import { hears, keepConnections } from "./house/hearing.ts";
import { openVoiceLine, type VoiceLine } from "./house/voice-line.ts";
import { ENGLISH } from "./screen/call-labels.ts";
import { arrived } from "./screen/desk.ts";
import { picture } from "./screen/picture.ts";
import { answerByKey, goOnShift, hangUp, rings, wrapUp } from "./screen/telephone.ts";
import { setStage } from "./stage.ts";
import { signInByHttp, type Staff } from "./talk/staff.ts";
import { lately, somebodyCalls } from "./talk/telephone.ts";

const installed = await ensureAsterisk();

/** A minute and a half: only where rounds ask for more, since a change has an hour; the closing line says that it was skipped. */
const LONG_ROUNDS = rounds(1) > 1;

const TALKS_HZ = 440;
const WAITS_HZ = 620;
const ADVOCATE_HZ = 950;
const HERTZ = [TALKS_HZ, WAITS_HZ, ADVOCATE_HZ];
const TEST_MS_MAX = 240_000;
const SECONDS = { timeout: 30_000 };
const MUSIC = Array.from({ length: 8 }, () => "music");

interface Standing {
  readonly id: string;
  readonly phase: string;
  readonly waitingFrom: number;
  readonly talkingSince: number | null;
}

describe.runIf(installed.kind !== "cannot" && LONG_ROUNDS)("a gateway that is killed under a console", () => {
  let line: VoiceLine;
  const stage = setStage({
    outage: true,
    outside: async () => (line = await openVoiceLine()),
    browser: () => openChromiumThatTalks(ADVOCATE_HZ),
    moreOrigins: () => [line.origin],
  });
  const hearing = (caller: Phone) => () => lately(caller, HERTZ);
  const standing = async (staff: Staff): Promise<readonly Standing[]> => {
    const { calls } = await staff.ask<{ calls: { rows: Standing[] } }>(
      "{ calls { rows { id phase waitingFrom talkingSince } } }",
    );
    return calls.rows.toSorted((one, other) => one.waitingFrom - other.waitingFrom);
  };

  it(
    "[CH59, CF40, CF41] drops nobody: one talks on while it is away and two hear music, their waits are what they were, and whoever waits longest is asked for next",
    async () => {
      const { page } = await stage.newcomer();
      await keepConnections(page);
      await stage.signIn(page, "dana");
      await goOnShift(page, ENGLISH);
      const talks = await somebodyCalls(line.lab, stage.secret("+15550141"), TALKS_HZ);
      await rings(page, 1, ENGLISH);
      await answerByKey(page, 1, ENGLISH);
      const waiting: Phone[] = [];
      for (const nth of [2, 3]) {
        waiting.push(await somebodyCalls(line.lab, stage.secret(`+1555014${nth}`), WAITS_HZ));
        await arrived(page, nth);
      }
      for (const one of waiting) await expect.poll(hearing(one), SECONDS).toEqual(MUSIC);
      const lead = await signInByHttp(stage.house().url, "lee");
      const before = await standing(lead);
      expect(before.map(({ phase }) => phase)).toEqual(["talking", "waiting", "waiting"]);

      await stage.house().gateway().kill();
      await expect.poll(hearing(talks), SECONDS).toContain(ADVOCATE_HZ);
      await expect.poll(() => hears(page), SECONDS).toBeCloseTo(TALKS_HZ, -1);
      for (const one of waiting) await expect.poll(hearing(one), SECONDS).toEqual(MUSIC);
      await picture(page, "calls while the gateway is away");
      await stage.house().startAgain();

      const isCarried = async (): Promise<boolean> =>
        (await lead.ask<{ calls: { isCarried: boolean } }>("{ calls { isCarried } }")).calls.isCarried;
      await expect.poll(isCarried, SECONDS).toBe(true);
      expect(await standing(lead)).toEqual(before);
      await expect.poll(hearing(talks), SECONDS).toContain(ADVOCATE_HZ);
      for (const one of waiting) await expect.poll(hearing(one), SECONDS).toEqual(MUSIC);
      for (const one of [talks, ...waiting]) expect(one.happened()).not.toContain("CALL_CLOSED");

      await page.getByText("● Live").waitFor(SECONDS);
      await hangUp(page, ENGLISH);
      await talks.until("CALL_CLOSED");
      await wrapUp(page, ENGLISH);
      await rings(page, 2, ENGLISH);
      await answerByKey(page, 2, ENGLISH);
      await expect.poll(hearing(waiting[0] as Phone), SECONDS).toContain(ADVOCATE_HZ);
      expect(await lately(waiting[1] as Phone, HERTZ)).toContain("music");
    },
    TEST_MS_MAX,
  );
});
