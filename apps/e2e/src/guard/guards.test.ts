import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openChromium } from "../house/chromium.ts";
import { serveNeutralPage, type NeutralPage } from "../house/neutral-page.ts";
import { openPerson, type Person } from "../screen/person.ts";
import { expectAccessible, misbuilt } from "./accessible.ts";
import { announcements, keepAnnouncements, timesSaid } from "./announcements.ts";
import { ACT_FRAMES, focusFaults, probeFocus } from "./focus-probe.ts";
import { wordsIn } from "./leaks.ts";
import { covered } from "./overflow.ts";
import { pointerFaults, probePointer } from "./pointer-probe.ts";
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

/** Until no act counts any more, and whatever fell has been seen. */
const frames = (page: Page): Promise<void> =>
  page.evaluate(async (count) => {
    for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
  }, 3 * ACT_FRAMES);

const TWO_BUTTONS = `<button id="one">One</button><button id="two">Two</button>`;

describe("the look for what is covered", () => {
  it("names what lies under something else, and is silent about what is scrolled away or shows with the focus", async () => {
    const below = `<p style="height: 3000px"></p><label><input type="checkbox" style="opacity: 0" />Below</label>`;
    const { page } = await showing(
      `${TWO_BUTTONS}<nav style="position: absolute; width: 1px; height: 1px; overflow: hidden"><a href="#x">Skip</a></nav>${below}`,
    );
    expect(await covered(page, "plain")).toEqual([]);
    await page.evaluate(() => {
      const bar = document.createElement("div");
      bar.style.cssText = "position: absolute; inset: 0 0 auto; height: 100px";
      document.body.append(bar);
    });
    expect(await covered(page, "barred")).toEqual(["barred: button One", "barred: button Two"]);
  });
});

describe("the focus probe", () => {
  it("is silent while a person moves the focus", async () => {
    const { page, faults } = await showing(TWO_BUTTONS);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await frames(page);
    expect(await faults()).toEqual([]);
  });

  it("is silent when the screen answers a key by moving the focus", async () => {
    const { page, faults } = await showing(
      TWO_BUTTONS,
      `one.addEventListener("keydown", (event) => { if (event.key === "Enter") two.focus(); });`,
    );
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await frames(page);
    expect(await faults()).toEqual([]);
  });

  it("tells that the focus was taken", async () => {
    const { page } = await showing(TWO_BUTTONS);
    await page.keyboard.press("Tab");
    await frames(page);
    await page.evaluate(() => document.getElementById("two")?.focus());
    await expect.poll(() => focusFaults(page)).toEqual([expect.stringContaining("moved by itself")]);
  });

  it("tells that the focus fell to the body", async () => {
    const { page } = await showing(TWO_BUTTONS);
    await page.keyboard.press("Tab");
    await frames(page);
    await page.evaluate(() => document.getElementById("one")?.remove());
    await expect.poll(() => focusFaults(page)).toEqual([expect.stringContaining("fell from")]);
  });

  it.each([
    ["hidden", "one.hidden = true"],
    ["disabled", "one.disabled = true"],
    ["blurred by a script", "one.blur()"],
  ])("tells that the focus fell from an element that was %s", async (_how, script) => {
    const { page } = await showing(TWO_BUTTONS);
    await page.keyboard.press("Tab");
    await frames(page);
    await page.addScriptTag({ content: script });
    await expect.poll(() => focusFaults(page)).toEqual([expect.stringContaining("fell from")]);
  });

  it("takes no click of a script for somebody's", async () => {
    const { page } = await showing(TWO_BUTTONS, `one.addEventListener("click", () => two.focus());`);
    await page.keyboard.press("Tab");
    await frames(page);
    await page.evaluate(() => document.getElementById("one")?.click());
    await expect.poll(() => focusFaults(page)).toEqual([expect.stringContaining("moved by itself")]);
  });

  it("blames no screen whose answer to a key is late because the machine is", async () => {
    const { page, faults } = await showing(
      TWO_BUTTONS,
      `one.addEventListener("keydown", () => {
         setTimeout(() => two.focus());
         const until = performance.now() + 400;
         while (performance.now() < until);
       });`,
    );
    await page.keyboard.press("Tab");
    await frames(page);
    await page.keyboard.press("Enter");
    await frames(page);
    expect(await faults()).toEqual([]);
  });

  /** Says that it awaits something at a key, and some time later does what that key stands for. */
  const AWAITS = `
    const deeds = {
      Enter: (mark) => { mark.remove(); document.body.append(field); field.focus(); },
      a: () => { document.body.append(field); field.focus(); },
      b: (mark) => { mark.remove(); document.body.append(field); two.focus(); },
      c: () => two.focus(),
    };
    const field = document.createElement("input");
    one.addEventListener("keydown", async ({ key }) => {
      if (deeds[key] === undefined) return;
      const mark = document.createElement("span");
      if (key !== "a") mark.dataset.awaited = "";
      document.body.append(mark);
      for (let frame = 0; frame < ${3 * ACT_FRAMES}; frame += 1) await new Promise(requestAnimationFrame);
      deeds[key](mark);
      document.body.dataset.done = "";
    });`;

  it.each([
    ["says nothing where what a key asked for comes late and takes the focus", "Enter", []],
    ["tells that the focus was taken by what nobody said was awaited", "a", ["one to input[]"]],
    ["tells that it was taken by something else than what was awaited", "b", ["one to button[] Two"]],
    ["tells that it was taken while what was awaited had not come", "c", ["one to button[] Two"]],
  ])("%s", async (_what, key, told) => {
    const { page, faults } = await showing(TWO_BUTTONS.replace(">One", " aria-label='one'>One"), AWAITS);
    await page.keyboard.press("Tab");
    await page.keyboard.press(key);
    await page.locator("[data-done]").waitFor();
    await frames(page);
    expect(await faults()).toEqual(
      told.map((each) => expect.stringContaining(`moved by itself from button[] ${each}`)),
    );
  });

  it("tells that what was awaited neither came nor was given up, once", async () => {
    const { page } = await openPerson(browser, { origins: [site.url.origin] });
    await probeFocus(page, ACT_FRAMES);
    await page.goto(site.url.href);
    await page.evaluate(() => {
      document.body.innerHTML = `<span hidden data-awaited=""></span>`;
    });
    await frames(page);
    expect(await focusFaults(page)).toEqual(["what was awaited has neither come nor been given up"]);
  });

  it("lets the focus go on when its element has gone", async () => {
    const { page, faults } = await showing(TWO_BUTTONS);
    await page.keyboard.press("Tab");
    await frames(page);
    await page.evaluate(() => {
      document.getElementById("one")?.remove();
      document.getElementById("two")?.focus();
    });
    await frames(page);
    expect(await faults()).toEqual([]);
  });
});

describe("the pointer probe", () => {
  const rows = ["one", "two", "three"]
    .map((id) => `<div data-row="${id}" aria-label="${id}" style="height: 40px">${id}</div>`)
    .join("");

  /** A list with the pointer at rest on its second row, to which something is done. */
  async function pointed(act: () => void): Promise<readonly string[]> {
    const { page } = await openPerson(browser, { origins: [site.url.origin] });
    await probePointer(page);
    await page.goto(site.url.href);
    await page.evaluate((body) => (document.body.innerHTML = body), `<main>${rows}</main>`);
    const box = await page.locator("[data-row=two]").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
    await page.evaluate(act);
    // Two frames, after which every change has been looked at.
    await page.evaluate(
      () => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))),
    );
    return pointerFaults(page);
  }

  it("tells that a row went from under the pointer when another came or left above it", async () => {
    const moved = [expect.stringContaining('"two" went from under the pointer')];
    expect(
      await pointed(() => document.querySelector("main")?.prepend(document.createElement("hr"))),
    ).toEqual([]);
    expect(await pointed(() => document.querySelector("[data-row=one]")?.remove())).toEqual(moved);
    expect(
      await pointed(() => {
        const row = document.createElement("div");
        row.style.height = "40px";
        document.querySelector("main")?.prepend(row);
      }),
    ).toEqual(moved);
  });

  it("is silent when the row itself has left", async () => {
    expect(await pointed(() => document.querySelector("[data-row=two]")?.remove())).toEqual([]);
  });
});

describe("the announcements that were kept", () => {
  it("are all there, also the same one twice and two at once", async () => {
    const { page } = await openPerson(browser, { origins: [site.url.origin] });
    await keepAnnouncements(page);
    await page.route(site.url.href, (route) =>
      route.fulfill({ contentType: "text/html", body: `<div id="polite"></div><div id="assertive"></div>` }),
    );
    await page.goto(site.url.href);
    for (const words of ["Hello.", "Hello. Hello.", ""])
      await page.evaluate((text) => {
        for (const region of document.querySelectorAll("#polite")) region.textContent = text;
      }, words);
    await page.evaluate(() => {
      for (const region of document.querySelectorAll("#assertive")) region.textContent = "Danger.";
    });
    await expect.poll(() => announcements(page)).toEqual(["Hello.", "Hello. Hello.", "Danger."]);
    expect(await timesSaid(page, "Hello.")).toBe(3);
    expect(await announcements(page, "assertive")).toEqual(["Danger."]);
    expect([await timesSaid(page, "Hello.", "polite"), await timesSaid(page, "Hello.", "assertive")]).toEqual(
      [3, 0],
    );
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
    expect((await misbuilt(page, "a page")).join()).toContain("button-name");
  });

  it("finds words that are too pale, where it looks at colours", async () => {
    const { page } = await showing(`<main style="background: #fff; color: #ccc">Too pale to read</main>`);
    await expect(expectAccessible(page, "a pale page")).rejects.toThrow("color-contrast");
    expect((await misbuilt(page, "a pale page")).join()).not.toContain("color-contrast");
  });
});

describe("the search for leaks", () => {
  it("finds a word whatever its case, and however a number is written", () => {
    expect(wordsIn("… said ROSA …", ["Rosa", "555-0142"])).toEqual(["Rosa"]);
    expect(wordsIn("to=%2B1%20555%200142", ["Rosa", "555-0142"])).toEqual(["555-0142"]);
  });
});
