import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { decision, lock, safeContact } from "../reach/safe-contact.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, key, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { channels } from "./channels.ts";
import { Composer, type ComposerProps } from "./composer.tsx";
import { drafts } from "./draft-store.ts";
import { draftOf } from "./drafts.ts";
import { pending } from "./pending.ts";

const mine = queueRow(1, { status: "claimed", holder: dana, heldSince: 0 });
const CURLY = "I am here with you, take your time. Nobody will be told, and you don’t have to answer.";

beforeEach(() => {
  seatDana();
  stubGateway(() => "unreachable");
  channels.set([{ id: "text", title: "Text", maxLength: 1_600, fetched: false, answerSubject: null }]);
});
afterEach(() => {
  vi.unstubAllGlobals();
  drafts.set(new Map());
  pending.set([]);
  forgetAnnouncements();
});

const drawn = (facts: Partial<ComposerProps> = {}): ReturnType<typeof draw> =>
  draw(<Composer row={mine} isLoaded safe={null} {...facts} />);
const field = (page: HTMLElement): HTMLTextAreaElement => {
  const found = page.querySelector("textarea");
  if (found === null) throw new Error("there is nowhere to write");
  return found;
};
const write = (page: HTMLElement, text: string): void => type(field(page), text);
const state = (page: HTMLElement): string => page.querySelector("#composer-state")?.textContent ?? "";
const polite = (): string => document.querySelector("#polite")?.textContent ?? "";
const chord = (page: HTMLElement, name: string): void =>
  act(() => {
    field(page).dispatchEvent(
      new KeyboardEvent("keydown", { key: name, ctrlKey: true, bubbles: true, cancelable: true }),
    );
  });

describe("a reply by text", () => {
  it("is counted in texts as it is typed; a note and a reply by form are not", () => {
    const { page, again, remove } = drawn();
    write(page, "I am here");
    expect(state(page)).toBe("9/160 - 1 text");
    write(page, "Estoy aquí");
    expect(state(page)).toBe("10/70 - 1 text, less room because of “í”");
    again(<Composer row={{ ...mine, medium: "form" }} isLoaded safe={null} />);
    expect(state(page)).toBe("10 of 1600");
    remove();
  });

  it("says which character makes it dearer, politely, once, and lets it be", async () => {
    const { page, remove } = drawn();
    write(page, CURLY.slice(0, 60));
    expect(state(page)).not.toContain("makes this");
    write(page, CURLY);
    expect(state(page)).toContain("“’” makes this 2 texts instead of 1.");
    await expect.poll(polite, { timeout: 6_000 }).toContain("“’” makes this 2 texts instead of 1.");
    expect(document.querySelector("#assertive")?.textContent).toBe("");
    expect(button(page, "SendCtrl ⏎").disabled).toBe(false);
    remove();
  });

  it("is written plainly by a key or a button, never by itself, and back as long as it stands unchanged", async () => {
    const { page, remove } = drawn();
    write(page, CURLY);
    expect(field(page).value).toBe(CURLY);
    act(() => field(page).focus());
    key("F2");
    expect(field(page).value).toBe(CURLY.replace("’", "'"));
    chord(page, "z");
    expect(field(page).value).toBe(CURLY);
    await press(page, "Write plainlyF2");
    expect(field(page).value).toBe(CURLY.replace("’", "'"));
    expect(document.activeElement).toBe(field(page));
    await press(page, "Put them backF2");
    expect(field(page).value).toBe(CURLY);
    key("F2");
    write(page, `${field(page).value} So`);
    expect(buttonNames(page).filter((name) => /F2/.test(name))).toEqual([]);
    chord(page, "z");
    expect(field(page).value).toBe(`${CURLY.replace("’", "'")} So`);
    remove();
  });

  it("that is long shows the texts it leaves in, and leaves as is chosen", async () => {
    const { page, remove } = drawn();
    const sentences = ["a", "b", "c"].map(
      (letter) => `${letter.toUpperCase()}${`${letter} `.repeat(45)}end. `,
    );
    write(page, sentences.join(""));
    const shown = (): readonly (string | undefined)[] =>
      [...page.querySelectorAll("ol li")].map((item) => item.firstElementChild?.textContent);
    expect(shown()).toEqual(sentences.map((sentence) => sentence.trim()));
    expect(page.textContent).toContain("3 texts, split at sentences");
    const whole = [...page.querySelectorAll<HTMLInputElement>("input[type=radio]")].find(
      (radio) => radio.value === "whole",
    );
    act(() => whole?.click());
    expect(shown()).toEqual([]);
    chord(page, "Enter");
    expect(pending.get().map(({ text, place }) => [text, place])).toEqual([[sentences.join(""), null]]);
    // What was forced once is not forced the next time.
    pending.set([]);
    write(page, sentences.join(""));
    chord(page, "Enter");
    expect(pending.get().map(({ text, place }) => [text, place])).toEqual(
      sentences.map((text, nth) => [text, { nth: nth + 1, of: 3 }]),
    );
    expect(field(page).value).toBe("");
    remove();
  });
});

describe("somebody who said stop", () => {
  const since = new Date(2026, 10, 25, 14, 2).getTime();
  const safe = safeContact({
    decision: decision({
      outcome: "locked",
      locks: [lock("opted_out", { since, ways: ["await_their_message", "they_can_text_start"] })],
    }),
    optOut: { by: "stop_word", since, wroteSince: false },
  });

  it("is not written to: sending is off, with the reason and the way on; what is typed stays", () => {
    const { page, again, remove } = drawn();
    write(page, "Are you");
    again(<Composer row={mine} isLoaded safe={safe} />);
    expect(field(page).readOnly).toBe(false);
    expect(field(page).value).toBe("Are you");
    const [reason = ""] = field(page).getAttribute("aria-describedby")?.split(" ") ?? [];
    const words = page.querySelector(`#${reason}`)?.textContent;
    expect(words).toContain("It could be opting out, it could be danger.");
    expect(words).toContain("They can text START.");
    write(page, "Are you there");
    chord(page, "Enter");
    expect(pending.get()).toEqual([]);
    expect(draftOf(drafts.get(), mine.id, "reply")).toBe("Are you there");
    again(<Composer row={mine} isLoaded safe={safeContact()} />);
    chord(page, "Enter");
    expect(pending.get()).toMatchObject([{ kind: "reply", text: "Are you there" }]);
    remove();
  });

  it("can still be noted about", () => {
    const { page, remove } = drawn({ safe });
    const note = [...page.querySelectorAll<HTMLInputElement>("input[type=radio]")].find(
      ({ value }) => value === "note",
    );
    act(() => note?.click());
    expect(field(page).readOnly).toBe(false);
    write(page, "Said stop at two");
    chord(page, "Enter");
    expect(pending.get()).toMatchObject([{ kind: "note", text: "Said stop at two" }]);
    remove();
  });
});
