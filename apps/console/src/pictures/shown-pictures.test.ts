import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openContact } from "../contact/open-contact.ts";
import { openWith, picture, stubPictures, watchMemory, webp, type Memory } from "./picture.fixture.ts";
import { bringBlurred, forgetPicture, hidePicture, showPicture, shownPictures } from "./shown-pictures.ts";

const { id } = picture();
let memory: Memory;
beforeEach(() => {
  memory = watchMemory();
  openWith(picture());
});
afterEach(() => {
  openContact.set({ kind: "none" });
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
const shown = () => shownPictures.get().get(id);

describe("a picture on screen", () => {
  it("is asked for by POST, kept by no cache, and only when it is wanted", async () => {
    const asked = stubPictures(webp);
    expect(shown()).toBeUndefined();
    await showPicture(id);
    expect(shown()).toEqual({ kind: "shown", url: "blob:holdfast/0" });
    expect(asked.map(({ path }) => path)).toEqual([`/pictures/${id}/display`]);
    expect(asked[0]?.init).toMatchObject({ method: "POST", cache: "no-store", credentials: "same-origin" });
    await showPicture(id);
    expect(asked).toHaveLength(1);
  });

  it("leaves memory when it is hidden", async () => {
    stubPictures(webp);
    await showPicture(id);
    hidePicture(id);
    expect(shown()).toBeUndefined();
    expect(memory.live()).toEqual([]);
  });

  it.each<readonly [string, () => void]>([
    [
      "is quarantined by somebody else",
      () => openWith(picture({ state: "quarantined", kind: null, bytes: null })),
    ],
    ["is taken back", () => openWith(picture({ state: "withdrawn", kind: null, bytes: null }))],
    ["belongs to a contact that is left", () => openContact.set({ kind: "none" })],
    ["is not named any more", () => openWith()],
  ])("leaves memory at once when it %s, the blurred one too", async (_, happens) => {
    stubPictures(webp);
    await Promise.all([showPicture(id), bringBlurred(id)]);
    expect(memory.live()).toHaveLength(2);
    happens();
    expect(shown()).toBeUndefined();
    expect(memory.live()).toEqual([]);
  });

  it("stays while the contact changes in other ways", async () => {
    stubPictures(webp);
    await showPicture(id);
    openWith(picture(), picture({ id: "another", state: "quarantined" }));
    expect(shown()?.kind).toBe("shown");
  });

  it.each<readonly [string, () => void]>([
    ["hidden", () => hidePicture(id)],
    ["forgotten", () => forgetPicture(id)],
    ["quarantined", () => openWith(picture({ state: "quarantined" }))],
  ])("is never put on screen when it was %s while it was on its way", async (_, happens) => {
    const gate = Promise.withResolvers<Response>();
    stubPictures(() => gate.promise);
    const coming = showPicture(id);
    expect(shown()).toEqual({ kind: "loading" });
    happens();
    gate.resolve(webp());
    await coming;
    expect(shown()).toBeUndefined();
    expect(memory.made).toEqual([]);
  });

  it("that may not be shown is not even asked for", async () => {
    openWith(picture({ state: "quarantined" }));
    const asked = stubPictures(webp);
    await showPicture(id);
    await bringBlurred(id);
    expect(asked).toEqual([]);
  });

  it.each([
    [410, "gone"],
    [404, "gone"],
    [503, "unreachable"],
    [500, "failed"],
    [403, "failed"],
  ])(
    "says what went wrong when the gateway answers %i: %s; and can be asked for again",
    async (status, why) => {
      stubPictures(() => new Response("no", { status }));
      await showPicture(id);
      expect(shown()).toEqual({ kind: "failed", why });
      stubPictures(() => "unreachable");
      await showPicture(id);
      expect(shown()).toEqual({ kind: "failed", why: "unreachable" });
      stubPictures(webp);
      await showPicture(id);
      expect(shown()?.kind).toBe("shown");
    },
  );
});
