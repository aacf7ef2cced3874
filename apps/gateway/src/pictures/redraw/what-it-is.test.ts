import { describe, expect, it } from "vitest";
import { hugeTiff, plainPicture } from "./testing/invented-pictures.ts";
import { whatItIs } from "./what-it-is.ts";

const NONE = new Uint8Array();

describe("what a file is", () => {
  it.each(["jpeg", "png", "gif", "webp", "avif"] as const)(
    "[PX2] is told by its first bytes, whatever it is called: %s",
    async (format) => {
      const bytes = await plainPicture(format, [9, 9]);
      for (const type of ["", "text/html", "audio/amr", "image/svg+xml"])
        expect(whatItIs(bytes, type)).toEqual({ kind: "perhaps_picture" });
    },
  );

  it("[PX2] is a picture that is not decoded here when it only says so", () => {
    for (const type of ["image/svg+xml", "image/tiff", "IMAGE/heic", "image/png"])
      expect(whatItIs(hugeTiff(), type)).toEqual({ kind: "other_picture" });
  });

  it.each([
    ["audio/amr", "audio"],
    ["video/3gpp; codecs=x", "video"],
    ["text/vcard; charset=utf-8", "contact_card"],
    ["text/x-vcard", "contact_card"],
    ["text/html", "document"],
    ["application/pdf", "document"],
    ["application/octet-stream", "other"],
    ["", "other"],
    ["555-0142 wants help", "other"],
  ])("[PX2] is otherwise one of a few families, never the provider's own words: %j is %s", (type, what) => {
    expect(whatItIs(NONE, type)).toEqual({ kind: "file", what });
  });
});
