import type { QueueRow } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { said as announced } from "../announce/said.ts";
import { forgetAnnouncements } from "../announce/announce.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { MaskedAddress, type MaskedAddressProps } from "./masked-address.tsx";
import { openContact } from "./open-contact.ts";
import { SHOWN_MS } from "./hide-in-time.ts";
// Fetched by the first press; read here, where nobody waits for it.
import "./unmask-address.ts";

const NUMBER = "+12025550142";
const mine = queueRow(7, { status: "claimed", holder: dana });
const martas = queueRow(7, { status: "claimed", holder: marta });
const open = (row: QueueRow, withholds: readonly string[] = []): void =>
  openContact.set({
    kind: "ready",
    id: row.id,
    contact: { row, safeContact: { decision: { hands: { withholds } } } } as never,
    entries: new Map(),
    isStale: false,
  });
const gateway = (unmasked: object): Asked[] =>
  stubGateway(({ body }) =>
    body.includes("mutation Unmask") ? { json: { data: { unmasked } } } : "unreachable",
  );
const SHOWN = { __typename: "AddressUnmasked", address: NUMBER };
const asked = (log: readonly Asked[]): readonly unknown[] =>
  log.map(({ body }) => (JSON.parse(body) as { readonly variables: unknown }).variables);
const drawn = (props: Partial<MaskedAddressProps> = {}) =>
  draw(<MaskedAddress masked="••••42" place={{ of: "contact" }} {...props} />);
/** Presses, and lets what comes by the network and by itself come. */
async function pressed(page: ParentNode, name: string): Promise<void> {
  await press(page, name);
  await act(() =>
    vi.waitFor(() =>
      expect(button(page, name === "Show number" ? "Hide number" : "Show number")).toBeTruthy(),
    ),
  );
}

beforeEach(() => {
  seatDana();
  open(mine);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  openContact.set({ kind: "none" });
  forgetAnnouncements();
});

describe("an address of an opened contact", () => {
  it("[A76] is a mask, said in words to whoever listens", () => {
    for (const [masked, words] of [
      ["••••42", "hidden but for 42"],
      ["r••••@gmail.com", "hidden but for r@gmail.com"],
      ["••••@••••", "hidden"],
      ["••••", "hidden"],
    ] as const) {
      const { page, remove } = drawn({ masked });
      expect(page.querySelector("[aria-hidden]")?.textContent).toBe(masked);
      expect(page.querySelector(".sr-only")?.textContent).toBe(words);
      remove();
    }
  });

  it("[A74] is shown whole to whoever has it, when they ask, and hidden again", async () => {
    const log = gateway(SHOWN);
    const { page, remove } = drawn();
    expect(log).toEqual([]);
    await pressed(page, "Show number");
    expect(asked(log)).toEqual([{ contactId: mine.id, messageId: null, nth: null, of: "contact" }]);
    expect(page.querySelector("[data-words]")?.textContent).toBe(NUMBER);
    const describedBy = button(page, "Hide number").getAttribute("aria-describedby");
    expect(document.getElementById(describedBy ?? "")?.textContent).toBe(NUMBER);
    await pressed(page, "Hide number");
    expect(page.textContent).not.toContain("202");
    expect(asked(log)).toHaveLength(1);
    remove();
  });

  it("says that it is shown to whoever listens, and never what it is, which would stay to be read again", async () => {
    gateway(SHOWN);
    const { page, remove } = drawn();
    await pressed(page, "Show number");
    await vi.waitFor(() => expect(JSON.stringify(announced.get())).toContain("shown for a minute"));
    expect(JSON.stringify(announced.get())).not.toContain("202");
    remove();
  });

  it("is hidden again after a minute, and when the page is hidden", async () => {
    gateway(SHOWN);
    const { page, remove } = drawn();
    await press(page, "Show number");
    await act(() => vi.waitFor(() => expect(page.textContent).toContain(NUMBER)));
    act(() => {
      vi.spyOn(document, "hidden", "get").mockReturnValue(true);
      document.dispatchEvent(new Event("visibilitychange"));
    });
    expect(page.textContent).not.toContain("202");
    vi.restoreAllMocks();
    const later = vi.spyOn(globalThis, "setTimeout");
    await press(page, "Show number");
    await act(() => vi.waitFor(() => expect(page.textContent).toContain(NUMBER)));
    const [hide] = later.mock.calls.find(([, ms]) => ms === SHOWN_MS) ?? [];
    act(() => hide?.());
    expect(page.textContent).not.toContain("202");
    remove();
  });

  it("is hidden once the contact is left, or is a colleague's", async () => {
    gateway(SHOWN);
    const { page, remove } = drawn();
    for (const leave of [
      () => openContact.set({ kind: "none" }),
      () => open(queueRow(8, { status: "claimed", holder: dana })),
      () => open(martas),
      () => open(mine, ["facts"]),
    ]) {
      await press(page, "Show number");
      await act(() => vi.waitFor(() => expect(page.textContent).toContain(NUMBER)));
      act(leave);
      expect(page.textContent).not.toContain("202");
      act(() => open(mine));
      expect(page.textContent).not.toContain("202");
    }
    remove();
  });

  it.each([
    ["whoever has it not", "advocate", martas],
    ["whoever had it before it was closed", "advocate", { ...mine, status: "closed" as const }],
    ["whoever answers nobody", "counsel", mine],
  ] as const)("is a mask alone for %s", (_whoever, role, row) => {
    seatDana(role);
    open(row);
    const { page, remove } = drawn();
    expect(buttonNames(page)).toEqual([]);
    remove();
  });

  it("[G520] is a mask alone for whoever has it, and for a lead, while they may be the exploiter", () => {
    for (const role of ["advocate", "shift_lead"] as const) {
      seatDana(role);
      open(mine, ["history", "suggestions", "facts"]);
      const { page, remove } = drawn();
      expect(buttonNames(page)).toEqual([]);
      remove();
    }
  });

  it("[A75] is offered to a lead, whoever has it", () => {
    seatDana("shift_lead");
    open(martas);
    const { page, remove } = drawn({ masked: "r••••@••••" });
    expect(buttonNames(page)).toEqual(["Show address"]);
    remove();
  });

  it.each([
    [{ of: "reach" }, "what they gave"],
    [{ of: "sender", messageId: "one" }, "the sender’s address"],
    [{ of: "addressee", messageId: "one", nth: 2 }, "address 3"],
    [{ of: "contact" }, "number"],
  ] as const)("is asked for by its place, under a name of its own: %j", async (place, name) => {
    const log = gateway(SHOWN);
    const { page, remove } = drawn({ place });
    await press(page, `Show ${name}`);
    await act(() => vi.waitFor(() => expect(buttonNames(page)).toEqual([`Hide ${name}`])));
    expect(asked(log)).toMatchObject([place]);
    remove();
  });

  it.each([
    [{ __typename: "NotHolder", holder: null }, "Only whoever has this contact"],
    [{ __typename: "AddressWithheld", id: mine.id }, "while this may be the exploiter"],
    [{ __typename: "UnmaskedTooOften", id: mine.id }, "That was too often."],
    [{ __typename: "NotFound", id: mine.id }, "There is no address here any more."],
  ])("says why it is not shown, and stays hidden: %j", async (refusal, words) => {
    gateway(refusal);
    const { page, remove } = drawn();
    await press(page, "Show number");
    await act(() => vi.waitFor(() => expect(page.textContent).toContain(words)));
    expect(buttonNames(page)).toEqual(["Show number"]);
    remove();
  });

  it("says that it could not be asked for", async () => {
    stubGateway(() => "unreachable");
    const { page, remove } = drawn();
    await press(page, "Show number");
    await act(() => vi.waitFor(() => expect(page.querySelector(".text-concern")).not.toBeNull()));
    remove();
  });

  it("is kept nowhere else: in no storage, no address of the page, and no store", async () => {
    gateway(SHOWN);
    const { page, remove } = drawn();
    await pressed(page, "Show number");
    const kept = JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      location.href,
      openContact.get(),
    ]);
    expect(kept).not.toContain("5550142");
    remove();
  });
});
