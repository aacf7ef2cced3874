import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openChromium } from "../house/chromium.ts";
import { unseen, walk } from "../screen/walk.ts";
import { lostInForcedColors, moving, unfit } from "./conditions.ts";
import { kept } from "./kept.ts";
import { confusing } from "./names.ts";
import { tooSmall } from "./targets.ts";

// As with the other guards: each way of looking is shown a page that is wrong in that way, and one that is not.
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

const GOOD = `<main><button style="padding: 14px 20px">Save</button> <a href="#x">Read how it works</a></main>`;

async function showing(body: string, css = ""): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 900, height: 600 } });
  await page.setContent(
    `<!doctype html><html lang="en"><title>One</title><style>${css}</style><body>${body}`,
  );
  return page;
}

describe("the walk", () => {
  const RING = ":focus-visible { outline: 2px solid #0b57d0; outline-offset: 2px }";
  it("finds nothing wrong with stops that show a ring", async () => {
    const page = await showing(`<button>One</button> <label><input type="checkbox"> Two</label>`, RING);
    const stops = await walk(page);
    expect(stops.map(({ name }) => name)).toEqual([`button "One"`, `checkbox "Two"`]);
    expect(unseen(stops)).toEqual([]);
  });

  it.each([
    ["a stop without a ring", "", "*:focus { outline: none }", /^button "One": a ring at 0 %/],
    ["a ring that is too pale", "", ":focus { outline: 2px solid #ddd }", /^button "One": a ring at 0 %/],
    [
      "a stop under a bar",
      `<div style="position: fixed; inset: 0 0 auto; height: 60px; background: #fff">Bar</div>`,
      RING,
      /^button "One": lies under div/,
    ],
    [
      "a stop outside the window",
      "",
      `${RING} button { position: fixed; left: -400px }`,
      /not in the window/,
    ],
  ])("finds %s", async (_what, more, css, words) => {
    const page = await showing(`<button>One</button>${more}`, css);
    expect(unseen(await walk(page)).join()).toMatch(words);
  });
});

describe("the look at names", () => {
  it("is silent about one of each, and tells of two alike and of none", async () => {
    expect(await confusing(await showing(GOOD), "x")).toEqual([]);
    const page = await showing(`<main><button>Show</button><button>Show</button><input></main>`);
    expect(await confusing(page, "x")).toEqual([
      "x: no name: main: textbox “”",
      "x: more than one: main: button “Show”",
    ]);
  });
});

describe("the look at sizes", () => {
  it.each([
    [
      "a small button beside another",
      `<button>a</button><button>b</button>`,
      "button{all:unset;font-size:10px}",
      /“a” is/,
    ],
    [
      "a sign of less than 32 pixels",
      `<button aria-label="More">▾</button>`,
      "button{width:28px;height:28px}",
      /shows a sign only/,
    ],
    [
      "an exit of less than 44 pixels",
      `<a href="#" style="display:inline-block">Exit this page</a>`,
      "",
      /in a hurry/,
    ],
  ])("tells of %s", async (_what, body, css, words) => {
    expect((await tooSmall(await showing(body, css), "x")).join()).toMatch(words);
  });

  it("is silent about what is large, spaced, inside a sentence, or reached on more ground than is drawn", async () => {
    expect(await tooSmall(await showing(GOOD), "x")).toEqual([]);
    const spaced = await showing(`<button>a</button>`, "button{all:unset;font-size:10px}");
    expect(await tooSmall(spaced, "x")).toEqual([]);
    expect(await tooSmall(await showing(`<p>Or <a href="#">a</a><a href="#">b</a>.</p>`), "x")).toEqual([]);
    const reach =
      "button{position:relative;height:32px;width:90px} button::after{content:'';position:absolute;inset:-8px 0}";
    expect(await tooSmall(await showing(`<br><br><button>Claim</button>`, reach), "x")).toEqual([]);
  });
});

describe("the looks under other conditions", () => {
  it("are silent about a page that bends", async () => {
    const page = await showing(GOOD);
    for (const look of [unfit, lostInForcedColors, moving]) expect(await look(page, "x")).toEqual([]);
  });

  it("tell of what is too wide at 320 pixels, and of words that do not fit when they are spaced", async () => {
    expect(await unfit(await showing(`<div style="width:400px">wide</div>`), "x")).toContain(
      "x at 320 px: div ",
    );
    const tight = await showing(
      `<button style="width:120px;overflow:hidden;white-space:nowrap">Return to queue</button>`,
    );
    expect((await unfit(tight, "x")).join()).toMatch(/spaced.*Return to queue/);
  });

  it("tell of a field without an edge in forced colours, and of what moves all the same", async () => {
    const bare = await showing(`<input aria-label="Name" style="appearance:none;border:0">`);
    expect(await lostInForcedColors(bare, "x")).toEqual(["x in forced colours: input Name"]);
    const turning = await showing(
      `<p id="p">x</p>`,
      "@keyframes k{to{rotate:1turn}} #p{animation:k 1s infinite}",
    );
    expect(await moving(turning, "x")).toEqual(["x with less motion: p "]);
  });
});

describe("the look at what a browser keeps", () => {
  it("tells of fields that ask for nothing, and is silent about those that do, by themselves or by their form", async () => {
    expect(await kept(await showing(`<textarea id="note"></textarea><input name="who">`), "x")).toEqual([
      "x: the browser keeps what is written in textarea note",
      "x: the browser keeps what is written in input who",
    ]);
    const asked = `<textarea autocomplete="off"></textarea><form autocomplete="off"><input></form>`;
    const signsIn = `<input autocomplete="current-password" type="password"><input type="checkbox">`;
    expect(await kept(await showing(`${asked}${signsIn}`), "x")).toEqual([]);
  });
});
