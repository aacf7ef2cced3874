import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { type as typeInto } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { Composer } from "./composer.tsx";
import { drafts } from "./draft-store.ts";
import { pendingReply } from "./pending.fixture.ts";
import { pending } from "./pending.ts";

const row = queueRow(101, { status: "claimed", holder: dana, heldSince: 0 });
const owing = (id: string, ...owes: readonly string[]) =>
  pendingReply(id, { contact: row.id, refusal: { isCertain: true, words: "This holds a name.", owes } });
let asked: Asked[];
const sent = (): readonly unknown[] =>
  asked.flatMap(({ body }) => {
    const { operationName, variables } = JSON.parse(body) as {
      operationName: string;
      variables: { text: string; attested: unknown };
    };
    return operationName === "Send" ? [[variables.text, variables.attested]] : [];
  });
const giveWord = (at: Element | null): void =>
  act(() => {
    at?.dispatchEvent(
      new KeyboardEvent("keydown", {
        key: "Enter",
        ctrlKey: true,
        shiftKey: true,
        bubbles: true,
        cancelable: true,
      }),
    );
  });

beforeEach(() => {
  seatDana();
  asked = stubGateway(() => "unreachable");
});
afterEach(() => {
  pending.set([]);
  drafts.set(new Map());
  vi.unstubAllGlobals();
});

const drawn = (): ReturnType<typeof draw> =>
  draw(
    <div data-keys="contact">
      <Composer row={row} isLoaded safe={null} />
    </div>,
  );

describe("the key that gives their author’s word", () => {
  it("gives it for the last words that owe it, for what was pointed out in them", async () => {
    pending.set([owing("a"), owing("b", "Ana")]);
    const { page, remove } = drawn();
    giveWord(page.querySelector("textarea"));
    await act(() => expect.poll(sent).toEqual([["words b", ["Ana"]]]));
    remove();
  });

  it("gives it with what is written, where nothing owes it, and leaves with it at once", async () => {
    const { page, remove } = drawn();
    const field = page.querySelector("textarea");
    if (field === null) throw new Error("there is nowhere to write");
    typeInto(field, "We are here");
    giveWord(field);
    await act(() => expect.poll(sent).toEqual([["We are here", []]]));
    remove();
  });

  it("does nothing where nothing is written and nothing owes it", () => {
    const { page, remove } = drawn();
    giveWord(page.querySelector("textarea"));
    expect(pending.get()).toEqual([]);
    remove();
  });
});
