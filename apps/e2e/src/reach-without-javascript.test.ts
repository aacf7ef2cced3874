import { expect, it } from "vitest";
import { comeBack, goOn, writeIn } from "./screen/reach.ts";
import { setStage } from "./stage.ts";
import { askInTime } from "./talk/ask-in-time.ts";
import { answer, claim, readInbound, readQueue, untilLeft } from "./talk/queue.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage();

const WORDS = {
  text: stage.secret("I clean rooms at the Larkspur and they keep my passport."),
  danger: false,
  address: stage.secret("555-0147"),
  times: stage.secret("after the laundry van leaves"),
};
const REPLY = stage.secret("You are not in trouble. Shall we look at your papers together?");

it("somebody without JavaScript writes in, reads the answer, writes more and takes it all back", async () => {
  const { url } = stage.house();
  const { page } = await stage.visitor({ javaScriptEnabled: false });
  const code = stage.secret(await writeIn(page, url, WORDS));

  await expect.poll(() => page.getByText("within 4 hours").count()).toBe(1);
  const dana = await signInByHttp(url, "dana");
  const [row] = await readQueue(dana);
  if (row === undefined) throw new Error("Nothing arrived.");
  await claim(dana, row);
  await answer(dana, row.id, REPLY);
  await untilLeft(dana, row.id, REPLY);

  await comeBack(page, url, code);
  await page.getByText(REPLY).waitFor();

  const more = stage.secret("They come back at nine.");
  await page.getByLabel("Your message").fill(more);
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("We have it. Your message is with our team.").waitFor();
  expect(await readInbound(dana, row.id)).toEqual([WORDS.text, more]);
  // A reply that was shown is not shown again to whoever looks over the shoulder.
  expect(await page.getByText(REPLY).count()).toBe(0);

  await goOn(page, "Delete what I wrote", "What do you want to delete?");
  await page.getByLabel("Everything I wrote").check();
  await goOn(page, "Continue", "Delete it?");
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByText("It is deleted.").waitFor();
  expect(await readInbound(dana, row.id)).toEqual([null, null]);
});

it("the exit is a plain link that leaves by a redirect and tells the neutral page nothing", async () => {
  const { url, neutral } = stage.house();
  const { page } = await stage.visitor({ javaScriptEnabled: false });
  await page.goto(new URL("/reach", url).href);
  await page.getByRole("link", { name: "Exit this page" }).click();
  await page.waitForURL(neutral.url.href);
  expect(neutral.referrers).toEqual([""]);
  const answered = await askInTime(new URL("/exit", url), { redirect: "manual" });
  expect([answered.status, answered.headers.get("location")]).toEqual([303, neutral.url.href]);
});

it("after leaving without a script, Back shows no word, and the browser has kept nothing", async () => {
  const { url, neutral } = stage.house();
  const { page, context } = await stage.visitor({ javaScriptEnabled: false });
  await page.goto(new URL("/reach", url).href);
  await goOn(page, "Continue", "What stays private");
  await goOn(page, "Continue", "Are you in danger right now?");
  await goOn(page, "Continue", "How can we help?");
  await page.getByLabel("How can we help?").fill(WORDS.text);
  await goOn(page, "Continue", "How can we reach you safely?");
  const told = neutral.referrers.length;
  await page.getByRole("link", { name: "Exit this page" }).click();
  await page.waitForURL(neutral.url.href);
  expect(neutral.referrers.slice(told)).toEqual([""]);
  // The browser asks whether to send the form again instead of showing it, and a driven one calls that an error.
  await page.goBack().catch((error: Error) => {
    if (!error.message.includes("ERR_CACHE_MISS")) throw error;
  });
  await expect.poll(() => page.content()).not.toContain(WORDS.text);
  expect(await context.cookies()).toEqual([]);
  expect((await context.storageState({ indexedDB: true })).origins).toEqual([]);
});
