import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openChromium } from "../house/chromium.ts";
import { serveNeutralPage, type NeutralPage } from "../house/neutral-page.ts";
import { openPerson, type Person } from "../screen/person.ts";
import { expectAccessible } from "./accessible.ts";
import { focusFaults } from "./focus-probe.ts";
import { wordsIn, wordsInFolder } from "./leaks.ts";
import { browserStorage } from "./storage.ts";

// A guard that sees nothing looks like a page without faults, so each one is shown a page that misbehaves.
let browser: Browser;
let site: NeutralPage;
let elsewhere: NeutralPage;
beforeAll(async () => {
  [browser, site, elsewhere] = await Promise.all([openChromium(), serveNeutralPage(), serveNeutralPage()]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([site.close(), elsewhere.close()]);
});

/** Somebody in front of a page of the site with these contents, run as if the page had come with them. */
async function showing(html: string, script = ""): Promise<Person> {
  const person = await openPerson(browser, { origins: [site.url.origin], focus: true });
  await person.page.goto(site.url.href);
  await person.page.evaluate((body) => (document.body.innerHTML = body), html);
  if (script !== "") await person.page.addScriptTag({ content: script });
  return person;
}

const TWO_BUTTONS = `<button id="one">One</button><button id="two">Two</button>`;

describe("the focus probe", () => {
  it("is silent while a person moves the focus", async () => {
    const { page, faults } = await showing(TWO_BUTTONS);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.waitForTimeout(200);
    expect(await faults()).toEqual([]);
  });

  it("is silent when the screen answers a key by moving the focus", async () => {
    const { page, faults } = await showing(
      TWO_BUTTONS,
      `one.addEventListener("keydown", (event) => { if (event.key === "Enter") two.focus(); });`,
    );
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForTimeout(200);
    expect(await faults()).toEqual([]);
  });

  it("tells that the focus was taken", async () => {
    const { page } = await showing(TWO_BUTTONS);
    await page.keyboard.press("Tab");
    await page.waitForTimeout(300);
    await page.evaluate(() => document.getElementById("two")?.focus());
    await expect.poll(() => focusFaults(page)).toEqual([expect.stringContaining("moved by itself")]);
  });

  it("tells that the focus fell to the body", async () => {
    const { page } = await showing(TWO_BUTTONS);
    await page.keyboard.press("Tab");
    await page.waitForTimeout(300);
    await page.evaluate(() => document.getElementById("one")?.remove());
    await expect.poll(() => focusFaults(page)).toEqual([expect.stringContaining("fell from")]);
  });

  it("lets the focus go on when its element has gone", async () => {
    const { page, faults } = await showing(TWO_BUTTONS);
    await page.keyboard.press("Tab");
    await page.waitForTimeout(300);
    await page.evaluate(() => {
      document.getElementById("one")?.remove();
      document.getElementById("two")?.focus();
    });
    await page.waitForTimeout(300);
    expect(await faults()).toEqual([]);
  });
});

describe("the watch on a screen", () => {
  it("tells of a request to a third party", async () => {
    const { page, faults } = await showing("");
    await page.evaluate((address) => {
      document.body.innerHTML = `<img src="${address}" alt="">`;
    }, elsewhere.url.href);
    await expect.poll(faults).toContain(`asked a third party: ${elsewhere.url.origin}`);
  });

  it("tells of what the page throws and complains about", async () => {
    const { faults } = await showing(
      "",
      `console.error("broken"); setTimeout(() => { throw new Error("worse"); });`,
    );
    await expect
      .poll(faults)
      .toEqual(expect.arrayContaining([expect.stringContaining("broken"), expect.stringContaining("worse")]));
  });

  it("reads everything that a page keeps in the browser", async () => {
    const { page } = await showing(
      "",
      `localStorage.setItem("name", "Rosa"); sessionStorage.setItem("words", "help"); indexedDB.open("drafts");`,
    );
    await expect
      .poll(() => browserStorage(page))
      .toEqual(["localStorage name=Rosa", "sessionStorage words=help", "indexedDB drafts"]);
  });

  it("finds a button without a name in both themes", async () => {
    const { page } = await showing("<main><button></button></main>");
    await expect(expectAccessible(page, "a page with a nameless button")).rejects.toThrow("button-name");
  });
});

describe("the search for leaks", () => {
  it("finds a word whatever its case", () => {
    expect(wordsIn("… said ROSA …", ["Rosa", "555-0142"])).toEqual(["Rosa"]);
  });

  it("finds a word in the bytes of a folder, and this file holds one", async () => {
    const found = await wordsInFolder(import.meta.dirname, ["invented needle of this test"]);
    expect(found).toEqual([expect.stringContaining("guards.test.ts: invented needle of this test")]);
  });
});
