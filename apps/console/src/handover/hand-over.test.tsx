import { UserId } from "@holdfast/case-schema";
import { act, type FunctionComponent } from "react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openContact } from "../contact/open-contact.ts";
import { marta, queueRow } from "../queue/row.fixture.ts";
import { endSession, leaveSession, session } from "../session/session.ts";
import { laterPart } from "../shell/later-part.ts";
import { key, press, submit, type } from "../store/press.fixture.ts";
import {
  ada,
  another,
  asked,
  choose,
  clearAfter,
  drawn,
  field,
  form,
  gateway,
  hand,
  LOST,
  mine,
  OFFERED,
  seatBefore,
  settle,
} from "./hand-over.fixture.tsx";
import { handingOver } from "./hand-over-at.ts";
import { handOverDrafts } from "./hand-over-drafts.ts";

// What is fetched when it is wanted is there from the first: how long it takes is nothing to test.
beforeAll(async () => {
  await import("./hand-over-mine.tsx");
});
beforeEach(seatBefore);
afterEach(() => {
  clearAfter();
  vi.unstubAllGlobals();
});

function seatMarta(): void {
  const now = session.get();
  if (now.kind !== "signed_in") throw new Error("nobody is signed in");
  session.set({ ...now, me: { ...now.me, id: UserId.parse(marta.id), name: marta.name } });
}
const PROMISED = "What you promised them (may be empty)";
const NEXT = "What comes next";

describe("handing a contact over", () => {
  it("lets nothing that is typed before its form has come do anything; by Escape it does not come", async () => {
    const { promise } = Promise.withResolvers<FunctionComponent>();
    const { page, remove } = await drawn(
      mine,
      laterPart(async () => promise),
    );
    expect(await hand()).toBeNull();
    expect(page.querySelector("[data-awaited]")).not.toBeNull();
    const pressed = new KeyboardEvent("keydown", { key: "r", bubbles: true, cancelable: true });
    document.body.dispatchEvent(pressed);
    expect(pressed.defaultPrevented).toBe(true);
    key("Escape");
    expect([handingOver.get(), page.querySelector("[data-awaited]")]).toEqual([null, null]);
    remove();
  });

  it("[G573] is offered to a colleague who may go on, or to the leads, with what was promised and what comes next, and stays theirs until then", async () => {
    const { remove } = await drawn();
    expect(await hand()).toBeNull();
    expect(form().textContent).toContain("Hand over contact 7");
    expect(form().textContent).toContain("It stays yours until the colleague accepts.");
    expect([...form().querySelectorAll("[role=radiogroup] label")].map((each) => each.textContent)).toEqual([
      "Ada",
      "Marta",
      "Whichever lead is there",
    ]);
    // Nobody is chosen beforehand.
    expect(form().querySelector("input:checked")).toBeNull();
    await choose("Ada");
    type(field(PROMISED), " I write at nine ");
    type(field(NEXT), "Ask whether the door is shut");
    await submit(form());
    expect(asked("OfferHandover")).toEqual([
      {
        id: expect.any(String),
        contactId: mine.id,
        to: ada.id,
        promises: "I write at nine",
        nextStep: "Ask whether the door is shut",
      },
    ]);
    expect([document.querySelector("[role=dialog]"), handOverDrafts.get().size]).toEqual([null, 0]);
    remove();
  });

  it("[G573] promises nothing where nothing shows, and goes to no one lead by name", async () => {
    const { remove } = await drawn();
    await hand();
    await choose("Whichever lead is there");
    type(field(PROMISED), "  ");
    type(field(NEXT), "Call back");
    field(NEXT).focus();
    act(() => {
      const enter = { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true };
      field(NEXT).dispatchEvent(new KeyboardEvent("keydown", enter));
    });
    await settle();
    expect(asked("OfferHandover")).toMatchObject([{ to: null, promises: "", nextStep: "Call back" }]);
    remove();
  });

  it("[G573] asks for nothing before it is said who goes on and what comes next, and leads to what is missing", async () => {
    const { remove } = await drawn();
    await hand();
    await submit(form());
    expect(form().textContent).toContain("Say who is to go on with it.");
    expect(document.activeElement?.closest("[data-hand-over]")?.getAttribute("data-hand-over")).toBe("to");
    await choose("Marta");
    expect(form().textContent).not.toContain("Say who is to go on with it.");
    await submit(form());
    expect(document.activeElement).toBe(field(NEXT));
    expect(field(NEXT).getAttribute("aria-invalid")).toBe("true");
    const why = document.getElementById(field(NEXT).getAttribute("aria-describedby") ?? "");
    expect(why?.textContent).toBe("Say what comes next, in a few words.");
    expect(asked("OfferHandover")).toEqual([]);
    remove();
  });

  it.each([
    [{ __typename: "HandoverNotOffered", isOfferedAlready: true }, "This contact is offered already.", null],
    [{ __typename: "HandoverNotOffered", isOfferedAlready: false }, "They cannot go on with it now", "to"],
    [{ __typename: "TextRefused", limit: 2_000, length: 9 }, "in 2000 characters at most", "nextStep"],
    [{ __typename: "TextRefused", limit: 2_000, length: 5 }, "in 2000 characters at most", "promises"],
    [{ __typename: "NotHolder", holder: marta }, "Marta has this contact now.", null],
    [{ __typename: "NotHolder", holder: null }, "Nobody has this contact now. Claim it first.", null],
    [{ __typename: "ContactClosed" }, "This contact is closed", null],
    [{ __typename: "NotFound" }, "This contact is no longer here.", null],
    [LOST, "It is not known whether this was done.", null],
  ])("[G573] says why not where it belongs, and keeps what was typed: %j", async (refused, words, at) => {
    gateway.offered = refused;
    const { remove } = await drawn();
    await hand();
    await choose("Ada");
    type(field(PROMISED), "There");
    type(field(NEXT), "Call back");
    await submit(form());
    const places = [...form().querySelectorAll("[data-hand-over]")]
      .filter(({ textContent }) => textContent.includes(words))
      .map((each) => each.getAttribute("data-hand-over"));
    expect(form().textContent).toContain(words);
    expect(places).toEqual(at === null ? [] : [at]);
    expect([field(PROMISED).value, field(NEXT).value]).toEqual(["There", "Call back"]);
    remove();
  });

  it("[G573] is one offer under one id, however often it is said, and its words outlive the form and are in no storage", async () => {
    gateway.offered = LOST;
    const { remove } = await drawn();
    await hand();
    await choose("Ada");
    type(field(NEXT), "Call back");
    await submit(form());
    key("Escape");
    await settle();
    expect(document.querySelector("[role=dialog]")).toBeNull();
    await hand();
    expect(field(NEXT).value).toBe("Call back");
    expect(form().querySelector<HTMLInputElement>("input:checked")?.value).toBe(ada.id);
    gateway.offered = OFFERED;
    await submit(form());
    const tries = asked("OfferHandover");
    expect(tries).toHaveLength(2);
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
    remove();
  });

  it.each<[string, () => void, number]>([
    ["a contact is not for them any more", () => openContact.set({ kind: "went_on", id: mine.id }), 0],
    ["a contact is not there", () => openContact.set({ kind: "not_found", id: mine.id }), 0],
    ["another contact is not there", () => openContact.set({ kind: "not_found", id: another.id }), 1],
    ["they leave", leaveSession, 0],
    ["their session ends", endSession, 1],
    ["somebody else comes", seatMarta, 0],
  ])(
    "[G573] what was typed is there for them alone, as far as it is theirs: %s",
    async (_when, happens, kept) => {
      const { remove } = await drawn();
      await hand();
      type(field(NEXT), "Call back");
      remove();
      act(happens);
      expect(handOverDrafts.get().size).toBe(kept);
    },
  );

  it("[G573] goes to the leads also where nobody knows who is on shift, which is looked up again", async () => {
    gateway.takers = "unreachable";
    const { page, remove } = await drawn();
    await hand();
    await vi.waitFor(() => expect(form().textContent).toContain("It could not be read who is on shift."));
    expect(form().textContent).toContain("Whichever lead is there");
    gateway.takers = [];
    await press(page, "Look again");
    await settle();
    expect(form().textContent).toContain("No colleague on shift can go on with it now.");
    remove();
  });

  it.each([
    ["a colleague's", queueRow(7, { holder: marta, heldSince: 0, status: "claimed" })],
    ["nobody's", queueRow(7)],
  ])("[G573] is not for a contact that is %s", async (_whose, theirs) => {
    const { remove } = await drawn(theirs);
    expect(await hand()).toBe("Only for a contact that you have.");
    expect([document.querySelector("[role=dialog]"), asked("CameWith")]).toEqual([null, []]);
    remove();
  });
});
