import type { Locator, Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { wordsIn } from "./guard/leaks.ts";
import { browserStorage } from "./guard/storage.ts";
import { movedClock, type MovedClock } from "./house/moved-clock.ts";
import { openByKeys, opened } from "./screen/answering.ts";
import { casePanel } from "./screen/case-panel.ts";
import { say, writeInto } from "./screen/choices.ts";
import { groundingPanel, intoGrounding, sayNumber, sendNext } from "./screen/grounding.ts";
import { choose, pressButton, tabTo } from "./screen/keyboard.ts";
import { beginPlan, keepAnswer, openPlan, question, toParts } from "./screen/plan.ts";
import { setStage } from "./stage.ts";
import { arrives, beginCase } from "./talk/cases.ts";
import { move } from "./talk/move.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { signInByHttp, type StaffMember } from "./talk/staff.ts";

let time: MovedClock;
const stage = setStage({
  outage: true,
  outside: async () => {
    time = await movedClock();
    const environment = { ...time.environment, HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET };
    return { environment, close: time.close };
  },
});

/** A night's work, every stop of it reached by keys. */
vi.setConfig({ testTimeout: 300_000 });

const MINUTE = 60_000;
const PATIENCE = { timeout: 30_000 };
/** What the person is told where they may be written to, as the outside wordings have it. */
const TOLD = "A partir de ahora le escribe otra persona. No tiene que repetir nada.";

async function keepShift(name: StaffMember): Promise<void> {
  const staff = await signInByHttp(stage.house().url, name);
  await staff.ask("mutation { keepShift(state: available) { state } }");
}

const clock = (page: Page): Locator =>
  casePanel(page).getByRole("region", { name: "Crisis clock", exact: true });

it("somebody who writes in Spanish with a watched phone is grounded unseen, plans in the locked order, is in a crisis that outlives the gateway, and is gone on with by a second advocate at the end of the shift; by the keyboard alone", async () => {
  const { url } = stage.house();
  const dana = await signInByHttp(url, "dana");
  const row = await arrives(
    url,
    dana,
    stage.secret("555-0174"),
    stage.secret("Me miran el teléfono, no puedo respirar"),
  );
  await move(dana, "language", row.number, { language: "es" });
  await beginCase(dana, row, stage.secret("Marisol"));
  await keepShift("dana");
  const { page } = await stage.advocate("dana");
  await openByKeys(page, row.number);

  // Grounded: what can be done without anybody seeing it, one message at a time.
  await page.keyboard.press("r");
  await page.locator("#composer-text:focus").waitFor();
  await intoGrounding(page);
  await page.getByRole("button", { name: "Aquí y ahora" }).and(page.locator(":focus")).waitFor();
  await tabTo(page, groundingPanel(page).locator("summary", { hasText: "What is known of them" }));
  await page.keyboard.press("Enter");
  await choose(page, page.getByRole("radiogroup", { name: "May anybody see or hear them?" }), "Yes");
  await pressButton(page, "Aquí y ahora", "Shift+Tab");
  await groundingPanel(page).getByText("Covert: it asks for no answer and shows nothing.").waitFor();
  const sent = [await sendNext(page), await sendNext(page)];
  await sayNumber(page, 9);
  for (const step of [1, 2, 3]) {
    await groundingPanel(page)
      .getByText(`Step ${String(step)} of 3`)
      .waitFor();
    sent.push(await sendNext(page));
    await intoGrounding(page);
    await page.keyboard.press("Enter");
  }
  await groundingPanel(page).getByText("At the end: ask for a number").waitFor();
  sent.push(await sendNext(page), await sendNext(page));
  await sayNumber(page, 5);
  await groundingPanel(page).getByText("The numbers: 9 before, 5 after.").waitFor();
  expect(new Set(sent).size).toBe(7);
  await expectAccessible(page, "somebody who was grounded");
  await pressButton(page, "Close grounding", "Shift+Tab");
  await groundingPanel(page).waitFor({ state: "detached" });

  // Planned: whether it is safe to write comes before anything about where they are.
  await openPlan(page);
  await beginPlan(page);
  const asked: string[] = [];
  const answered = async (answer: () => Promise<void>): Promise<void> => {
    const name = (await question(page).getAttribute("data-plan-question")) ?? "";
    asked.push(name);
    await answer();
    await keepAnswer(page, name);
  };
  await answered(() => say(page, "Device private", "Private"));
  await answered(() => say(page, "Seen or heard", "Alone"));
  await answered(async () => {
    await say(page, "If contact is lost", "We may text");
    await writeInto(page, "When it is safe, in their words", stage.secret("Después de las nueve"));
  });
  expect(asked).toEqual(["device_safe", "alone", "reconnect"]);
  await question(page, "where").waitFor();
  await toParts(page);
  await say(page, "How near leaving is", "Now");
  await page.keyboard.press("Tab");

  // A crisis: its clock is Dana's, and goes on while the gateway does not.
  const next = clock(page).getByText(/^▲ Next: “15 min: a lead knows”, due in 1[45] min$/);
  await next.waitFor();
  await clock(page)
    .getByText(/^Yours since /)
    .waitFor();
  await expectAccessible(page, "a plan that became one of a crisis");
  await stage.house().gateway().kill();
  await clock(page).getByText("The gateway is away.").waitFor({ timeout: 20_000 });
  await stage.house().startAgain();
  await page.getByText("● Live").waitFor({ timeout: 30_000 });
  await clock(page)
    .getByText(/^▲ Next: “15 min: a lead knows”, due in/)
    .waitFor();
  await clock(page)
    .getByText(/^Yours since /)
    .waitFor();

  // The end of the shift: what was promised goes along, and nobody is interrupted.
  await keepShift("ada");
  await dana.ask("mutation ($at: Instant!) { sayShiftEnd(at: $at) { __typename } }", {
    at: time.now() + 20 * MINUTE,
  });
  const ending = page.getByRole("region", { name: "Handing over", exact: true });
  await ending.getByText(/^▲ Your shift ends at /).waitFor(PATIENCE);
  const [promised, afterwards] = [
    stage.secret("A cab at the side door at ten"),
    stage.secret("Ask for the safe word first"),
  ];
  await tabTo(page, page.getByRole("button", { name: "Hand over…" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: `Hand over contact ${String(row.number)}` });
  await say(page, "Who goes on", "Ada");
  await writeInto(page, "What you promised them (may be empty)", promised);
  await writeInto(page, "What comes next", afterwards);
  await expectAccessible(page, "a crisis that is handed over");
  await pressButton(page, "Offer it");
  await form.waitFor({ state: "detached" });
  const { page: ada } = await stage.advocate("ada");
  await ada
    .getByRole("list", { name: "Offered to you" })
    .getByText(new RegExp(`^Dana offers you contact ${String(row.number)} `))
    .waitFor(PATIENCE);
  await time.pass(6 * MINUTE, url);
  await ada.getByText("● Live").waitFor(PATIENCE);
  await pressButton(ada, `Accept contact ${String(row.number)}`);
  const taken = ada.getByRole("region", { name: "What you took over" });
  // She has been silent for long enough to be asked first whether it is she: whoever goes on hears that nothing was told.
  await taken
    .getByText(
      /^They are not told, since they may not be written to now\. It is not confirmed that this is the same person\./,
    )
    .waitFor(PATIENCE);
  await tabTo(ada, taken.getByRole("link", { name: `Open contact ${String(row.number)}` }));
  await ada.keyboard.press("Enter");
  await opened(ada, row.number);
  const came = ada.getByRole("region", { name: "What came with this contact" });
  for (const words of [promised, afterwards]) await came.getByText(words, { exact: true }).waitFor();
  await came
    .getByText(
      "They were not told that somebody else goes on: it could not be written to them. Say it first.",
    )
    .waitFor();
  expect((await ada.getByRole("article").allTextContents()).filter((text) => text.includes(TOLD))).toEqual(
    [],
  );
  // The clock is somebody's at every moment: Dana's until Ada takes it.
  await openPlan(ada);
  await pressButton(ada, "Take the clock");
  await clock(ada)
    .getByText(/^Yours since /)
    .waitFor(PATIENCE);
  await clock(ada)
    .getByText(/^▲ Next: “15 min: a lead knows”, due in/)
    .waitFor();
  await expectAccessible(ada, "a crisis that goes on with a second advocate");

  for (const each of [page, ada])
    expect(wordsIn((await browserStorage(each)).join("\n"), [...stage.secrets, ...sent])).toEqual([]);
});
