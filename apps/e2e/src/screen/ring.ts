import { isDeepStrictEqual } from "node:util";
import type { Page } from "playwright-core";

const AROUND_PX = 8;
const CONTRAST_MIN = 3;
/** As it is when nothing is on its way to another colour. */
const STILL = "*, *::before, *::after { transition: none !important; animation: none !important }";
/** Takes the ring from whatever has the focus, and leaves the focus there. */
const WITHOUT = `${STILL} *, *::after { outline-color: transparent !important }`;

/** How often a place is looked at that moves meanwhile, as when a minute has passed and words are longer. */
const LOOKS_MAX = 5;

/**
 * Which part of the edge of the focused element, from 0 to 1, has its ring: pixels that are 3:1 against the same ones
 * without it.
 */
export async function ringOf(page: Page): Promise<number> {
  for (let looks = 1; ; looks += 1) {
    const place = await placeOf(page);
    if (place === null || place.clip.width <= 0 || place.clip.height <= 0) return 0;
    const ring = await ringAt(page, place);
    if (looks === LOOKS_MAX || isDeepStrictEqual(await placeOf(page), place)) return ring;
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the focus is, on the screen: what is looked at, and the boxes in it whose edge may have the ring. */
interface Place {
  readonly clip: Box;
  readonly inner: readonly Box[];
}

async function placeOf(page: Page): Promise<Place | null> {
  return page.evaluate((around) => {
    const element = document.activeElement;
    if (element === null) return null;
    // A box to tick shows its ring at itself or at its whole label.
    const boxes = [element, element.closest("label") ?? element].map((each) => each.getBoundingClientRect());
    const side = (pick: (box: DOMRect) => number, most: (...numbers: number[]) => number): number =>
      most(...boxes.map(pick));
    const x = Math.max(0, side(({ left }) => left, Math.min) - around);
    const y = Math.max(0, side(({ top }) => top, Math.min) - around);
    const width = Math.min(innerWidth, side(({ right }) => right, Math.max) + around) - x;
    const height = Math.min(innerHeight, side(({ bottom }) => bottom, Math.max) + around) - y;
    const inner = boxes.map((each) => ({
      x: each.left - x,
      y: each.top - y,
      width: each.width,
      height: each.height,
    }));
    return { clip: { x, y, width, height }, inner };
  }, AROUND_PX);
}

async function ringAt(page: Page, { clip, inner }: Place): Promise<number> {
  const shoot = async (css: string): Promise<string> => {
    await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets.push(sheet);
    }, css);
    const picture = await page.screenshot({ clip, caret: "hide", scale: "css" });
    await page.evaluate(() => void document.adoptedStyleSheets.pop());
    return picture.toString("base64");
  };
  const pictures = { withRing: await shoot(STILL), without: await shoot(WITHOUT) };
  const shares: number[] = [];
  for (const each of inner)
    shares.push(
      await page.evaluate(compare, { ...pictures, inner: each, least: CONTRAST_MIN, around: AROUND_PX }),
    );
  return Math.max(...shares);
}

interface Pictures {
  readonly withRing: string;
  readonly without: string;
  readonly inner: Box;
  readonly least: number;
  readonly around: number;
}

/** Which part of the four edges has a pixel near it whose two colours are apart enough. */
async function compare({ withRing, without, inner, least, around }: Pictures): Promise<number> {
  const read = async (base64: string): Promise<ImageData> => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    if (context === null) throw new Error("no canvas");
    context.drawImage(picture, 0, 0);
    return context.getImageData(0, 0, picture.width, picture.height);
  };
  const [one, other] = [await read(withRing), await read(without)];
  const light = ({ data }: ImageData, at: number): number => {
    const part = (value: number): number =>
      value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]].map((value) =>
      part((value ?? 0) / 255),
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const isApart = (x: number, y: number): boolean => {
    const at = (y * one.width + x) * 4;
    const [a, b] = [light(one, at), light(other, at)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= least;
  };
  const isNear = (x: number, y: number, dx: number, dy: number): boolean => {
    for (let step = -around; step <= around; step += 1) {
      const [px, py] = [Math.round(x + dx * step), Math.round(y + dy * step)];
      if (px >= 0 && py >= 0 && px < one.width && py < one.height && isApart(px, py)) return true;
    }
    return false;
  };
  let [edge, ringed] = [0, 0];
  const test = (x: number, y: number, dx: number, dy: number): void => {
    if (x < 0 || y < 0 || x >= one.width || y >= one.height) return;
    edge += 1;
    if (isNear(x, y, dx, dy)) ringed += 1;
  };
  for (let x = 0; x < inner.width; x += 1) {
    test(inner.x + x, inner.y, 0, 1);
    test(inner.x + x, inner.y + inner.height - 1, 0, 1);
  }
  for (let y = 0; y < inner.height; y += 1) {
    test(inner.x, inner.y + y, 1, 0);
    test(inner.x + inner.width - 1, inner.y + y, 1, 0);
  }
  return edge === 0 ? 0 : ringed / edge;
}
