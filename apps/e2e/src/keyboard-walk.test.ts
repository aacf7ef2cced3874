import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { DEMO_PASSWORD } from "./house/house.ts";
import { claimAndOpen, openByKeys, said, write } from "./screen/answering.ts";
import { arrived } from "./screen/desk.ts";
import { pressButton, tabTo } from "./screen/keyboard.ts";
import { chooseInMenu } from "./screen/menu.ts";
import { leaveOverlay, openPalette } from "./screen/palette.ts";
import { timeless, unseen, walk } from "./screen/walk.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

/** Every stop is looked at twice, with its ring and without. */
const WALKS_MS_MAX = 280_000;
/** Twenty-six outcomes, each with its names and questions, and the texts. */
const SETTINGS_STOPS_MAX = 400;
const LEAVES_MS_MAX = 40_000;

async function somebodyWrites(event: string, words: string): Promise<void> {
  const message = { event, from: stage.secret(`555-01${event}`), text: stage.secret(words) };
  expect((await deliver(stage.house().url, message)).ok).toBe(true);
}

interface Walker {
  readonly met: () => string;
  readonly wrong: readonly string[];
  /** Walks the screen that is shown. */
  readonly past: (screen: string, stopsMax?: number) => Promise<void>;
}

/** Walks every screen that it is called at, and keeps what it met. */
function walker(page: Page): Walker {
  const known = new Set<string>();
  const met: string[] = [];
  const wrong: string[] = [];
  return {
    met: () => met.join("\n"),
    wrong,
    async past(screen, stopsMax): Promise<void> {
      const stops = await walk(page, known, stopsMax);
      met.push(`# ${screen}`, ...stops.map(({ name }) => timeless(name)), "");
      wrong.push(...unseen(stops).map((words) => `${screen}: ${words}`));
    },
  };
}

async function signInAsAlex(page: Page): Promise<void> {
  await tabTo(page, page.getByLabel("Username"));
  await page.keyboard.type("alex");
  await page.keyboard.press("Tab");
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /Signed in as Alex/ }).waitFor();
}

it(
  "from sign-in over claiming, answering and closing to every other screen of the desk, each stop is the one that is on record, is in view and has a ring",
  async () => {
    const { url } = stage.house();
    await somebodyWrites("91", "I have a long story about the greenhouse, and I do not know where to begin.");
    await somebodyWrites("92", "He says he is going to kill me");
    const { page } = await stage.newcomer();
    const { met, wrong, past } = walker(page);
    const button = (name: string) => page.getByRole("button", { name, exact: true });
    const go = async (place: string, heading: string): Promise<void> => {
      await tabTo(page, page.getByRole("link", { name: place, exact: true }));
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: heading, level: 1 }).waitFor();
    };
    await page.goto(url.href);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await past("sign-in");
    await stage.signIn(page, "dana");
    await arrived(page, 1);
    await arrived(page, 2);
    // Nothing comes later than what is walked past.
    await button("Start shift").waitFor();
    await past("queue");
    await pressButton(page, "Start shift");
    await page.getByText("Did you hear it?").waitFor();
    await button("Your shift: available").waitFor();
    await past("whether the tone was heard");
    await pressButton(page, "Yes");
    await page.getByText("Sound on").waitFor();
    await pressButton(page, "Your shift: available");
    await page.getByRole("menuitem").first().waitFor();
    await leaveOverlay(page, "menu");
    await past("on shift");

    await claimAndOpen(page, 1);
    // Off until it is known to whom.
    await page.getByRole("button", { name: "Transfer", disabled: false }).waitFor();
    for (const name of [
      "Hand over…",
      "Continue on another channel…",
      "File in a case…",
      "Who is there…",
      "Line and plan",
      "Record what they ask for now",
      "Insert a canned text",
      "Undo: Claimed contact 1",
    ])
      await button(name).waitFor();
    await past("a contact that was claimed");
    await write(page, "r", "Begin wherever you like.");
    await page.keyboard.press("Control+Enter");
    await said(page, "Begin wherever you like.").waitFor();
    // For a moment it can be taken back, and the claim until it has left.
    await said(page, "Begin wherever you like.")
      .getByText("Sent", { exact: true })
      .waitFor({ timeout: LEAVES_MS_MAX });
    await page.getByRole("button", { name: /^Undo/ }).first().waitFor({ state: "detached" });
    await past("a contact that was answered");
    await pressButton(page, "Close…");
    await page.getByRole("option").first().waitFor();
    await past("closing");
    await leaveOverlay(page);
    await openPalette(page);
    await leaveOverlay(page);

    await openByKeys(page, 2);
    for (const name of ["File in a case…", "Who is there…", "Line and plan"]) await button(name).waitFor();
    await past("danger that nobody has");
    await go("Triage", "Triage");
    await button("Open contact 2").waitFor();
    await past("triage");
    await go("Mail", "Mail to look at");
    await page.getByText("There is nothing to look at.").waitFor();
    await past("mail to look at");
    await go("Board", "Board");
    await page.getByRole("region", { name: "Dana, 1 contact" }).waitFor();
    await past("board");
    await go("Closed", "Closed contacts");
    await past("closed contacts");
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await leaveOverlay(page);

    expect(wrong).toEqual([]);
    await expect(met()).toMatchFileSnapshot("walks/desk.txt");
  },
  WALKS_MS_MAX,
);

it(
  "of an administrator over people and settings, each stop is the one that is on record, is in view and has a ring",
  async () => {
    const { page } = await stage.newcomer();
    const { met, wrong, past } = walker(page);
    await page.goto(stage.house().url.href);
    await signInAsAlex(page);
    await page.getByText("Nothing is in quarantine.").waitFor();
    await past("start");
    await tabTo(page, page.getByRole("link", { name: "People" }));
    await page.keyboard.press("Enter");
    await page.getByText("Marta", { exact: true }).waitFor();
    await past("people");
    await pressButton(page, "Invite…");
    await page.getByRole("dialog").waitFor();
    await past("inviting");
    await leaveOverlay(page);
    await pressButton(page, /: account$/);
    await chooseInMenu(page, "Your account");
    await page.getByRole("heading", { name: /^Your account/ }).waitFor();
    await page.getByRole("button", { name: "Turn codes on" }).waitFor();
    await page.getByText("Chrome on a computer").first().waitFor();
    await past("account");
    expect(wrong).toEqual([]);
    await expect(met()).toMatchFileSnapshot("walks/administrator.txt");
  },
  WALKS_MS_MAX,
);

it(
  "of an administrator through the settings, into a field and over what is kept, each stop is the one that is on record, is in view and has a ring",
  async () => {
    const { page } = await stage.newcomer();
    const { met, wrong, past } = walker(page);
    await page.goto(stage.house().url.href);
    await signInAsAlex(page);
    await tabTo(page, page.getByRole("link", { name: "Settings" }));
    await page.keyboard.press("Enter");
    for (const button of [
      "Keep these targets",
      "Keep these lists",
      "Keep these outcomes",
      "Keep these texts",
    ])
      await page.getByRole("button", { name: button }).waitFor();
    await past("settings", SETTINGS_STOPS_MAX);
    const queues = page.getByRole("region", { name: "Queues", exact: true });
    await tabTo(page, queues.getByLabel("Name, English"));
    await page.keyboard.type("Night desk");
    for (const name of ["Mesa de noche", "Accueil de nuit"]) {
      await page.keyboard.press("Tab");
      await page.keyboard.type(name);
    }
    await page.keyboard.press("Enter");
    await queues.getByText("Kept as version 1.").waitFor();
    // What was kept is drawn anew, and whoever pressed Enter in it is not left nowhere.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest("section") != null))
      .toBe(true);
    expect(wrong).toEqual([]);
    await expect(met()).toMatchFileSnapshot("walks/settings.txt");
  },
  WALKS_MS_MAX,
);

it(
  "through the public form, leaving comes first on every page, and each stop is the one that is on record, is in view and has a ring",
  async () => {
    const { page } = await stage.visitor();
    const { met, wrong, past } = walker(page);
    const onward = async (button: string, heading: string): Promise<void> => {
      await pressButton(page, button);
      await page.getByRole("heading", { name: heading, level: 1 }).waitFor();
      await past(heading);
    };
    await page.goto(new URL("/reach", stage.house().url).href);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Exit this page");
    await past("Before you start");
    await onward("Continue", "What stays private");
    await onward("Continue", "Are you in danger right now?");
    await onward("Continue", "How can we help?");
    await tabTo(page, page.getByLabel("How can we help?"));
    await page.keyboard.type(stage.secret("Nobody at the greenhouse may know."));
    await onward("Continue", "How can we reach you safely?");
    await tabTo(page, page.getByLabel("Text message"));
    await page.keyboard.press("Space");
    await onward("Continue", "Where and when is it safe?");
    await onward("Continue", "Check and send");
    await onward("Send", "We have it");
    expect(wrong).toEqual([]);
    await expect(met().replaceAll(/[A-Z0-9]{4}(?:-[A-Z0-9]{4})+/g, "‹code›")).toMatchFileSnapshot(
      "walks/public-form.txt",
    );
  },
  WALKS_MS_MAX,
);
