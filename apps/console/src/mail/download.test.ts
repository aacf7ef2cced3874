import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { proving } from "../prove/proving.ts";
import { speak } from "../text/language.ts";
import { notSavedWords } from "./download-words.ts";
import { download } from "./download.ts";

vi.mock("./save-file.ts", () => ({ saveFile: vi.fn<(blob: Blob, name: string) => void>() }));
beforeAll(() => speak("en"));
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Answers the first time that a proof is wanted, and then as whoever proved is. */
function answering(...statuses: readonly number[]) {
  const left = [...statuses];
  const asked = vi.fn<() => Promise<Response>>(async () => new Response("", { status: left.shift() ?? 500 }));
  vi.stubGlobal("fetch", asked);
  return asked;
}

it("asks whoever sits here to prove that it is them, and for the very same file once they have", async () => {
  const asked = answering(428, 200);
  const saved = download("/files/1", "file.unknown");
  await vi.waitFor(() => expect(proving.get()).not.toBeNull());
  proving.get()?.answer(true);
  expect(await saved).toBe("saved");
  expect(asked).toHaveBeenCalledTimes(2);
});

it("[G555] says of what is withheld for now that it is, and asks for no proof", async () => {
  answering(409);
  expect(await download("/files/1", "mail-as-it-came.eml")).toBe("withheld");
  expect(proving.get()).toBeNull();
  expect(notSavedWords("withheld")).toMatch(/withheld while this may be the exploiter/);
});

it("saves nothing where they do not, or where it still counts for nothing", async () => {
  const asked = answering(428, 428, 428);
  const unproved = download("/files/1", "file.unknown");
  await vi.waitFor(() => expect(proving.get()).not.toBeNull());
  proving.get()?.answer(false);
  expect(await unproved).toBe("unproved");
  expect(asked).toHaveBeenCalledTimes(1);
  const again = download("/files/1", "file.unknown");
  await vi.waitFor(() => expect(proving.get()).not.toBeNull());
  proving.get()?.answer(true);
  expect(await again).toBe("unproved");
});
