import { UserId } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EntryData } from "../contact/contact-documents.ts";
import { EntryArticle } from "../contact/entry-article.tsx";
import { answered, said } from "../contact/entry.fixture.ts";
import { openContact } from "../contact/open-contact.ts";
import { safeContact } from "../reach/safe-contact.fixture.ts";
import { CONTACT } from "../pictures/picture.fixture.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { draw } from "../store/draw.fixture.tsx";
import { speak } from "../text/language.ts";

beforeEach(() => {
  speak("en");
  const me = {
    id: UserId.parse(dana.id),
    name: "Dana",
    role: "advocate",
    capabilities: new Set([]),
    wantsSecondFactor: false,
    secondFactorBy: null,
  } as const;
  session.set({ kind: "signed_in", me, isNew: false });
});
afterEach(() => act(() => openContact.set({ kind: "none" })));

const OURS = answered({ id: "ours", at: 1, text: "Can we meet at the library?" });
const TEXT = "Yes, at ten.\n\nOn Monday Info wrote:\n> Can we meet at the library?";
const REPLY = said({ id: "reply", at: 2, text: TEXT, quotedFrom: TEXT.indexOf("On Monday") });

/** A mail in a conversation with these others. */
function drawn(entry: EntryData, ...others: readonly EntryData[]) {
  openContact.set({
    kind: "ready",
    id: CONTACT,
    contact: { row: queueRow(7, { id: CONTACT }), safeContact: safeContact(), pictures: [] } as never,
    entries: new Map([...others, entry].map((each) => [each.id, each])),
    isStale: false,
  });
  return draw(<EntryArticle medium="email" entry={entry} />);
}

const button = (page: HTMLElement): HTMLButtonElement | undefined =>
  [...page.querySelectorAll("button")].find(({ textContent }) =>
    textContent.includes("Earlier words quoted"),
  );
const press = (page: HTMLElement): void => act(() => button(page)?.click());

describe("a mail that quotes what was said", () => {
  it("shows its new words, and the earlier ones behind a button that says whether they are shown", () => {
    const { page, remove } = drawn(REPLY, OURS);
    expect(page.textContent).toMatch(/Yes, at ten\.▸Earlier words quoted$/);
    expect(button(page)?.getAttribute("aria-expanded")).toBe("false");
    press(page);
    expect(page.textContent).toContain("> Can we meet at the library?");
    expect(button(page)?.getAttribute("aria-expanded")).toBe("true");
    const shown = document.getElementById(button(page)?.getAttribute("aria-controls") ?? "");
    expect(shown?.textContent).toBe("On Monday Info wrote:\n> Can we meet at the library?");
    // Words are veiled as all are.
    expect(shown?.querySelector("[data-words]")).not.toBeNull();
    press(page);
    expect(page.textContent).not.toContain("library");
    remove();
  });

  it.each([
    ["nothing of it stands in the conversation before it", REPLY, [{ ...OURS, at: 3 }]],
    ["only a note says the same", REPLY, [{ ...OURS, kind: "note" }]],
    ["an answer stands among it", { ...REPLY, text: `${TEXT}\n> No, he is there.` }, [OURS]],
    ["it is all there is", { ...REPLY, quotedFrom: 0 }, [OURS]],
    ["nobody says where it begins", { ...REPLY, quotedFrom: null }, [OURS]],
  ] as const)("stands open where %s", (_when, entry, others) => {
    const { page, remove } = drawn(entry, ...others);
    expect(button(page)).toBeUndefined();
    expect(page.textContent).toContain(entry.text ?? "nothing");
    remove();
  });

  it("does not fold away what is being read when more of the conversation is known", () => {
    const { page, remove } = drawn(REPLY);
    expect(page.textContent).toContain("> Can we meet");
    act(() =>
      openContact.update((open) =>
        open.kind === "ready"
          ? {
              ...open,
              entries: new Map([
                ["ours", OURS],
                ["reply", REPLY],
              ]),
            }
          : open,
      ),
    );
    expect(page.textContent).toContain("> Can we meet");
    remove();
  });
});
