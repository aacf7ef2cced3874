import { SCAN_PAGES_MAX } from "@holdfast/case-schema";
import { PDFiumLibrary, type PDFiumDocument, type PDFiumPage } from "@hyzyla/pdfium";
import sharp, { type Sharp } from "sharp";
import { PIXELS_MAX } from "../pictures/redraw/limits.ts";
import type { ScanDrawn } from "./scan-answer.ts";
import { scanKind } from "./scan-kind.ts";

/** A page's longer side, in pixels: what is written by hand on a sheet can be read. */
export const PAGE_SIDE = 2000;

const DAMAGED = { kind: "refused", because: "damaged" } as const;

/**
 * Draws the pages of a scan anew, upright, as pictures. Nothing of the file itself comes along: no words, no programs, no links, no
 * place and no camera.
 */
export async function drawPages(bytes: Uint8Array): Promise<ScanDrawn> {
  try {
    return scanKind(bytes) === "pdf" ? await documentPages(bytes) : await onePage(bytes);
  } catch {
    // Whatever a decoder stumbles over is the file's: nothing but drawing it is done here.
    return DAMAGED;
  }
}

async function onePage(bytes: Uint8Array): Promise<ScanDrawn> {
  const options = { limitInputPixels: PIXELS_MAX, failOn: "error", sequentialRead: true } as const;
  const upright = sharp(bytes, options)
    .autoOrient()
    .resize(PAGE_SIDE, PAGE_SIDE, { fit: "inside", withoutEnlargement: true });
  return { kind: "drawn", pages: [await encoded(upright)] };
}

async function documentPages(bytes: Uint8Array): Promise<ScanDrawn> {
  const library = await PDFiumLibrary.init();
  const document: PDFiumDocument = await library.loadDocument(bytes);
  const count = document.getPageCount();
  if (count > SCAN_PAGES_MAX) return { kind: "refused", because: "too_many_pages" };
  if (count === 0) return DAMAGED;
  const pages: Uint8Array[] = [];
  for (let at = 0; at < count; at += 1) pages.push(await pageOf(document.getPage(at)));
  return { kind: "drawn", pages };
}

async function pageOf(page: PDFiumPage): Promise<Uint8Array> {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const scale = PAGE_SIDE / Math.max(originalWidth, originalHeight);
  // What was filled in, a signature too, is part of the paper.
  const { width, height, data } = await page.render({ scale, render: "bitmap", renderFormFields: true });
  return encoded(sharp(data, { raw: { width, height, channels: 4 } }));
}

async function encoded(drawn: Sharp): Promise<Uint8Array> {
  return drawn
    .flatten({ background: "white" })
    .toColourspace("srgb")
    .webp({ quality: 80, effort: 2 })
    .toBuffer();
}
