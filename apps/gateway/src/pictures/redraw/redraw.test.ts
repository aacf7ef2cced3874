import { readdir, readFile } from "node:fs/promises";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Redrawn } from "./answer.ts";
import { LIMITS } from "./limits.ts";
import { redrawApart } from "./start-redraw.ts";
import {
  cameraPicture,
  hugeGif,
  hugeTiff,
  largePng,
  lyingJpeg,
  pageInJpeg,
  plainPicture,
} from "./testing/invented-pictures.ts";

type Drawn = Extract<Redrawn, { kind: "drawn" }>;

async function drawn(bytes: Uint8Array): Promise<Drawn> {
  const redrawn = await redrawApart(bytes, LIMITS);
  if (redrawn.kind !== "drawn") throw new Error(`it was refused as ${redrawn.refusal}`);
  return redrawn;
}
const refusalOf = async (bytes: Uint8Array, limits = LIMITS): Promise<string> => {
  const redrawn = await redrawApart(bytes, limits);
  return redrawn.kind === "refused" ? redrawn.refusal : redrawn.kind;
};

describe("a picture that is drawn anew", () => {
  it.each(["jpeg", "png", "gif", "webp", "avif"] as const)(
    "[PX3] is WebP, whatever it was: %s",
    async (format) => {
      const { display, blurred } = await drawn(await plainPicture(format));
      expect(await sharp(display).metadata()).toMatchObject({ format: "webp", width: 640, height: 480 });
      expect(await sharp(blurred).metadata()).toMatchObject({ format: "webp", width: 24, height: 18 });
    },
  );

  it("[PX3] brings along no place, no words, no profile, and stands upright", async () => {
    const words = "Rosalind Quillfeather 555-0142";
    const camera = await cameraPicture(words);
    const before = await sharp(camera).metadata();
    expect(before.orientation).toBe(6);
    expect(before.exif?.includes(words)).toBe(true);
    const { display, blurred } = await drawn(camera);
    for (const copy of [display, blurred]) {
      const after = await sharp(copy).metadata();
      expect(after).not.toHaveProperty("exif");
      expect(after).not.toHaveProperty("xmp");
      expect(after).not.toHaveProperty("iptc");
      expect(after).not.toHaveProperty("icc");
      expect(after.orientation).toBeUndefined();
      expect(Buffer.from(copy).includes(words)).toBe(false);
    }
    // It lay on its side: what was left is above now.
    const { data, info } = await sharp(display).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([200, 400]);
    expect(data[info.width * 20 * info.channels]).toBeLessThan(60);
    expect(data[info.width * 380 * info.channels]).toBeGreaterThan(200);
  });

  it("[PX3] is no larger than a screen, and never made larger", async () => {
    const large = await drawn(await plainPicture("jpeg", [6000, 3000]));
    expect(await sharp(large.display).metadata()).toMatchObject({ width: 1600, height: 800 });
    const small = await drawn(await plainPicture("png", [3, 2]));
    expect(await sharp(small.display).metadata()).toMatchObject({ width: 3, height: 2 });
  });

  it("[PX3] shows nothing of what stood in it when it is blurred", async () => {
    // Fine lines, as of letters: none of their contrast may be left.
    const raw = Buffer.from(
      Array.from({ length: 960 * 960 }, (_, at) => (Math.floor(at / 4) % 2 === 0 ? 255 : 0)),
    );
    const lines = await sharp(raw, { raw: { width: 960, height: 960, channels: 1 } })
      .png()
      .toBuffer();
    const { data } = await sharp((await drawn(lines)).blurred)
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(Math.max(...data) - Math.min(...data)).toBeLessThan(16);
  });

  it("[PX3] is nothing but a picture, though what it was made from was a page as well", async () => {
    const page = "<!doctype html><script>alert(document.cookie)</script>";
    const { display, blurred } = await drawn(await pageInJpeg(page));
    for (const copy of [display, blurred]) expect(Buffer.from(copy).includes("script")).toBe(false);
  });
});

describe("a bomb", () => {
  it.each<readonly [string, () => Buffer | Promise<Buffer>]>([
    ["a PNG of 400 million pixels in 60 kB", () => largePng([20_000, 20_000])],
    ["a PNG that claims 65 535 pixels square", () => largePng([8, 8], { claimed: [65_535, 65_535] })],
    ["a GIF that claims 65 535 pixels square", hugeGif],
    ["a JPEG that claims 65 000 pixels square", () => lyingJpeg(65_000)],
  ])("[PX4] is refused as one, soon: %s", async (_, make) => {
    const bytes = await make();
    const began = performance.now();
    expect(await refusalOf(bytes)).toBe("bomb");
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it("[PX4] that is a TIFF is not even decoded", async () => {
    expect(await refusalOf(hugeTiff())).toBe("unreadable");
  });

  it("[PX4] that is over its memory ends its own process and no other", async () => {
    const heavy = largePng([6000, 6000], { depth: 16, colour: 6, isInterlaced: true });
    expect(await refusalOf(heavy, { ...LIMITS, memoryBytes: 150 * 1024 * 1024 })).toBe("bomb");
    expect((await drawn(await plainPicture("png"))).kind).toBe("drawn");
  });

  it("[PX4] is nothing that a busy machine had no time for: nobody refuses that", async () => {
    const hurried = redrawApart(await plainPicture("png"), { ...LIMITS, patienceMs: 1 });
    await expect(hurried).rejects.toThrow("no time to decode");
  });

  it("[PX4] that computes too long is ended, and is drawn when it may", async () => {
    const slow = largePng([6000, 6000], { depth: 16, colour: 6 });
    expect(await refusalOf(slow, { ...LIMITS, computingMs: 100 })).toBe("bomb");
    expect(await refusalOf(slow)).toBe("drawn");
  });
});

/** How many bytes of environment the decoding processes that run now were given, as the system tells it. */
async function environments(): Promise<readonly number[]> {
  const running = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    running.map(async (pid) => {
      const parent = / \w (\d+) /.exec(await readFile(`/proc/${pid}/stat`, "utf8").catch(() => ""))?.[1];
      const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      if (Number(parent) !== process.pid || !command.includes("redraw-process.ts")) return [];
      return [(await readFile(`/proc/${pid}/environ`)).length];
    }),
  );
  return found.flat();
}

describe.runIf(process.platform === "linux")("the process that decodes", () => {
  it("[PX4] is given nothing of our environment, in which the master key may stand", async () => {
    const drawing = redrawApart(largePng([6000, 6000]), LIMITS);
    await expect.poll(environments, { interval: 5 }).toEqual([0]);
    await drawing;
  });
});

describe("what cannot be read", () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>`;
  it.each<readonly [string, () => Buffer | Promise<Buffer>]>([
    ["nothing", () => Buffer.alloc(0)],
    ["words", () => Buffer.from("is anyone there?")],
    ["a drawing that can hold programs", () => Buffer.from(svg)],
    ["a document", () => Buffer.from("%PDF-1.7\n1 0 obj")],
    ["a TIFF", () => plainPicture("tiff")],
    ["a page with a GIF's head", () => Buffer.from("GIF89a/*<script>alert(1)</script>*/=1;")],
    ["half a JPEG", async () => (await plainPicture("jpeg", [1600, 1200])).subarray(0, 3000)],
    ["half a PNG", async () => (await plainPicture("png", [1600, 1200])).subarray(0, 1500)],
    ["half a WebP", async () => (await plainPicture("webp", [1600, 1200])).subarray(0, 120)],
  ])("[PX4] is refused: %s", async (_, make) => {
    expect(await refusalOf(await make())).toBe("unreadable");
  });

  it("[PX4] is refused or drawn, however it is broken, and never harms anybody", async () => {
    const whole = [
      await plainPicture("jpeg", [64, 64]),
      await plainPicture("png", [64, 64]),
      await plainPicture("gif", [64, 64]),
    ];
    const checked = fc.check(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (bytes, changes) => {
          const broken = Buffer.from(bytes);
          for (const [at, value] of changes) broken[at % broken.length] = value;
          const redrawn = await redrawApart(broken, LIMITS);
          return redrawn.kind === "refused" || (await sharp(redrawn.display).metadata()).format === "webp";
        },
      ),
      { numRuns: rounds(12) },
    );
    expect(await checked).toMatchObject({ failed: false });
  });
});
