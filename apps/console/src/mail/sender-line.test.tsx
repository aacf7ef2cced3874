import { beforeAll, describe, expect, it } from "vitest";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { EntrySender } from "./entry-people.ts";
import { SenderLine } from "./sender-line.tsx";

beforeAll(() => seatDana());

const HERON = "h••••@••••";
const drawn = (sender: EntrySender | null) => draw(<SenderLine sender={sender} messageId="one" />);

describe("who wrote a mail", () => {
  it.each([
    ["nobody can tell", null],
    ["it is the contact's address, without a name", { name: null, maskedAddress: HERON, isOther: false }],
  ])("is not said where %s", (_when, sender) => {
    const { page, remove } = drawn(sender);
    expect(page.textContent).toBe("");
    remove();
  });

  it("is said by name alone where it is the contact's address, which its head has", () => {
    const { page, remove } = drawn({ name: "Heron", maskedAddress: HERON, isOther: false });
    expect(page.textContent).toBe("From:Heron");
    expect(page.querySelector("button")).toBeNull();
    remove();
  });

  it("from another address says so in words, with what is seen of that, which only whoever has the contact may see whole", () => {
    const { page, remove } = drawn({ name: "Heron", maskedAddress: HERON, isOther: true });
    expect(page.textContent).toBe("From:Heronh••••@••••hidden but for h@▲Not this contact’s address");
    expect([...page.querySelectorAll("[data-words]")].map(({ textContent }) => textContent)).toEqual([
      "Heron",
    ]);
    remove();
  });

  it("by a name that turns or hides letters shows them", () => {
    const { page, remove } = drawn({ name: "Her\u202Eon", maskedAddress: HERON, isOther: false });
    expect(page.textContent).toBe("From:Her⟨202E⟩on");
    remove();
  });

  it("without a known address is said by name", () => {
    const { page, remove } = drawn({ name: "Somebody", maskedAddress: null, isOther: false });
    expect(page.textContent).toBe("From:Somebody");
    remove();
  });
});
