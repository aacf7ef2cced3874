import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { wantedCaseOf } from "../case/case-at.ts";
import { overlay } from "../keys/overlay.ts";
import { dana, queueRow, uuid } from "../queue/row.fixture.ts";
import { leaveSession } from "../session/session.ts";
import { watchSession } from "../session/watch-session.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { buttonNames, key, press, submit, type } from "../store/press.fixture.ts";
import { useStore } from "../store/store.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { SearchDialog } from "./search-dialog.tsx";

/** As the frame does, draws it while it is wanted. */
function Wanted() {
  return useStore(overlay) === "search" ? <SearchDialog /> : null;
}

const foundCase = (number: number, lastFiled: number | null = 100 + number): object => ({
  facts: { id: uuid(number), number, status: "active", madeAt: 0, madeBy: dana },
  lastFiled: lastFiled === null ? null : { id: uuid(lastFiled), number: lastFiled },
});
const contactsPage = (found: readonly object[], below: number | null = null) => ({
  __typename: "FoundContacts",
  found,
  below,
});
const casesPage = (found: readonly object[]) => ({ __typename: "FoundCases", found, below: null });

interface Prepared {
  readonly contacts?: object | "unreachable" | "failed";
  readonly cases?: object;
}
let log: Asked[];
let prepared: Prepared;

/** The searches that were asked, in order: of what, and with which input. */
const searches = () =>
  log
    .filter(({ body }) => body.includes('"input"'))
    .map(({ body }) => JSON.parse(body) as { operationName: string; variables: { input?: object } })
    .map(({ operationName, variables }) => [operationName, variables.input]);

async function drawn() {
  log = stubGateway(({ body }) => {
    if (body.includes("SearchChannels"))
      return { json: { data: { channels: [{ id: "sms", title: "Texts" }] } } };
    if (body.includes("SearchColleagues")) return { json: { data: { colleagues: [dana] } } };
    if (body.includes("SearchCases"))
      return { json: { data: { searchCases: prepared.cases ?? casesPage([]) } } };
    const { contacts = contactsPage([]) } = prepared;
    if (contacts === "unreachable") return contacts;
    return contacts === "failed"
      ? { json: { data: null, errors: [{ message: "no" }] } }
      : { json: { data: { searchContacts: contacts } } };
  });
  overlay.set("search");
  const at = await drawAt("/queue", <Wanted />);
  return { ...at, dialog: () => document.querySelector<HTMLElement>("[role=dialog]") };
}
const dialog = (): HTMLElement => document.querySelector<HTMLElement>("[role=dialog]")!;
const field = (): HTMLInputElement => dialog().querySelector<HTMLInputElement>("input[maxlength]")!;
async function choose(name: string): Promise<void> {
  const mark = [...dialog().querySelectorAll("label")].find(
    ({ textContent }) => textContent.replace("✓", "").trim() === name,
  );
  if (mark === undefined) throw new Error(`nothing is called ${name}`);
  await act(async () => mark.click());
}
async function look(words: string): Promise<void> {
  act(() => field().focus());
  type(field(), words);
  await submit(dialog());
}
const says = (words: string) => act(() => expect.poll(() => dialog().textContent).toContain(words));
const rows = (): readonly string[] =>
  [...dialog().querySelectorAll("[data-found]")].map(
    ({ textContent }) => /(?:Contact|Case) \d+/.exec(textContent)?.[0] ?? "",
  );

beforeEach(() => {
  seatDana();
  prepared = {};
});
afterEach(() => {
  overlay.set(null);
  wantedCaseOf.set(null);
  forgetAnnouncements();
  vi.unstubAllGlobals();
});

describe("the search", () => {
  it("asks nothing by itself, and says what is missing before anything is asked", async () => {
    const { remove } = await drawn();
    expect(dialog().querySelector("section")).toBeNull();
    await submit(dialog());
    expect(dialog().textContent).toContain("Write what to look for.");
    await look("at my");
    expect(dialog().textContent).toContain("words have three letters or more");
    expect(searches()).toEqual([]);
    remove();
  });

  it("finds contacts and cases by words, in one body each and in no address", async () => {
    prepared = {
      contacts: contactsPage([queueRow(7), queueRow(3, { status: "closed" })]),
      cases: casesPage([foundCase(2)]),
    };
    const { where, remove } = await drawn();
    await look("heronry");
    await says("Contact 3");
    expect(rows()).toEqual(["Contact 7", "Contact 3", "Case 2"]);
    expect(searches().map(([name]) => name)).toEqual(["SearchContacts", "SearchCases"]);
    expect(log.every(({ method, url }) => method === "POST" && !url.includes("heron"))).toBe(true);
    expect([where(), JSON.stringify(history.state) ?? "", document.title].join()).not.toContain("heron");
    remove();
  });

  it("asks of cases alone by a name, and by an address what the filters leave", async () => {
    const { remove } = await drawn();
    await choose("Name");
    await look("Rosa");
    await press(dialog(), "Narrow it…");
    await choose("Address");
    for (const filter of ["Closed, referred", "Tip", "Texts"]) await choose(filter);
    await look("+15550142");
    const span = { from: null, until: null, hadBy: null, below: null };
    expect(searches()).toEqual([
      ["SearchCases", { ...span, term: { name: "Rosa" }, statuses: null }],
      [
        "SearchContacts",
        { ...span, term: { address: "+15550142" }, states: null, lanes: ["tip"], channels: ["sms"] },
      ],
      ["SearchCases", { ...span, term: { address: "+15550142" }, statuses: ["closed_referred"] }],
    ]);
    await press(dialog(), "Do not narrow it");
    await look("+15550142");
    expect(searches().at(-1)).toEqual([
      "SearchCases",
      { ...span, term: { address: "+15550142" }, statuses: null },
    ]);
    remove();
  });

  it("is walked by arrows, from the field through both lists and back, and opens a contact by Enter", async () => {
    prepared = { contacts: contactsPage([queueRow(7)]), cases: casesPage([foundCase(2)]) };
    const { where, remove } = await drawn();
    await look("heronry");
    await says("Case 2");
    const at = (): string => document.activeElement?.textContent ?? "";
    key("ArrowDown");
    expect(at()).toContain("Contact 7");
    key("ArrowDown");
    key("ArrowDown");
    expect(at()).toContain("Case 2");
    key("ArrowUp");
    key("ArrowUp");
    expect(document.activeElement === field()).toBe(true);
    key("ArrowDown");
    act(() => (document.activeElement as HTMLElement).click());
    await act(() => expect.poll(where).toBe(`/contact/${uuid(107)}`));
    expect(document.querySelector("[role=dialog]")).toBeNull();
    remove();
  });

  it("opens a case beside the contact that was filed there last", async () => {
    prepared = { cases: casesPage([foundCase(2, 9), foundCase(1, null)]) };
    const { where, remove } = await drawn();
    await look("heronry");
    await says("No contact is in it.");
    expect(rows()).toEqual(["Case 2"]);
    act(() => dialog().querySelector<HTMLElement>("[data-found]")?.click());
    await act(() => expect.poll(where).toBe(`/contact/${uuid(9)}`));
    expect(wantedCaseOf.get()).toBe(uuid(9));
    remove();
  });

  it.each([
    [{ __typename: "NothingSought" }, "Nobody could be found by that.", null],
    [{ __typename: "SearchedTooOften" }, "more than anybody may search within a minute", "Retry"],
    ["unreachable", "The gateway does not answer. Whether anything is there is not known.", "Retry"],
    ["failed", "This could not be looked for.", "Retry"],
    [contactsPage([]), "Nothing was found.", null],
    [contactsPage([], 40), "Nothing so far. There is more to look through.", "Look further"],
  ] as const)("says how it stands, and takes nothing for nobody: %o", async (contacts, words, further) => {
    prepared = { contacts };
    const { remove } = await drawn();
    await choose("Cases");
    await look("heronry");
    await says(words);
    expect(buttonNames(dialog()).filter((name) => /Retry|Look further/.test(name))).toEqual(
      further === null ? [] : [further],
    );
    if (further === null) return remove();
    prepared = { contacts: contactsPage([queueRow(7)]) };
    await press(dialog(), further);
    await says("Contact 7");
    expect(searches().at(-1)?.[1]).toMatchObject({ below: further === "Retry" ? null : 40 });
    remove();
  });

  it("keeps nothing when it is closed, nor for whoever signs in next", async () => {
    watchSession();
    prepared = { contacts: contactsPage([queueRow(7)]) };
    const { remove } = await drawn();
    await look("heronry");
    await says("Contact 7");
    key("Escape");
    await act(() => expect.poll(() => document.querySelector("[role=dialog]")).toBeNull());
    act(() => overlay.set("search"));
    expect([field().value, rows()]).toEqual(["", []]);
    expect([...Object.keys(localStorage), ...Object.keys(sessionStorage)]).toEqual([]);
    await act(async () => leaveSession());
    expect(overlay.get()).toBeNull();
    seatDana();
    remove();
  });

  it.each([
    ["privacy_officer", ["SearchCases"]],
    ["counsel", ["SearchCases"]],
  ] as const)("of a %s is of cases, whose numbers it says and opens none", async (role, asked) => {
    seatDana(role);
    prepared = { cases: casesPage([foundCase(2)]) };
    const { remove } = await drawn();
    await look("heronry");
    await says("Case 2");
    expect(searches().map(([name]) => name)).toEqual(asked);
    expect(rows()).toEqual([]);
    expect(dialog().textContent).toContain(
      "A case is opened beside a contact, which your role does not read.",
    );
    expect(dialog().textContent).not.toContain("What to look through");
    remove();
  });
});
