import { SCAN_ANSWERED_MS } from "@holdfast/case-schema";
import sharp from "sharp";
import { describe, expect, it, vi } from "vitest";
import { cameraPicture, largePng, plainPicture } from "../pictures/redraw/testing/invented-pictures.ts";
import { drawScanApart, queuedScans, SCAN_LIMITS, SCAN_TURN_MS } from "./draw-scan.ts";
import { decodeDrawn, encodeDrawn } from "./scan-answer.ts";
import { scanKind } from "./scan-kind.ts";
import { COMES_WITHIN_MS } from "./scan-routes.ts";
import { inventedHeic, inventedPdf } from "./testing/invented-scans.ts";

async function drawn(bytes: Uint8Array): Promise<readonly Uint8Array[]> {
  const answer = await drawScanApart(bytes);
  if (answer.kind !== "drawn") throw new Error(`it was refused: ${answer.because}`);
  return answer.pages;
}
const refusal = async (bytes: Uint8Array, limits = SCAN_LIMITS): Promise<string> => {
  const answer = await drawScanApart(bytes, limits);
  return answer.kind === "refused" ? answer.because : answer.kind;
};

describe("the scan of a paper", () => {
  it("[G351] is told by its own first bytes", async () => {
    expect(scanKind(inventedPdf(1))).toBe("pdf");
    expect(scanKind(await plainPicture("jpeg"))).toBe("jpeg");
    expect(scanKind(await plainPicture("png"))).toBe("png");
    expect(scanKind(inventedHeic())).toBe("heic");
    for (const other of ["gif", "webp", "avif", "tiff"] as const)
      expect(scanKind(await plainPicture(other))).toBeNull();
    for (const words of ["", "%", "<!doctype html>", "MZ", "PK\x03\x04", " %PDF-1.4", "\0\0\0\x18ftypisom"])
      expect(scanKind(Buffer.from(words, "latin1"))).toBeNull();
  });

  it("[G351] is drawn anew page by page, in its colours, and nothing of the document comes along", async () => {
    const catalog =
      "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /WC << /S /URI /URI (https://evil.example.org) >> >>";
    const pages = await drawn(inventedPdf(2, { catalog }));
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      expect(await sharp(page).metadata()).toMatchObject({ format: "webp", width: 1500, height: 2000 });
      expect(Buffer.from(page).toString("latin1")).not.toMatch(/alert|evil|JavaScript|PDF/);
      const { data, info } = await sharp(page).raw().toBuffer({ resolveWithObject: true });
      const pixel = (x: number, y: number) => [
        ...data.subarray((y * info.width + x) * info.channels).subarray(0, 3),
      ];
      const [blue, white] = [pixel(500, 1500), pixel(1400, 100)];
      expect(blue[2]! - blue[0]!).toBeGreaterThan(150);
      expect(Math.min(...white)).toBeGreaterThan(240);
    }
  });

  it("[G351] that is a picture is one page, upright, without place, camera or words", async () => {
    const words = "Rosalind Quillfeather 555-0142";
    const [page, ...others] = await drawn(await cameraPicture(words));
    expect(others).toEqual([]);
    const after = await sharp(page).metadata();
    expect(after).toMatchObject({ format: "webp", width: 200, height: 400 });
    expect(after).not.toHaveProperty("exif");
    expect(Buffer.from(page ?? []).includes(words)).toBe(false);
  });

  it("[G351] that is cut short, locked or none at all is damaged, and one of too many pages says so", async () => {
    const jpeg = await plainPicture("jpeg");
    for (const bytes of [
      jpeg.subarray(0, jpeg.length / 2),
      inventedPdf(0),
      Buffer.from("%PDF-1.7\nnothing of a document"),
      inventedPdf(2).subarray(0, 120),
      largePng([30_000, 30_000]),
      await plainPicture("gif"),
    ])
      expect(await refusal(bytes)).toBe("damaged");
    expect(await refusal(inventedPdf(21))).toBe("too_many_pages");
  });

  it("[G351] that draws for ever is ended, and nobody waits for it longer than it may compute", async () => {
    // Each square is drawn over the whole sheet: minutes of it.
    const drawing = "0 0 1 rg 0 0 300 400 re f ".repeat(400_000);
    const began = process.hrtime.bigint();
    expect(await refusal(inventedPdf(1, { drawing }), { ...SCAN_LIMITS, computingMs: 1_500 })).toBe(
      "damaged",
    );
    // By the clock it may take longer on a busy machine, and never as long as the clock allows.
    expect(Number(process.hrtime.bigint() - began) / 1e6).toBeLessThan(SCAN_LIMITS.patienceMs);
  });

  it("[G351] that the machine had no time for is refused as nothing: it can be sent again", async () => {
    await expect(drawScanApart(inventedPdf(1), { ...SCAN_LIMITS, patienceMs: 1 })).rejects.toThrow("no time");
  });

  it("[G351] waits its turn: one is drawn at a time, and one that fails keeps nobody", async () => {
    const begun: number[] = [];
    const ends = [
      Promise.withResolvers<never>(),
      Promise.withResolvers<{ kind: "drawn"; pages: [] }>(),
    ] as const;
    const draw = queuedScans(async ([which = 0]) => {
      begun.push(which);
      return ends[which === 0 ? 0 : 1].promise;
    });
    const [first, second] = [draw(Uint8Array.of(0)), draw(Uint8Array.of(1))];
    expect(begun).toEqual([0]);
    ends[0].reject(new Error("broken"));
    await expect(first).rejects.toThrow("broken");
    ends[1].resolve({ kind: "drawn", pages: [] });
    expect([await second, begun]).toEqual([{ kind: "drawn", pages: [] }, [0, 1]]);
  });

  it("[G375] that waits too long for its turn is refused as nothing, and the others keep their order", async () => {
    vi.useFakeTimers();
    const begun: number[] = [];
    const first = Promise.withResolvers<{ kind: "drawn"; pages: [] }>();
    const draw = queuedScans(async ([which = 0]) => {
      begun.push(which);
      return which === 0 ? first.promise : { kind: "drawn", pages: [] };
    });
    const drawing = draw(Uint8Array.of(0));
    const late = draw(Uint8Array.of(1)).catch(String);
    await vi.advanceTimersByTimeAsync(SCAN_TURN_MS - 1);
    const inTime = draw(Uint8Array.of(2));
    await vi.advanceTimersByTimeAsync(1);
    expect(await late).toContain("its turn did not come");
    first.resolve({ kind: "drawn", pages: [] });
    await Promise.all([drawing, inTime]);
    expect(begun).toEqual([0, 2]);
    vi.useRealTimers();
  });

  it("[G375] is answered in the time in which whoever sends it awaits one", () => {
    expect(COMES_WITHIN_MS + SCAN_TURN_MS + SCAN_LIMITS.patienceMs).toBeLessThan(SCAN_ANSWERED_MS);
  });

  it("[G351] crosses from its process as it was drawn, and half an answer is none", () => {
    const pages = [Uint8Array.of(1, 2, 3), Uint8Array.of(), Uint8Array.of(4)];
    const answer = Buffer.from(encodeDrawn({ kind: "drawn", pages }));
    const back = decodeDrawn(answer);
    expect(back?.kind === "drawn" ? back.pages.map((page) => [...page]) : null).toEqual([[1, 2, 3], [], [4]]);
    for (let length = 0; length < answer.length; length += 1)
      expect(decodeDrawn(answer.subarray(0, length))).toBeNull();
    for (const because of ["damaged", "too_many_pages"] as const) {
      const refused = { kind: "refused", because } as const;
      expect(decodeDrawn(Buffer.from(encodeDrawn(refused)))).toEqual(refused);
    }
  });
});
