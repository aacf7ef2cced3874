import { act } from "react";
import { beforeAll, describe, expect, it } from "vitest";
import { draw } from "../store/draw.fixture.tsx";
import { speak } from "../text/language.ts";
import type { EntrySender } from "./entry-people.ts";
import { SenderLine } from "./sender-line.tsx";

beforeAll(() => speak("en"));

const HERON = "heron.longlegs@example.test";
const drawn = (sender: EntrySender | null) => draw(<SenderLine sender={sender} />);
const press = (page: HTMLElement): void => act(() => page.querySelector("button")?.click());

describe("who wrote a mail", () => {
  it.each([
    ["nobody can tell", null],
    ["it is the contact's address, without a name", { name: null, address: HERON, isOther: false }],
  ])("is not said where %s", (_when, sender) => {
    const { page, remove } = drawn(sender);
    expect(page.textContent).toBe("");
    remove();
  });

  it("is said by name alone where it is the contact's address, which its head has", () => {
    const { page, remove } = drawn({ name: "Heron", address: HERON, isOther: false });
    expect(page.textContent).toBe("From:Heron");
    expect(page.querySelector("button")).toBeNull();
    remove();
  });

  it("from another address says so in words, and hides all but the end of it until somebody asks", () => {
    const { page, remove } = drawn({ name: "Heron", address: HERON, isOther: true });
    expect(page.textContent).toBe("From:Heron••••testShow address▲Not this contact’s address");
    press(page);
    expect(page.textContent).toContain(HERON);
    expect([...page.querySelectorAll("[data-words]")].map(({ textContent }) => textContent)).toEqual([
      "Heron",
      HERON,
    ]);
    press(page);
    expect(page.textContent).not.toContain(HERON);
    remove();
  });

  it("by a name that is an address hides it too", () => {
    const { page, remove } = drawn({ name: `"${HERON}"`, address: "a@example.test", isOther: true });
    expect(page.textContent).not.toContain("longlegs");
    remove();
  });

  it("by a name that turns or hides letters shows them", () => {
    const { page, remove } = drawn({ name: "Her\u202Eon", address: HERON, isOther: false });
    expect(page.textContent).toBe("From:Her⟨202E⟩on");
    remove();
  });

  it("without a known address is said by name", () => {
    const { page, remove } = drawn({ name: "Somebody", address: null, isOther: false });
    expect(page.textContent).toBe("From:Somebody");
    remove();
  });
});
