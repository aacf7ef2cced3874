import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EVERY_LOOK, lookAt, LOOKS_AT_ROWS } from "./guard/looks.ts";
import { DEMO_PASSWORD } from "./house/house.ts";
import { tabTo } from "./screen/keyboard.ts";
import { advocateScreens, OTHER_SCREENS } from "./screen/screens.ts";
import { openVirtualConsole, type VirtualConsole } from "./shift/virtual-console.ts";
import { setStage } from "./stage.ts";
import { ADVOCATES, playEvening, type Evening } from "./talk/evening.ts";
import { prefer } from "./talk/move.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { signInByHttp, type StaffMember } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

/** One house, one evening, and every screen looked at once from every side: a screen takes longer to reach than to see. */
const LOOKS_MS_MAX = 280_000;

const HEIGHTS = { dana: "comfortable", ada: "default", marta: "compact" } as const;

let evening: Evening;
/** Everybody stays, whosever screen is looked at: the contacts of one who is away for two minutes go back to the queue. */
const present: VirtualConsole[] = [];
beforeAll(async () => {
  const { url } = stage.house();
  for (const who of ADVOCATES) {
    const staff = await signInByHttp(url, who);
    present.push(openVirtualConsole(url, staff));
    await prefer(staff, { density: HEIGHTS[who] });
  }
  evening = await playEvening(url, stage.secret);
});
afterAll(() => {
  for (const one of present) one.close();
});

async function enter(page: Page, who: StaffMember): Promise<void> {
  await page.goto(stage.house().url.href);
  await tabTo(page, page.getByLabel("Username"));
  await page.keyboard.type(who);
  await page.keyboard.press("Tab");
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /: account$/ }).waitFor();
}

describe("every screen, in light and dark, is found in order by axe, names what can be pressed, fits and can be hit", () => {
  it.each(ADVOCATES)(
    "of an advocate, with rows as %s has them",
    async (who) => {
      const { page } = await stage.advocate(who);
      const screens = advocateScreens(stage.house().url, evening, who);
      expect(await lookAt(page, screens, who === "ada" ? EVERY_LOOK : LOOKS_AT_ROWS)).toEqual([]);
    },
    LOOKS_MS_MAX,
  );

  it.each(["lee", "alex", "pat", "cam"] as const)(
    "of %s",
    async (who) => {
      const { page } = await stage.newcomer();
      await enter(page, who);
      expect(await lookAt(page, OTHER_SCREENS[who](stage.house().url, evening))).toEqual([]);
    },
    LOOKS_MS_MAX,
  );
});
