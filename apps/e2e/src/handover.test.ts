import type { Locator, Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { expectFits } from "./guard/fits.ts";
import { movedClock, type MovedClock } from "./house/moved-clock.ts";
import { openByKeys, opened, said, writeAnswer } from "./screen/answering.ts";
import { say, writeInto } from "./screen/choices.ts";
import { pressButton, pressInTurn, tabTo } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { arrives } from "./talk/cases.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { claim, readQueue } from "./talk/queue.ts";
import { signInByHttp, type Staff, type StaffMember } from "./talk/staff.ts";

let clock: MovedClock;
const stage = setStage({
  // Whoever asks in the moment in which the clock moves is told to come again, until the sessions were read by it.
  outage: true,
  outside: async () => {
    clock = await movedClock();
    const environment = { ...clock.environment, HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET };
    return { environment, close: clock.close };
  },
});
/** Two advocates and a lead, each at screens that are looked at. */
vi.setConfig({ testTimeout: 240_000 });

const MINUTE = 60_000;
const PATIENCE = { timeout: 30_000 };
/** What the person is told, as the outside wordings have it. */
const TOLD = "Someone else is writing to you from now on. You don't need to say anything again.";

const fits = (page: Page, screen: string, isDialog = false): Promise<void> =>
  expectFits(page, screen, { secrets: stage.secrets, isDialog });

async function onShift(name: StaffMember): Promise<Staff> {
  const staff = await signInByHttp(stage.house().url, name);
  await staff.ask("mutation { keepShift(state: available) { state } }");
  return staff;
}

async function endsIn(staff: Staff, minutes: number): Promise<void> {
  const at = clock.now() + minutes * MINUTE;
  const { ends } = await staff.ask<{ ends: { __typename: string } }>(
    "mutation ($at: Instant!) { ends: sayShiftEnd(at: $at) { __typename } }",
    { at },
  );
  expect(ends.__typename).toBe("ShiftEndSaid");
}

/** What is said of handing over on every screen. */
const bar = (page: Page): Locator => page.getByRole("region", { name: "Handing over", exact: true });
const holder = async (staff: Staff, number: number): Promise<string | null> =>
  (await readQueue(staff)).find((row) => row.number === number)?.holder?.name ?? null;

it("[G566] [G571] [G573] [G574] whoever goes home is told before, and gives what they have with what was promised; a colleague goes on once it is quiet, and the person knows before she answers", async () => {
  const { url } = stage.house();
  const staff = await onShift("dana");
  await onShift("ada");
  const row = await arrives(url, staff, stage.secret("555-0181"), stage.secret("Can you find me a bed"));
  await claim(staff, row);
  await endsIn(staff, 20);

  const { page: dana } = await stage.advocate("dana");
  await bar(dana)
    .getByText(/Your shift ends at .*, and you have 1 contact\./)
    .waitFor(PATIENCE);
  await bar(dana).getByText("Offered to nobody yet.").waitFor();
  await openByKeys(dana, row.number);
  await fits(dana, "the end of a shift comes near");
  await dana.keyboard.press("x");
  const form = dana.getByRole("dialog", { name: `Hand over contact ${String(row.number)}` });
  await form.waitFor();
  await say(dana, "Who goes on", "Ada");
  const [promised, next] = [
    stage.secret("A call to Harbour House before nine"),
    stage.secret("Ask whether she slept"),
  ];
  await writeInto(dana, "What you promised them (may be empty)", promised);
  await writeInto(dana, "What comes next", next);
  await fits(dana, "what goes with a contact", true);
  await pressButton(dana, "Offer it");
  await form.waitFor({ state: "detached" });
  await bar(dana).getByText("Offered to Ada. It is yours until they accept.").waitFor();

  // What goes with it is read on a press; nobody is interrupted.
  const { page: ada } = await stage.advocate("ada");
  await bar(ada)
    .getByText(/^Dana offers you contact 1 /)
    .waitFor(PATIENCE);
  await pressButton(ada, "Read what goes with contact 1");
  await bar(ada).getByText(promised, { exact: true }).waitFor();
  await bar(ada).getByText(next, { exact: true }).waitFor();
  await pressButton(ada, "Accept contact 1");
  await bar(ada)
    .getByText(/They are talking, and nothing is interrupted\./)
    .waitFor();
  await fits(ada, "what is offered while they talk");
  expect(await holder(staff, row.number)).toBe("Dana");

  await clock.pass(6 * MINUTE, url);
  await ada.getByText("● Live").waitFor(PATIENCE);
  await pressButton(ada, "Accept contact 1");
  const taken = ada.getByRole("region", { name: "What you took over" });
  await taken.getByText("They are told that somebody else goes on. Write after that.").waitFor(PATIENCE);
  await fits(ada, "what was taken over");
  await tabTo(ada, taken.getByRole("link", { name: "Open contact 1" }));
  await ada.keyboard.press("Enter");
  await opened(ada, row.number);
  const came = ada.getByRole("region", { name: "What came with this contact" });
  await came.getByText(promised, { exact: true }).waitFor();
  await came.getByText("They were told in writing that somebody else goes on.").waitFor();
  const told = said(ada, TOLD);
  await told.waitFor();
  await fits(ada, "what came with a contact");
  const answer = stage.secret("I read it all, and I am here");
  await writeAnswer(ada, answer);
  const articles = await ada.getByRole("article").allTextContents();
  const place = (words: string): number => articles.findIndex((text) => text.includes(words));
  expect(place(TOLD)).toBeGreaterThanOrEqual(0);
  expect(place(answer)).toBeGreaterThan(place(TOLD));
  await bar(dana).waitFor({ state: "detached" });
});

it("[DB609] [G572] what nobody accepts stays with whoever has it, and waits for a lead from the end of the shift on", async () => {
  const { url } = stage.house();
  const marta = await onShift("marta");
  const ada = await onShift("ada");
  const row = await arrives(url, marta, stage.secret("555-0182"), stage.secret("I wait at the bus stop"));
  await claim(marta, row);
  await endsIn(marta, 10);
  const { colleagues } = await ada.ask<{ colleagues: { id: string; name: string }[] }>(
    "{ colleagues { id name } }",
  );
  const to = colleagues.find(({ name }) => name === "Ada")?.id;
  const { offered } = await marta.ask<{ offered: { __typename: string } }>(
    `mutation ($contactId: ID!, $to: ID) { offered: offerHandover(id: "${crypto.randomUUID()}", contactId: $contactId, to: $to,
      promises: "", nextStep: "Wait with her") { __typename } }`,
    { contactId: row.id, to },
  );
  expect(offered.__typename).toBe("HandoverOffered");
  await onShift("lee");
  const { page: lee } = await stage.advocate("lee");
  expect(await bar(lee).count()).toBe(0);

  await clock.pass(11 * MINUTE, url);
  await bar(lee).getByText("1 contact waits for a lead to go on with it.").waitFor(PATIENCE);
  expect(await holder(marta, row.number)).toBe("Marta");
  await lee.getByText("● Live").waitFor(PATIENCE);
  await pressInTurn(lee, "g", "b");
  await lee.locator("#work:focus").waitFor();
  const fell = lee.getByRole("list", { name: "Handed over to leads" });
  await fell.getByText(/^Contact 2 .*which Marta has: nobody accepted it\./).waitFor();
  await fits(lee, "the board with what fell to leads");
  await pressButton(lee, "Accept contact 2");
  await lee
    .getByRole("region", { name: "What you took over" })
    .getByText("Contact 2 is yours.")
    .waitFor(PATIENCE);
  await fell.waitFor({ state: "detached" });
  expect(await holder(marta, row.number)).toBe("Lee");
});
