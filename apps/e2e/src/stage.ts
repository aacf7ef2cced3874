import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, vi } from "vitest";
import { wordsIn } from "./guard/leaks.ts";
import { openChromium } from "./house/chromium.ts";
import { startHoldfast, type House, type HouseOptions } from "./house/house.ts";
import { openPerson, PHONE, seat, type Person } from "./screen/person.ts";
import { picture } from "./screen/picture.ts";
import { signIn } from "./screen/sign-in.ts";
import { standsAt } from "./screen/stands-at.ts";
import type { StaffMember } from "./talk/staff.ts";

export interface StageOptions extends HouseOptions {
  /** The gateway goes away during the tests of this file. */
  readonly outage?: boolean;
  /** What everybody looks through, where the ordinary browser is not enough. */
  readonly browser?: () => Promise<Browser>;
  /** Origins beside the gateway's and the neutral page's that belong to the house. */
  readonly moreOrigins?: (port: number) => readonly string[];
}

/** One house and one browser for the tests of a file, with guards that every test ends by asking. */
export interface Stage {
  readonly house: () => House;
  /** Somebody outside, with a phone. */
  readonly visitor: (browser?: BrowserContextOptions) => Promise<Person>;
  /** Somebody inside, signed in at the console by keyboard; the queue is open. */
  readonly advocate: (username: StaffMember, url?: URL) => Promise<Person>;
  /** Somebody in front of the console who has not signed in. */
  readonly newcomer: (browser?: BrowserContextOptions) => Promise<Person>;
  /** Somebody in front of a browser that keeps what browsers keep, at a new page; the stage closes the page. */
  readonly resident: (context: BrowserContext) => Promise<Person>;
  /** Signs in by keyboard at a screen that is open already. */
  readonly signIn: (page: Page, username: StaffMember) => Promise<void>;
  /** Words that belong to somebody outside: no gateway may ever write them. Gives the text back. */
  readonly secret: (text: string) => string;
  readonly secrets: readonly string[];
}

const TEST_MS_MAX = 240_000;
/** How many characters of the gateways' log are shown beside a failure. */
const LOG_SHOWN = 3000;

/**
 * Sets the stage for the test file that calls it. After each test, every screen must be without faults; after all, no
 * gateway may have written any of the secrets.
 */
export function setStage(options: StageOptions = {}): Stage {
  // A page that waits for ever should say so before everybody has gone home; each thing that is waited for says so much sooner, and
  // all of them together may take a slow machine minutes. What is set up beforehand may have to be installed first.
  vi.setConfig({ testTimeout: TEST_MS_MAX });
  let house: House | undefined;
  let browser: Browser | undefined;
  let people: Person[] = [];
  const secrets: string[] = [];
  const standing = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error("The stage is not set.");
    return part;
  };
  const guards = (focus: boolean) => {
    const { url, neutral, port } = standing(house);
    const origins = [url.origin, neutral.url.origin, ...(options.moreOrigins?.(port) ?? [])];
    return { origins, outage: options.outage ?? false, focus };
  };
  const greet = (person: Person): Person => {
    people.push(person);
    return person;
  };
  const open = async (focus: boolean, how: BrowserContextOptions): Promise<Person> =>
    greet(await openPerson(standing(browser), { ...guards(focus), browser: how }));

  beforeAll(async () => {
    [house, browser] = await Promise.all([startHoldfast(options), (options.browser ?? openChromium)()]);
  });
  afterEach(async ({ task }) => {
    const stood: string[] = [];
    if (task.result?.state === "fail") {
      console.error(house?.words().slice(-LOG_SHOWN));
      // Beside the failure itself: of a test that ran out of time nobody could tell otherwise what it was waiting at.
      stood.push(...(await Promise.all(people.map(({ page }) => standsAt(page)))));
      await Promise.all(people.map(({ page }, nth) => picture(page, `${task.name}, ${nth}`)));
    }
    const faults = (await Promise.all(people.map((person) => person.faults()))).flat();
    await Promise.all(people.map((person) => person.leave()));
    people = [];
    expect(faults).toEqual([]);
    expect(stood, "where the screens of a failed test stood").toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    try {
      await house?.stop();
      expect(wordsIn(house?.words() ?? "", secrets), "words of people in the log").toEqual([]);
    } finally {
      await house?.remove();
    }
  });

  return {
    house: () => standing(house),
    visitor: (how = {}) => open(false, { ...PHONE, ...how }),
    newcomer: (how = {}) => open(true, how),
    resident: async (context) => greet(await seat(context, guards(false))),
    async advocate(username, url) {
      const person = await open(true, {});
      await signIn(person.page, url ?? standing(house).url, username);
      return person;
    },
    signIn: (page, username) => signIn(page, standing(house).url, username),
    secret(text) {
      secrets.push(text);
      return text;
    },
    secrets,
  };
}
