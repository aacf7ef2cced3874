import { expect, it } from "vitest";
import { claimAndOpen, openByKeys, write, writesOn } from "./screen/answering.ts";
import { arrived, queueRow } from "./screen/desk.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { readQueue } from "./talk/queue.ts";
import { signInByHttp } from "./talk/staff.ts";

let second = "";
const stage = setStage({
  environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }),
  moreOrigins: () => [second],
});

it("who reads and who writes is seen in the list and at the contact, at another gateway too, and ends when they leave", async () => {
  const house = stage.house();
  const other = await house.startAnother();
  second = other.url.origin;
  const message = { event: "p1", from: stage.secret("555-0171"), text: stage.secret("Is this the line?") };
  expect((await deliver(house.url, message)).ok).toBe(true);
  const number = (await readQueue(await signInByHttp(house.url, "ada"))).at(-1)?.number ?? 0;
  const dana = await stage.advocate("dana");
  const ada = await stage.advocate("ada", other.url);
  await claimAndOpen(dana.page, number);
  await arrived(ada.page, number);
  await ada.page.getByText("● Live").waitFor();
  await queueRow(ada.page, number)
    .getByText(/^Dana (is reading|has it open)$/)
    .waitFor();
  await openByKeys(ada.page, number);
  // Above where Ada writes. Somebody counts as writing for seconds after a letter, so this one writes on until it is seen.
  const composer = ada.page.locator("[data-pane=composer]");
  await composer.waitFor();
  await write(dana.page, "r", stage.secret("Yes, you reached us"));
  await writesOn(dana.page, composer.getByText("Dana is writing"));
  await dana.page
    .locator("header")
    .getByText(/^Ada (is reading|has it open)$/)
    .waitFor();
  expect(await ada.page.locator("#polite, #assertive").allTextContents()).not.toContain("writing");
  await dana.context.close();
  const ofDana = ada.page.getByText(/^Dana (is|has it)/);
  await expect.poll(() => ofDana.count(), { timeout: 12_000 }).toBe(0);
  await ada.page.close();
  await other.stop();
});
