import { ContactId, UserId } from "@holdfast/case-schema";
import { act, useRef, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { dana, uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { Conversation } from "./conversation.tsx";
import type { Entries } from "./entries.ts";
import { said } from "./entry.fixture.ts";
import { pending } from "./pending.ts";
import { pendingReply } from "./pending.fixture.ts";

const contact = ContactId.parse(uuid(101));
const unknown = pendingReply("a", { refusal: { isCertain: false, words: "The gateway did not answer." } });
const named = (): string | null => document.activeElement?.getAttribute("aria-labelledby") ?? null;
const stored: Entries = new Map([["a", said({ id: "a", kind: "outbound", text: "words a" })]]);
const nothing = (): void => {};

function Log({ entries }: { readonly entries: Entries }): ReactNode {
  const ref = useRef<HTMLElement>(null);
  return (
    <Conversation
      ref={ref}
      contactId={contact}
      medium="text"
      entries={entries}
      onReuse={null}
      me={UserId.parse(dana.id)}
      onTakeBack={nothing}
      hands={null}
    />
  );
}

beforeEach(() => {
  seatDana();
  stubGateway(() => "unreachable");
  pending.set([unknown]);
});
afterEach(() => {
  pending.set([]);
  vi.unstubAllGlobals();
});

describe("the focus of whoever presses a button of words on their way", () => {
  it("stays with the words while they are tried again, and when they are refused again", () => {
    const { page, remove } = draw(<Log entries={new Map()} />);
    act(() => button(page, "Retry").focus());
    act(() => pending.set([{ ...unknown, refusal: null }]));
    expect(named()).toBe("entry-a");
    act(() => pending.set([unknown]));
    expect(named()).toBe("entry-a");
    remove();
  });

  it("goes with the words to where they stand once they are stored, whichever of both is told first", () => {
    for (const isTriedFirst of [true, false]) {
      pending.set([unknown]);
      const { page, again, remove } = draw(<Log entries={new Map()} />);
      act(() => button(page, "Retry").focus());
      if (isTriedFirst) act(() => pending.set([{ ...unknown, refusal: null }]));
      again(<Log entries={stored} />);
      expect([named(), page.querySelectorAll("article").length]).toEqual(["entry-a", 1]);
      remove();
    }
  });

  it("goes to the conversation when they are discarded, and is not taken from whoever left it", () => {
    const { page, remove } = draw(<Log entries={new Map()} />);
    act(() => button(page, "Discard").focus());
    act(() => pending.set([]));
    expect(document.activeElement?.getAttribute("data-pane")).toBe("conversation");
    act(() => (document.activeElement as HTMLElement).blur());
    act(() => pending.set([pendingReply("b")]));
    expect(document.activeElement).toBe(document.body);
    remove();
  });
});
