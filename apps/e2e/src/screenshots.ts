import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { openChromium } from "./house/chromium.ts";
import { startHoldfast, type House } from "./house/house.ts";
import { arrived, focusRow } from "./screen/desk.ts";
import { pressButton } from "./screen/keyboard.ts";
import { openPerson, PHONE } from "./screen/person.ts";
import { picture } from "./screen/picture.ts";
import { comeBack, writeIn } from "./screen/reach.ts";
import { signIn } from "./screen/sign-in.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { answer, claim, note, readQueue } from "./talk/queue.ts";
import { signInByHttp } from "./talk/staff.ts";

/** Plays a short evening with invented people and takes its pictures. Not a test: nothing here can fail but loudly. */
const README_PICTURE = fileURLToPath(new URL("../../console/docs/console.png", import.meta.url));

/** Colours fade when the theme changes. */
const SETTLE_MS = 500;

const FORM = {
  text:
    "I clean rooms at a motel and the manager keeps my passport. He says I owe him for the flight. " +
    "I have a phone for an hour when he is out.",
  danger: true,
  address: "555-0134",
  times: "Weekdays 9 to 11",
};

const TEXTS = [
  { from: "555-0117", text: "is this the number from the bus stop" },
  { from: "555-0117", text: "my friend is not allowed to leave her job" },
  { from: "555-0152", text: "Can somebody call me back tomorrow?" },
  { from: "555-0160", text: "thank you for yesterday" },
];

async function play(house: House): Promise<void> {
  const browser = await openChromium();
  try {
    const origins = [house.url.origin, house.neutral.url.origin];
    const phone = await openPerson(browser, { origins, browser: PHONE });
    const code = await writeIn(phone.page, house.url, FORM, async (screen) => {
      await picture(phone.page, `reach ${screen}`);
      // People take their time; whoever does not is marked.
      await sleep(600);
    });
    for (const [nth, message] of TEXTS.entries())
      await deliver(house.url, { event: `evening ${nth}`, ...message });

    const [dana, ada] = [await signInByHttp(house.url, "dana"), await signInByHttp(house.url, "ada")];
    const rows = await readQueue(dana);
    const [form, text] = rows;
    if (form === undefined || text === undefined) throw new Error("Nobody has written in.");
    await claim(dana, form);
    await answer(dana, form.id, "I am glad you wrote. You have done nothing wrong. Are you alone right now?");
    await claim(ada, text);
    await comeBack(phone.page, house.url, code);
    await picture(phone.page, "reach the answer");
    await phone.page.getByLabel("Your message").fill("Yes, until eleven. Can I leave without my passport?");
    await phone.page.getByRole("button", { name: "Send" }).click();
    await phone.page.getByText("We have it.").waitFor();
    await note(
      dana,
      form.id,
      "Alone until 11. Passport is the main fear: check the consulate's hours with Cam.",
    );

    const desk = await openPerson(browser, { origins });
    const { page } = desk;
    await page.goto(house.url.href);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await inBothThemes(page, "sign-in");
    await signIn(page, house.url, "dana");
    await arrived(page, form.number);
    await inBothThemes(page, "queue");
    await focusRow(page, form.number);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: `Contact ${form.number}`, level: 1 }).waitFor();
    await page.keyboard.press("r");
    await page.keyboard.type(
      "Yes, you can. A passport can be replaced, and it belongs to you. Shall we look at ",
    );
    await inBothThemes(page, "workspace");
    await page.emulateMedia({ colorScheme: "light" });
    await sleep(SETTLE_MS);
    await page.screenshot({ path: README_PICTURE });
    await page.keyboard.press("Escape");
    await pressButton(page, "Close…");
    await page.getByRole("dialog").waitFor();
    await inBothThemes(page, "closing");
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 390, height: 740 });
    await inBothThemes(page, "workspace on a narrow screen");
    const faults = [...(await phone.faults()), ...(await desk.faults())];
    if (faults.length > 0) console.error(faults.join("\n"));
  } finally {
    await browser.close();
  }
}

async function inBothThemes(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await sleep(SETTLE_MS);
    await picture(page, `console ${name} ${colorScheme}`);
  }
}

const house = await startHoldfast({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });
try {
  await play(house);
  await house.stop();
} finally {
  await house.remove();
}
