import { Capability } from "@holdfast/access-policy";
import { UserId } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { doings } from "../keys/doings.ts";
import { runCommand } from "../keys/listen-for-keys.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { safeContact } from "../reach/safe-contact.fixture.ts";
import { session } from "../session/session.ts";
import { draw } from "../store/draw.fixture.tsx";
import { speak } from "../text/language.ts";
import { channels } from "./channels.ts";
import { composerKind } from "./composer-kind.ts";
import { Composer } from "./composer.tsx";
import { drafts } from "./draft-store.ts";
import { draftOf } from "./drafts.ts";
import { pending } from "./pending.ts";

const mine = queueRow(1, { status: "claimed", holder: dana, heldSince: 0 });
const theirs = queueRow(1, { status: "claimed", holder: marta });

beforeEach(() => {
  speak("en");
  const me = {
    id: UserId.parse(dana.id),
    name: "Dana",
    role: "advocate",
    capabilities: new Set(Capability.options),
    wantsSecondFactor: false,
    secondFactorBy: null,
  } as const;
  session.set({ kind: "signed_in", me, isNew: false });
  channels.set([{ id: "text", title: "Text", maxLength: 20, fetched: false, answerSubject: null }]);
});
afterEach(() => {
  drafts.set(new Map());
  pending.set([]);
  composerKind.set(new Map());
});

const field = (page: HTMLElement): HTMLTextAreaElement => {
  const found = page.querySelector("textarea");
  if (found === null) throw new Error("there is nowhere to write");
  return found;
};

function write(page: HTMLElement, text: string): void {
  act(() => {
    // As typing does: React listens to the native setter.
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(field(page), text);
    field(page).dispatchEvent(new Event("input", { bubbles: true }));
  });
}

const press = (page: HTMLElement, key: string, ctrlKey: boolean): void =>
  act(() => {
    field(page).dispatchEvent(
      new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, cancelable: true }),
    );
  });

describe("where words are written", () => {
  it("offers a note alone in a call: nothing could be sent there", () => {
    const { page, remove } = draw(<Composer row={{ ...mine, medium: "voice" }} isLoaded safe={null} />);
    expect(page.textContent).not.toContain("Reply to contact");
    write(page, "wants a bed");
    expect(draftOf(drafts.get(), mine.id, "note")).toBe("wants a bed");
    remove();
  });

  it("keeps room for what is to be said of reaching them until that is known, where anything can be sent", () => {
    const room = (page: HTMLElement) => page.querySelectorAll("section > [aria-hidden=true]").length;
    const { page, again, remove } = draw(<Composer row={mine} isLoaded={false} safe={null} />);
    expect(room(page)).toBe(1);
    again(<Composer row={mine} isLoaded safe={safeContact()} />);
    expect(room(page)).toBe(0);
    again(<Composer row={{ ...mine, medium: "voice" }} isLoaded={false} safe={null} />);
    expect(room(page)).toBe(0);
    remove();
  });

  it("offers a reply only to whoever has the contact; the others learn who has it, and may note", () => {
    const { page, again, remove } = draw(<Composer row={theirs} isLoaded safe={null} />);
    expect(page.textContent).toContain("Marta has this");
    expect(page.textContent).toContain("Note: only the team reads this");
    expect(page.querySelectorAll("input[type=radio]")).toHaveLength(0);
    again(<Composer row={mine} isLoaded safe={null} />);
    expect(page.querySelectorAll("input[type=radio]")).toHaveLength(2);
    expect(page.textContent).toContain("Reply: they will read this");
    remove();
  });

  it("never turns a reply into a note when the contact changes hands: it can be read, and is written on when it is back", () => {
    const { page, again, remove } = draw(<Composer row={mine} isLoaded safe={null} />);
    write(page, "to them alone");
    act(() => field(page).focus());
    const before = field(page);
    const taken = { from: dana, by: marta, at: 0, reason: "agreed" } as const;
    const since = queueRow(1, { status: "claimed", holder: marta, heldSince: 0, version: 2 });
    again(<Composer row={since} isLoaded safe={null} takenOver={taken} />);
    expect(field(page)).toBe(before);
    expect(document.activeElement).toBe(before);
    expect([before.value, before.readOnly, before.dataset["kind"]]).toEqual(["to them alone", true, "reply"]);
    expect(page.textContent).toMatch(/Marta took this over from you at .* Why: Agreed together\./);
    expect(page.textContent).toContain("Your words are kept");
    press(page, "Enter", true);
    expect(pending.get()).toEqual([]);
    again(<Composer row={mine} isLoaded safe={null} />);
    expect([field(page).value, field(page).readOnly]).toEqual(["to them alone", false]);
    remove();
  });

  it("takes no letter for a note from somebody who was about to reply, until they choose to write one", () => {
    const { page, again, remove } = draw(<Composer row={mine} isLoaded safe={null} />);
    act(() => field(page).focus());
    again(<Composer row={theirs} isLoaded safe={null} />);
    expect([field(page).readOnly, field(page).dataset["kind"]]).toEqual([true, "reply"]);
    act(() => page.querySelectorAll<HTMLInputElement>("input[type=radio]")[1]?.click());
    expect([field(page).readOnly, field(page).dataset["kind"]]).toEqual([false, "note"]);
    remove();
  });

  it("says of a later holder what is known of them, not how an earlier one got it", () => {
    const taken = { from: dana, by: marta, at: 5, reason: "agreed" } as const;
    const { page, remove } = draw(<Composer row={theirs} isLoaded safe={null} takenOver={taken} />);
    expect(page.textContent).toContain("Marta has this");
    expect(page.textContent).not.toContain("took this over");
    remove();
  });

  it("sends with Ctrl+Enter and not with Enter, and keeps words that could not be sent", async () => {
    const { page, remove } = draw(<Composer row={mine} isLoaded safe={null} />);
    write(page, "I am here");
    press(page, "Enter", false);
    expect(pending.get()).toEqual([]);
    press(page, "Enter", true);
    expect(field(page).value).toBe("");
    expect(pending.get()).toMatchObject([{ text: "I am here", kind: "reply", refusal: null }]);
    // There is no gateway here, so the words come back as not sent.
    await act(() => expect.poll(() => pending.get()[0]?.refusal, { timeout: 10_000 }).toBeTruthy());
    expect(pending.get()).toMatchObject([{ text: "I am here" }]);
    remove();
  });

  it("sends, and takes the next contact once the words are with the gateway, and not while they are not", async () => {
    let taken = 0;
    const take = { run: () => void (taken += 1) };
    doings.set(new Map([...doings.get(), ["queue.take-next", () => take]]));
    const { page, remove } = draw(<Composer row={mine} isLoaded safe={null} />);
    write(page, "I am here");
    act(() => void runCommand("composer.send-next"));
    expect(field(page).value).toBe("");
    // There is no gateway here, so the words come back as not sent.
    await act(() => expect.poll(() => pending.get()[0]?.refusal, { timeout: 10_000 }).toBeTruthy());
    expect(taken).toBe(0);
    act(() => pending.set([]));
    stubGateway(() => ({ json: { data: { sent: { __typename: "MessageQueued" } } } }));
    write(page, "I am here");
    act(() => void runCommand("composer.send-next"));
    await act(() => expect.poll(() => taken).toBe(1));
    remove();
    vi.unstubAllGlobals();
  });

  it("sends nothing before what was said stands, says so to whoever presses, and stops saying it when it stands", () => {
    const { page, again, remove } = draw(<Composer row={mine} isLoaded={false} safe={null} />);
    write(page, "I am here");
    const held = "Not sent: what was said here is still loading";
    expect(page.textContent).not.toContain(held);
    press(page, "Enter", true);
    expect(pending.get()).toEqual([]);
    expect(field(page).value).toBe("I am here");
    expect(page.querySelector("#composer-state")?.textContent).toContain(held);
    again(<Composer row={mine} isLoaded safe={null} />);
    expect(page.textContent).not.toContain(held);
    press(page, "Enter", true);
    expect(pending.get()).toMatchObject([{ text: "I am here" }]);
    remove();
  });

  it("counts against the channel's limit, and does not send beyond it", () => {
    const { page, remove } = draw(<Composer row={mine} isLoaded safe={null} />);
    write(page, "twenty-one characters");
    expect(page.textContent).toContain("21 of 20: 1 too long");
    press(page, "Enter", true);
    expect(pending.get()).toEqual([]);
    expect(draftOf(drafts.get(), mine.id, "reply")).toBe("twenty-one characters");
    remove();
  });

  it.each(["   ", "\u200B\u2060", "\u00AD\n"])("does not send what shows nothing: %j", (text) => {
    const { page, remove } = draw(<Composer row={mine} isLoaded safe={null} />);
    write(page, text);
    const sending = [...page.querySelectorAll("button")].find(({ textContent }) =>
      textContent.startsWith("Send"),
    );
    expect(sending?.disabled).toBe(true);
    press(page, "Enter", true);
    expect(pending.get()).toEqual([]);
    remove();
  });
});
