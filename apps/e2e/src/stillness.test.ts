import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { claimAndOpen, openByKeys, said, write } from "./screen/answering.ts";
import { arrived, focusRow, queueRow } from "./screen/desk.ts";
import { hasFocus, tabTo } from "./screen/keyboard.ts";
import { writeIn } from "./screen/reach.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

const GAP_MS = 100;

async function somebodyWrites(event: string, from: string, words: string): Promise<void> {
  const message = { event, from: stage.secret(from), text: stage.secret(words) };
  expect((await deliver(stage.house().url, message)).ok).toBe(true);
}

const listWords = (page: Page): Promise<string> => page.getByRole("grid").innerText();

it("words are hidden at Ctrl . on every screen that shows any, from where one writes too, and after a reload", async () => {
  await somebodyWrites("b0", "555-0340", "Mine to answer");
  await somebodyWrites("b1", "555-0341", "Nobody may read this over my shoulder");
  const { page } = await stage.advocate("ada");
  await claimAndOpen(page, 2);
  const words = said(page, "over my shoulder").locator("p[data-words]");
  await words.waitFor();
  const filterOf = (selector: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).filter);
  expect(await filterOf("p[data-words]")).toBe("none");
  await write(page, "r", "What I write is theirs, too");
  const kept = page.waitForResponse(
    (answer) => answer.request().postData()?.includes("mutation SetPreferences(") === true,
  );
  await page.keyboard.press("Control+.");
  await page.getByText("Words are hidden.").first().waitFor();
  for (const selector of ["p[data-words]", "#composer-text"])
    expect(await filterOf(selector)).toMatch(/^blur/);
  expect(await hasFocus(page.locator("#composer-text"))).toBe(true);
  // Until the gateway keeps it, a page that goes takes it along.
  await kept;
  await page.reload();
  await words.waitFor();
  expect(await filterOf("p[data-words]")).toMatch(/^blur/);
  await tabTo(page, page.getByRole("link", { name: "Triage" }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Triage" }).waitFor();
  await page.locator("li[data-words]").first().waitFor();
  expect(await filterOf("li[data-words]")).toMatch(/^blur/);
  await page.keyboard.press("Control+.");
  await expect.poll(() => filterOf("li[data-words]")).toBe("none");
});

it("a held queue does not move under ten changes a second; danger comes in at once, above, and the focus stays", async () => {
  for (const nth of [3, 4, 5]) await somebodyWrites(`h${nth}`, `555-030${nth}`, `Hello from ${nth}`);
  const { page } = await stage.advocate("dana");
  await arrived(page, 5);
  await focusRow(page, 4);
  await page.keyboard.press("h");
  await page.getByText("Held since").waitFor();
  expect(await page.getByRole("button", { name: "Hold updates" }).getAttribute("aria-pressed")).toBe("true");
  expect(await page.locator("footer").innerText()).toContain("Updates held");
  const before = await listWords(page);
  const under = async (): Promise<void> => {
    for (let nth = 0; nth < 30; nth += 1) {
      await somebodyWrites(`hm${nth}`, `555-03${nth % 2 === 0 ? "03" : 20 + nth}`, `More words, ${nth}`);
      await sleep(GAP_MS);
    }
  };
  const changes = under();
  await expect.poll(() => page.getByText(/\d+ changes wait\./).isVisible()).toBe(true);
  expect(await listWords(page)).toBe(before);
  await changes;
  await expect.poll(() => page.getByText("16 changes wait.").isVisible()).toBe(true);
  expect([await listWords(page), await hasFocus(queueRow(page, 4))]).toEqual([before, true]);

  const person = await stage.visitor();
  const words = {
    text: stage.secret("He is at the door"),
    danger: true,
    address: "555-0399",
    times: "Never",
  };
  stage.secret(words.address);
  await writeIn(person.page, stage.house().url, words);
  const first = page.getByRole("row").first();
  await expect.poll(() => first.getAttribute("aria-label")).toMatch(/^Danger/);
  expect(await hasFocus(queueRow(page, 4))).toBe(true);
  expect((await listWords(page)).endsWith(before)).toBe(true);

  await page.keyboard.press("u");
  await page.getByText("Held since").waitFor({ state: "detached" });
  await queueRow(page, 3).getByText("messages").waitFor();
  expect(await hasFocus(queueRow(page, 4))).toBe(true);
});

it("the panes change at [ and ] with the focus kept, and nothing moves under less motion", async () => {
  const { page } = await stage.advocate("marta");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openByKeys(page, 1);
  const width = (): Promise<number> =>
    page.locator("#queue").evaluate((pane) => Math.round(pane.getBoundingClientRect().width));
  await expect.poll(width).toBe(448);
  await page.keyboard.press("]");
  await expect.poll(width).toBe(0);
  await page.keyboard.press("Escape");
  await expect.poll(() => hasFocus(queueRow(page, 1))).toBe(true);
  await expect.poll(width).toBe(448);
  await page.keyboard.press("[");
  await expect.poll(width).toBe(864);
  // What would move takes a hundredth of a millisecond then, and is listed until the next frame; anything longer would be seen to move.
  const lengths = await page.evaluate(() =>
    document.getAnimations().map((each) => Number(each.effect?.getComputedTiming().endTime ?? Infinity)),
  );
  expect(lengths.filter((lastsMs) => lastsMs > 1)).toEqual([]);
});

it("forced colours keep every mark, and more contrast passes every check", async () => {
  const { page } = await stage.advocate("marta");
  await focusRow(page, 1);
  await page.keyboard.press("h");
  await page.getByText("Held since").waitFor();
  await page.emulateMedia({ forcedColors: "active" });
  const pressed = page.getByRole("button", { name: "Hold updates" });
  const [on, off] = await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>("#queue button")];
    const ground = (isPressed: boolean): string | undefined =>
      all
        .filter(
          (each) => (each.getAttribute("aria-pressed") === "true") === isPressed && each.textContent !== "",
        )
        .map((each) => getComputedStyle(each).backgroundColor)[0];
    return [ground(true), ground(false)];
  });
  expect(await pressed.getAttribute("aria-pressed")).toBe("true");
  expect(on).not.toBe(off);
  expect(await page.getByRole("row").first().innerText()).toContain("◆");
  await page.emulateMedia({ forcedColors: "none", contrast: "more" });
  await expectAccessible(page, "queue, held, more contrast");
});
