import type { Way } from "@holdfast/channel-kit";
import { testHost } from "@holdfast/channel-kit/conformance";
import { describe, expect, it } from "vitest";
import { readable, visitor } from "../testing/visitor.ts";

const DOWN: Way = { medium: "text", downSince: Date.UTC(2026, 0, 1, 14, 3) };
const WELL: Way = { medium: "text", downSince: null };
const NUMBERS = { callNumber: "1-800-555-0100", textNumber: "555-0101" };

const startPage = (ways: readonly Way[], language = "en"): Promise<string> =>
  visitor(testHost({ ways }), NUMBERS).open(language);

describe("another way that does not work", () => {
  it.each([
    ["en", "Our text line is not working right now. This form works."],
    ["es", "Nuestra línea de mensajes de texto no funciona en este momento. Este formulario sí funciona."],
    ["fr", "Notre ligne de SMS ne fonctionne pas en ce moment. Ce formulaire fonctionne."],
  ])("[WF24] is said once in %s, before anything is asked", async (language, sentence) => {
    const page = readable(await startPage([DOWN], language));
    expect(page.split(sentence)).toHaveLength(2);
  });

  it("[WF24] is not said while it works, or of what is not there", async () => {
    const quiet = await startPage([]);
    expect(readable(quiet)).not.toContain("not working");
    expect(await startPage([WELL])).toBe(quiet);
  });

  it("[WF24] takes the number of the line that is down off the page, and leaves the others", async () => {
    expect(await startPage([WELL])).toContain("555-0101");
    const page = await startPage([DOWN]);
    expect(page).not.toContain("555-0101");
    expect(page).toContain("1-800-555-0100");
    const noCalls = await startPage([{ medium: "voice", downSince: 5 }]);
    expect(noCalls).toContain("555-0101");
    expect(noCalls).not.toContain("1-800-555-0100");
  });

  it("[WF24] of several each has its sentence, and the form its own once; another form is not spoken of", async () => {
    const ways = (["voice", "email", "form"] as const).map((medium): Way => ({ medium, downSince: 5 }));
    expect(readable(await startPage(ways))).toContain(
      "Our phone line is not working right now. Our email is not working right now. This form works.",
    );
  });

  it("[WF24] leaves the page small, and the same for everybody who opens it", async () => {
    const page = await startPage([DOWN]);
    expect(Buffer.byteLength(page)).toBeLessThan(25_000);
    expect(await startPage([DOWN])).toBe(page);
  });

  it("[WF24] is gone when it works again", async () => {
    const ways: Way[] = [DOWN];
    const visit = visitor({ ...testHost(), ways: () => ways });
    expect(readable(await visit.open())).toContain("not working");
    ways.pop();
    expect(readable(await visit.open())).not.toContain("not working");
  });
});
