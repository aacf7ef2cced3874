import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { channels } from "../contact/channels.ts";
import { Composer } from "../contact/composer.tsx";
import { chooseKind } from "../contact/composer-kind.ts";
import { drafts } from "../contact/draft-store.ts";
import { doings } from "../keys/doings.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { decision, safeContact } from "../reach/safe-contact.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { canned } from "./canned.ts";

const mine = queueRow(1, { status: "claimed", holder: dana, heldSince: 0 });
let asked: Asked[];

beforeEach(() => {
  seatDana();
  asked = stubGateway(() => "unreachable");
  channels.set([{ id: "text", title: "Text", maxLength: 1_600, fetched: false, answerSubject: null }]);
  canned.set([
    { id: "here-en", name: "Here", language: "en", media: ["text"], words: "I'm here." },
    { id: "here-es", name: "Here", language: "es", media: ["text"], words: "Estoy aquí." },
  ]);
});
afterEach(() => {
  vi.unstubAllGlobals();
  drafts.set(new Map());
  canned.set([]);
});

const field = (page: HTMLElement): HTMLTextAreaElement => {
  const found = page.querySelector("textarea");
  if (found === null) throw new Error("there is nowhere to write");
  return found;
};
const items = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[role=menuitem]")];
async function open(): Promise<void> {
  const doing = doings.get().get("composer.insert")?.();
  await act(async () => {
    if (doing !== undefined && "run" in doing) doing.run();
  });
}

describe("a canned text", () => {
  it("is put where the caret stands, counted at once, gone on with, and sent by nobody", async () => {
    const { page, remove } = draw(<Composer row={mine} isLoaded safe={null} />);
    type(field(page), "Hello. Write soon");
    field(page).setSelectionRange(7, 7);
    await open();
    expect(items().map(({ textContent }) => textContent)).toEqual(["HereEnglish", "HereSpanish"]);
    await act(async () => items()[0]?.click());
    expect(field(page).value).toBe("Hello. I'm here. Write soon");
    expect(field(page).selectionStart).toBe("Hello. I'm here. ".length);
    expect(page.querySelector("#composer-state")?.textContent).toBe("27/160 - 1 text");
    await act(() => expect.poll(() => document.activeElement).toBe(field(page)));
    expect(asked.filter(({ body }) => /mutation (Answer|Note|Send)/.test(body))).toEqual([]);
    remove();
  });

  it("in the contact's own language stands first", async () => {
    const { remove } = draw(<Composer row={{ ...mine, language: "es" }} isLoaded safe={null} />);
    await open();
    expect(items()[0]?.textContent).toBe("HereSpanish");
    remove();
  });

  it("is for replies by its media only, and not while suggestions are withheld; the command says so", () => {
    const withheld = decision({
      hands: { ...decision().hands, withholds: ["suggestions"] },
    });
    const texts = { row: mine, isLoaded: true, safe: safeContact() };
    const { page, again, remove } = draw(<Composer {...texts} />);
    expect(buttonNames(page)).toContain("Insert a canned text");
    for (const other of [
      <Composer key="form" {...texts} row={{ ...mine, medium: "form" }} />,
      <Composer key="out" {...texts} safe={safeContact({ decision: withheld })} />,
    ]) {
      again(other);
      expect(buttonNames(page)).not.toContain("Insert a canned text");
      expect(doings.get().get("composer.insert")?.()).toEqual({
        reason: "There is no canned text for what you write here.",
      });
    }
    again(<Composer {...texts} />);
    act(() => chooseKind(mine.id, "note"));
    expect(buttonNames(page)).not.toContain("Insert a canned text");
    remove();
  });
});
