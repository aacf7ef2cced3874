import sharp from "sharp";
import type { Redrawn } from "./answer.ts";
import { BLURRED_SIDE, DISPLAY_SIDE, PIXELS_MAX } from "./limits.ts";

const OPTIONS = {
  limitInputPixels: PIXELS_MAX,
  // What is cut short or broken is refused; what is merely odd is not.
  failOn: "error",
  sequentialRead: true,
  // Of what moves, the first frame.
  pages: 1,
} as const;

/**
 * Draws a picture anew, upright, no larger than a screen, and once more so small that nothing can be made out. Nothing
 * of the file itself comes along: no place, no time, no camera, no words.
 */
export async function redraw(bytes: Uint8Array): Promise<Redrawn> {
  try {
    const display = await sharp(bytes, OPTIONS)
      .autoOrient()
      .resize(DISPLAY_SIDE, DISPLAY_SIDE, { fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .webp({ quality: 82, effort: 2 })
      .toBuffer();
    const blurred = await sharp(display)
      .resize(BLURRED_SIDE, BLURRED_SIDE, { fit: "inside" })
      .blur(2)
      .webp({ quality: 50, effort: 0 })
      .toBuffer();
    return { kind: "drawn", display, blurred };
  } catch (error) {
    const isBomb = error instanceof Error && /pixel limit/i.test(error.message);
    return { kind: "refused", refusal: isBomb ? "bomb" : "unreadable" };
  }
}
