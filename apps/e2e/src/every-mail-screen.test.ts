import { afterAll, beforeAll, expect, it } from "vitest";
import { EVERY_LOOK, lookAt, LOOKS_AT_ROWS } from "./guard/looks.ts";
import { openWholeChromium } from "./house/chromium.ts";
import { openMailLine, type MailLine } from "./house/mail-line.ts";
import { mailScreens } from "./screen/screens.ts";
import { openVirtualConsole, type VirtualConsole } from "./shift/virtual-console.ts";
import { setStage } from "./stage.ts";
import { ADVOCATES } from "./talk/evening.ts";
import { playMails, type MailEvening } from "./talk/mail-evening.ts";
import { prefer } from "./talk/move.ts";
import { signInByHttp } from "./talk/staff.ts";

let line: MailLine;
// axe speaks into the frames of mails, of which the engine without windows warns.
const stage = setStage({
  outside: async () => (line = await openMailLine()),
  browser: openWholeChromium,
});

const LOOKS_MS_MAX = 280_000;
const HEIGHTS = { dana: "comfortable", ada: "default", marta: "compact" } as const;

let evening: MailEvening;
const present: VirtualConsole[] = [];
beforeAll(async () => {
  const { url } = stage.house();
  for (const who of ADVOCATES) {
    const staff = await signInByHttp(url, who);
    present.push(openVirtualConsole(url, staff));
    await prefer(staff, { density: HEIGHTS[who] });
  }
  evening = await playMails(line.lab, await signInByHttp(url, "dana"), stage.secret);
});
afterAll(() => {
  for (const one of present) one.close();
});

it.each(ADVOCATES)(
  "mail in every state it can have, with rows as %s has them, is found in order from every side",
  async (who) => {
    const { page } = await stage.advocate(who);
    const hasThem = who === "dana";
    const screens = mailScreens(stage.house().url, evening, hasThem);
    expect(await lookAt(page, screens, hasThem ? EVERY_LOOK : LOOKS_AT_ROWS)).toEqual([]);
  },
  LOOKS_MS_MAX,
);
