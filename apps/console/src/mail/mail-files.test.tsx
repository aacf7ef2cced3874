import { act } from "react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { draw } from "../store/draw.fixture.tsx";
import { speak } from "../text/language.ts";
import { file } from "./entry-mail.fixture.ts";
import type { EntryFile } from "./entry-mail.ts";
import { MailFiles } from "./mail-files.tsx";

beforeAll(() => speak("en"));
let saved: { readonly name: string; readonly url: string }[] = [];
beforeEach(() => {
  saved = [];
  vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:holdfast/1");
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, url: this.href });
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const drawn = (facts: Partial<EntryFile>, mayDownload = true) =>
  draw(<MailFiles files={[file(facts)]} mayDownload={mayDownload} />);
const dialog = (): HTMLElement | null => document.querySelector("[role=dialog]");
const pressIn = async (place: ParentNode | null, name: RegExp): Promise<void> => {
  const found = [...(place?.querySelectorAll("button") ?? [])].find((each) => name.test(each.textContent));
  if (found === undefined) throw new Error(`there is no button ${name}`);
  await act(async () => found.click());
};
const answering = (status: number): { readonly asked: string[] } => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string, { method }: RequestInit) => {
    asked.push(`${method} ${path}`);
    return new Response("bytes", { status });
  });
  return { asked };
};

describe("a file that came along", () => {
  it.each([
    [{}, "lease.pdf", "PDF document, 240 kB"],
    [{ name: null, foundType: null, bytes: 1 }, "File without a name", "file of an unknown kind, 1 byte"],
    [{ name: "photo\u202Egpj.exe", bytes: 2_400_000 }, "photo⟨202E⟩gpj.exe", "PDF document, 2.4 MB"],
    [{ role: "signature" }, "lease.pdf", "It was not checked here"],
    [{ role: "encrypted" }, "lease.pdf", "nobody here can read it"],
    [{ role: "tnef" }, "lease.pdf", "Outlook"],
    [{ role: "message" }, "lease.pdf", "Another mail"],
  ] as const)("%j says what it is: %s, %s", (facts, name, words) => {
    const { page, remove } = drawn(facts);
    expect(page.querySelector("bdi")?.textContent).toBe(name);
    expect(page.textContent).toContain(words);
    remove();
  });

  it("that can run says so before anybody presses, in words", () => {
    const { page, remove } = drawn({ name: "lease.pdf.exe" });
    expect(page.textContent).toContain("Can run on this computer: do not open it.");
    remove();
  });

  it("is fetched by POST after a warning, and saved under a name of ours", async () => {
    const { asked } = answering(200);
    const { page, remove } = drawn({});
    await pressIn(page, /^Download/);
    expect(asked).toEqual([]);
    expect(dialog()?.textContent).toContain("Files from strangers can harm this computer");
    expect(dialog()?.textContent).toContain("“file-from-mail.pdf”");
    await pressIn(dialog(), /^Download$/);
    expect(asked).toEqual(["POST /files/01936f3a-0000-7000-8000-0000000000f1"]);
    expect(saved).toEqual([{ name: "file-from-mail.pdf", url: "blob:holdfast/1" }]);
    expect(dialog()).toBeNull();
    remove();
  });

  it("is not fetched by whoever cancels", async () => {
    const { asked } = answering(200);
    const { page, remove } = drawn({});
    await pressIn(page, /^Download/);
    await pressIn(dialog(), /^Cancel$/);
    expect([asked, saved, dialog()]).toEqual([[], [], null]);
    remove();
  });

  it("that can run is warned of harder, and saved so that nothing opens it", async () => {
    answering(200);
    const { page, remove } = drawn({ name: "photo.jpg", foundType: "application/x-msdownload" });
    await pressIn(page, /^Download/);
    expect(dialog()?.textContent).toContain("it can take over this computer");
    await pressIn(dialog(), /^Download it all the same$/);
    expect(saved.map(({ name }) => name)).toEqual(["file-from-mail.unsafe"]);
    remove();
  });

  it.each([
    [410, "not there any more"],
    [403, "You may not download this"],
    [503, "no connection"],
    [500, "could not be fetched"],
  ])("that was not given (%d) says why, and the warning stays", async (status, words) => {
    answering(status);
    const { page, remove } = drawn({});
    await pressIn(page, /^Download/);
    await pressIn(dialog(), /^Download$/);
    expect(dialog()?.textContent).toContain(words);
    expect(saved).toEqual([]);
    await pressIn(dialog(), /^Cancel$/);
    remove();
  });

  it("is named and not offered to those who may not have it", () => {
    const { page, remove } = drawn({}, false);
    expect(page.textContent).toContain("lease.pdf");
    expect(page.querySelector("button")).toBeNull();
    remove();
  });
});
