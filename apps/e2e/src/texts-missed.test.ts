import { expect, it } from "vitest";
import { openTextLine, type TextLine } from "./house/text-line.ts";
import { fillIn, goOn } from "./screen/reach.ts";
import { setStage } from "./stage.ts";
import { fillForm, sendForm } from "./talk/form-by-hand.ts";
import { readInbound, readQueue } from "./talk/queue.ts";
import { signInByHttp, type Staff } from "./talk/staff.ts";

const SECOND = 1000;

let line: TextLine;
/** How far Twilio's clock is ahead of ours: an outage of minutes takes seconds here. */
let ahead = 0;
const stage = setStage({
  outage: true,
  outside: async (port) => (line = await openTextLine(port, () => Date.now() + ahead)),
});

/** Somebody texts the hotline; their words, and the webhook that is to be brought. */
function text(from: string, words: string): Request {
  line.twilio.receive({ from: stage.secret(from), text: stage.secret(words) });
  const webhook = line.twilio.callbacks.pop();
  if (webhook === undefined) throw new Error("Twilio makes no webhook");
  return webhook;
}

/** What stands in each contact, oldest first, as a fresh load of everything gives it. */
async function everything(ada: Staff): Promise<readonly (readonly (string | null)[])[]> {
  return Promise.all((await readQueue(ada)).map(({ id }) => readInbound(ada, id)));
}

const FIRST = "+12025550131";
const SECOND_PERSON = "+12025550132";
const THIRD = "+12025550133";
const numbered = (who: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, nth) => `${who} at minute ${nth / 2}`);

it("five minutes in which nobody answers lose no text, however its webhook comes after all", async () => {
  const house = stage.house();
  expect(await line.bring([text(FIRST, "The heron before the outage")])).toEqual([200]);
  const atReach = (await stage.visitor()).page;
  await fillIn(atReach, house.url, {
    text: stage.secret("The kestrel at the window"),
    danger: false,
    address: stage.secret("kestrel@example.org"),
    times: stage.secret("whenever the wind is south"),
  });

  const byHand = await fillForm(house.url, stage.secret("The merlin without scripts"));

  await house.gateway().kill();
  const givenUp: Request[] = [];
  const late: Request[] = [];
  for (const [nth, words] of numbered("The heron", 10).entries()) {
    ahead += 30 * SECOND;
    givenUp.push(text(FIRST, words));
    late.push(text(SECOND_PERSON, numbered("The bittern", 10)[nth] ?? ""));
    givenUp.push(text(THIRD, numbered("The curlew", 10)[nth] ?? ""));
  }
  for (const webhook of [...givenUp, ...late])
    await expect(line.bring([webhook])).rejects.toThrow("fetch failed");
  await atReach.getByRole("button", { name: "Send", exact: true }).click();
  await atReach.getByText("This could not be sent. Your words are still here.").waitFor();
  await expect(sendForm(house.url, byHand)).rejects.toThrow("fetch failed");

  // Some webhooks come before Twilio has been asked, and others after it: each way round, once.
  const asked = Promise.withResolvers<void>();
  line.twilio.misbehaveAt(
    "list",
    { kind: "throttle", retryAfterSeconds: 1 },
    { kind: "delay", until: asked.promise },
  );
  await house.startAgain();
  expect(await line.bring(late.slice(0, 5))).toEqual(Array(5).fill(200));
  asked.resolve();
  // Once: nobody may sign in ten times in a minute.
  const ada = await signInByHttp(house.url, "ada");
  await expect.poll(async () => (await everything(ada)).flat().length, { timeout: 30_000 }).toBe(31);
  expect(await line.bring(late)).toEqual(Array(10).fill(200));
  await goOn(atReach, "Send", "We have it");
  // Nothing tells somebody without scripts whether it was sent, so they send twice.
  expect([await sendForm(house.url, byHand), await sendForm(house.url, byHand)]).toEqual([true, true]);

  const contacts = await everything(ada);
  expect(contacts).toHaveLength(5);
  expect(contacts).toContainEqual(["The heron before the outage", ...numbered("The heron", 10)]);
  expect(contacts).toContainEqual(numbered("The bittern", 10));
  expect(contacts).toContainEqual(numbered("The curlew", 10));
  expect(contacts).toContainEqual(["The kestrel at the window"]);
  expect(contacts).toContainEqual(["The merlin without scripts"]);
  await expect.poll(() => house.words()).toContain("missed_messages_found");
});
