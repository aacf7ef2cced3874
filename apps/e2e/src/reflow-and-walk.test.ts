import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { arrived, focusRow, queueRow } from "./screen/desk.ts";
import { pressButton } from "./screen/keyboard.ts";
import { goOn } from "./screen/reach.ts";
import { walk, type Stop } from "./screen/walk.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

/** 1280 px at 400 %. */
const NARROW = { viewport: { width: 320, height: 640 } };

/** What sticks out of the window to the side, which nobody should have to scroll for. */
async function overflowing(page: Page, screen: string): Promise<readonly string[]> {
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll("body, body *")]
      .filter(
        (element) =>
          element.getBoundingClientRect().right > innerWidth + 1 &&
          getComputedStyle(element).position !== "absolute",
      )
      .map((element) => `${element.tagName.toLowerCase()} ${element.className}`),
  );
  const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  return scrolls ? wide.slice(0, 5).map((element) => `${screen}: ${element}`) : [];
}

const unseen = (stops: readonly Stop[]): readonly string[] =>
  stops
    .filter(({ ring, seen }) => !ring || !seen)
    .map(({ name, ring, seen }) => `${name}: ring ${ring}, seen ${seen}`);

async function somebodyWrites(event: string): Promise<void> {
  const words =
    "I have a long story about the greenhouse and the people who run it, and I do not know where to begin.";
  const message = { event, from: stage.secret("555-0155"), text: stage.secret(words) };
  expect((await deliver(stage.house().url, message)).ok).toBe(true);
}

it("every screen fits a window 320 pixels wide", async () => {
  const { url } = stage.house();
  await somebodyWrites("e1");
  const { page } = await stage.newcomer(NARROW);
  await page.goto(url.href);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  const wide = [...(await overflowing(page, "sign-in"))];
  await stage.signIn(page, "dana");
  await arrived(page, 1);
  wide.push(...(await overflowing(page, "queue")));
  await focusRow(page, 1);
  await page.keyboard.press("c");
  await queueRow(page, 1).getByText("You have this").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Contact 1", level: 1 }).waitFor();
  wide.push(...(await overflowing(page, "workspace")));
  await pressButton(page, "Close…");
  await page.getByRole("dialog").waitFor();
  wide.push(...(await overflowing(page, "dialog")));
  await page.keyboard.press("Escape");
  await page.goto(new URL("/closed", url).href);
  await page.getByRole("heading", { name: "Closed contacts" }).waitFor();
  wide.push(...(await overflowing(page, "closed")));

  const { page: person } = await stage.visitor(NARROW);
  await person.goto(new URL("/reach", url).href);
  wide.push(...(await overflowing(person, "before you start")));
  await goOn(person, "Continue", "What stays private");
  await goOn(person, "Continue", "Are you in danger right now?");
  await goOn(person, "Continue", "How can we help?");
  wide.push(...(await overflowing(person, "how can we help")));
  expect(wide).toEqual([]);
});

it("every stop from sign-in to the composer has a ring and can be seen", async () => {
  const { url } = stage.house();
  await somebodyWrites("e2");
  const { page } = await stage.newcomer();
  await page.goto(url.href);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  const signIn = await walk(page);
  expect(unseen(signIn)).toEqual([]);
  expect(signIn).toHaveLength(3);

  await stage.signIn(page, "marta");
  await arrived(page, 1);
  const desk = await walk(page);
  expect(unseen(desk)).toEqual([]);
  // However many rows there are, the list is one stop.
  expect(desk.filter(({ name }) => name.startsWith("row"))).toHaveLength(1);

  await focusRow(page, 1);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Contact 1", level: 1 }).waitFor();
  expect(unseen(await walk(page))).toEqual([]);
});

it("every stop of the public form has a ring and can be seen, and leaving comes first", async () => {
  const { page } = await stage.visitor();
  await page.goto(new URL("/reach", stage.house().url).href);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Exit this page");
  expect(unseen(await walk(page))).toEqual([]);
});
