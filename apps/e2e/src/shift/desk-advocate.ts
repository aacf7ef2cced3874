import type { Page } from "playwright-core";
import { said, underWay, write } from "../screen/answering.ts";
import { closeAs } from "../screen/closing.ts";
import { queueRow } from "../screen/desk.ts";
import { pressButton } from "../screen/keyboard.ts";
import type { StaffAct } from "./acts.ts";
import type { Known, Player } from "./player.ts";

/** How long a gateway may take to start again on a busy machine. */
const OUTAGE_MS_MAX = 60_000;

/** An advocate at a real screen, with pointer and keyboard as people use them. */
export function deskAdvocate(me: Omit<Player, "act">, page: Page): Player {
  async function show(filter: "All" | "Mine"): Promise<void> {
    await page.getByRole("radio", { name: new RegExp(`^${filter} `) }).click();
  }

  /** Nobody claims or opens anything while the screen says that it may be out of date. */
  async function isCurrent(): Promise<void> {
    await page.getByText("● Live").waitFor({ timeout: OUTAGE_MS_MAX });
  }

  async function claim({ number }: Known): Promise<void> {
    await isCurrent();
    await show("All");
    const row = queueRow(page, number);
    const held = page.getByRole("button", { name: /new ▲$/ });
    await row.or(held).first().waitFor();
    if (!(await row.isVisible())) await held.click();
    const mine = row.getByText("You have this");
    const press = row.getByRole("button", { name: `Claim contact ${number}` });
    const refused = row.getByText(
      /It is not known whether this was done\.|This contact changed a moment ago\./,
    );
    await isCurrent();
    await press.click();
    await mine.or(refused).first().waitFor();
    if (await mine.isVisible()) return;
    // Whoever is told that nobody can tell, or that they saw it as it was, looks again and decides.
    await isCurrent();
    await mine.or(press).first().waitFor();
    if (!(await mine.isVisible())) await press.click();
    await mine.waitFor();
  }

  async function open({ number }: Known): Promise<void> {
    const heading = page.getByRole("heading", { name: `Contact ${number}`, level: 1 });
    if (await heading.isVisible()) {
      // Whoever claimed another one meanwhile has the focus there, where letters are commands.
      await heading.click();
    } else {
      await isCurrent();
      await show("Mine");
      await queueRow(page, number).click();
    }
    await heading.and(page.locator(":focus")).waitFor({ timeout: OUTAGE_MS_MAX });
  }

  /** Sends what stands there; whoever is told that the connection is away sends again once it is back. */
  async function send(words: string): Promise<void> {
    await page.getByRole("region", { name: "Conversation" }).waitFor({ timeout: OUTAGE_MS_MAX });
    const stayed = page.getByText("Not sent: the connection is away.").first();
    await isCurrent();
    await page.keyboard.press("Control+Enter");
    await said(page, words).or(stayed).first().waitFor();
    if (await stayed.isVisible()) {
      await isCurrent();
      await page.keyboard.press("Control+Enter");
    }
    // What the gateway did not answer to stands there with a way to try again.
    const retry = underWay(page).getByRole("button", { name: "Retry" });
    const stored = said(page, words).and(page.locator(":not([aria-label='On the way'] *)"));
    await stored.or(retry).first().waitFor({ timeout: OUTAGE_MS_MAX });
    if (await retry.isVisible()) {
      await isCurrent();
      await retry.click();
    }
    await stored.waitFor({ timeout: OUTAGE_MS_MAX });
  }

  async function act(contact: Known, what: StaffAct): Promise<void> {
    switch (what.kind) {
      case "claims":
        return claim(contact);
      case "types":
        await open(contact);
        return write(page, "r", what.words);
      case "answers":
        await open(contact);
        await write(page, "r", what.words);
        return send(what.words);
      case "closes":
        await open(contact);
        await pressButton(page, "Close…");
        await closeAs(page, "information");
        return queueRow(page, contact.number).waitFor({ state: "detached" });
      case "returns":
      case "takes_over":
      case "sets_aside":
        throw new Error(`${what.kind} is for advocates without a screen`);
    }
  }
  return { ...me, act };
}
