import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { timeless } from "./screen/walk.ts";
import { openVirtualConsole, type VirtualConsole } from "./shift/virtual-console.ts";
import { setStage } from "./stage.ts";
import { ADVOCATES, playEvening, type Evening } from "./talk/evening.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

let evening: Evening;
/** Everybody stays: what is told of the contacts of one who is away for a minute is something else. */
const present: VirtualConsole[] = [];
beforeAll(async () => {
  const { url } = stage.house();
  for (const who of ADVOCATES) present.push(openVirtualConsole(url, await signInByHttp(url, who)));
  evening = await playEvening(url, stage.secret);
});
afterAll(() => {
  for (const one of present) one.close();
});

// Whole, so that neither a word more nor a word less goes unseen.
it("what is told of every row, a contact's header, its composer and the board is what is on record", async () => {
  const { page } = await stage.advocate("ada");
  const told: string[] = [];
  const tell = async (what: string, part: Locator): Promise<void> => {
    await part.waitFor();
    told.push(
      `# ${what}`,
      timeless(await part.ariaSnapshot()).replaceAll(/\/contact\/[0-9a-f-]+/g, "/contact/‹id›"),
      "",
    );
  };
  await page.getByRole("row", { name: new RegExp(`Contact ${evening.waiting}\\b`) }).waitFor();
  // What can be claimed is off while the queue may be out of date.
  await page.getByText("● Live").waitFor();
  await tell("the queue", page.locator("#queue"));
  for (const [what, number] of [
    ["danger that nobody has", evening.danger],
    ["a contact that I have", evening.mine.ada],
    ["a contact that is offered to me", evening.offered.ada],
    ["a contact that a colleague has", evening.theirs.ada],
  ] as const) {
    await page.goto(new URL(`/contact/${evening.idOf(number)}`, stage.house().url).href);
    await page.getByRole("heading", { name: `Contact ${number}`, level: 1 }).waitFor();
    await page.getByRole("article").first().waitFor();
    await page.getByText("● Live").waitFor();
    // How the thread stands comes after the contact itself.
    await page.getByRole("button", { name: "Line and plan" }).waitFor();
    // And what may be shared after that.
    await page.locator("[data-may-share]", { hasText: /^nothing yet$/ }).waitFor();
    if (number === evening.mine.ada) {
      // Off until it is known to whom.
      await page.getByRole("button", { name: "Transfer", disabled: false }).waitFor();
      // Not there until the texts are.
      await page.getByRole("button", { name: "Insert a canned text" }).waitFor();
    }
    await tell(`${what}: header`, page.locator("#work header").first());
    await tell(`${what}: composer`, page.locator("[data-pane=composer]"));
  }
  await page.goto(new URL("/board", stage.house().url).href);
  await tell("the board", page.getByRole("region", { name: /^Unclaimed: \d/ }));
  await expect(told.join("\n")).toMatchFileSnapshot("walks/told.txt");
});
