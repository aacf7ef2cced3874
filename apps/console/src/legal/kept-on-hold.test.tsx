import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { demandsGateway, drawRead, settle } from "../deeds/demands-house.fixture.tsx";
import { uuid } from "../queue/row.fixture.ts";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { KeptOnHold } from "./kept-on-hold.tsx";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const HOLD = uuid(95);
const message = {
  id: uuid(96),
  of: "message",
  contactId: uuid(1),
  until: NOON - 3_600_000,
  words: "Invented words",
  fileId: null,
};
const part = {
  id: uuid(97),
  of: "case_part",
  contactId: null,
  until: NOON - 60_000,
  words: null,
  fileId: null,
};
const file = { ...part, id: uuid(98), of: "file", contactId: uuid(1), fileId: uuid(98) };
const READ = "Read what was taken back of: Case 7";
const AWAY = "Put away what was taken back of: Case 7";

beforeEach(() => {
  seatDana("counsel");
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  forgetAnnouncements();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const drawKept = async () => drawRead(<KeptOnHold holdId={HOLD} held="Case 7" describedBy="paper" />);

it("is read only where counsel asks for it, each time anew, and is put away again with the focus on the same button", async () => {
  const gateway = demandsGateway({ KeptOnHold: { keptOnHold: [message, part] } });
  const { page, remove } = await drawKept();
  expect(gateway.log).toEqual([]);
  expect(page.textContent).toContain("That you read it is recorded.");
  await press(page, READ);
  await settle();
  for (const words of [
    "2 were taken back or written anew since it is on hold.",
    "A message, of a contact, until 11:00",
    "Invented words",
    "A part of a case, of the case, until 11:59",
    "There are no words of it, or they cannot be read. It is kept all the same.",
  ])
    expect(page.textContent).toContain(words);
  expect(page.querySelector("[data-words]")?.textContent).toBe("Invented words");
  expect(buttonNames(page)).toEqual([AWAY]);
  await press(page, AWAY);
  expect(page.textContent).not.toContain("Invented words");
  await press(page, READ);
  await settle();
  expect(gateway.asked("KeptOnHold")).toEqual([{ holdId: HOLD }, { holdId: HOLD }]);
  remove();
});

it("tells nothing taken back from a hold that is lifted, and from what could not be asked", async () => {
  const gateway = demandsGateway({ KeptOnHold: { keptOnHold: [] } });
  const { page, remove } = await drawKept();
  await press(page, READ);
  await settle();
  expect(page.textContent).toContain("Nothing of it was taken back or written anew since it is on hold.");
  await press(page, AWAY);
  gateway.answer("KeptOnHold", { keptOnHold: null });
  await press(page, READ);
  await settle();
  expect(page.textContent).toContain("Not read: this hold was lifted, or there is none.");
  gateway.answer("KeptOnHold", "unreachable");
  await press(page, READ);
  await settle();
  expect(page.textContent).not.toContain("Nothing of it was taken back");
  expect(buttonNames(page)).toEqual([READ]);
  remove();
});

it("is said aloud by how many there are, and never by its words", async () => {
  demandsGateway({ KeptOnHold: { keptOnHold: [message] } });
  const { page, remove } = await drawKept();
  await press(page, READ);
  await settle();
  await expect
    .poll(() => JSON.stringify(said.get()))
    .toContain("1 was taken back or written anew since it is on hold.");
  expect(JSON.stringify(said.get())).not.toContain("Invented words");
  remove();
});

it("hands out a file as it came once it was said what that can do, and of a quarantined one says that it opens for nobody", async () => {
  demandsGateway({ KeptOnHold: { keptOnHold: [file, { ...file, id: uuid(99), fileId: null }] } });
  const { page, remove } = await drawKept();
  await press(page, READ);
  await settle();
  expect(page.textContent).toContain("It was quarantined, and opens for nobody. It is kept all the same.");
  expect(buttonNames(page).filter((name) => name.startsWith("Download"))).toHaveLength(1);
  await press(page, "Download it as it came…");
  const dialog = document.querySelector<HTMLElement>("[role=dialog]")!;
  expect(dialog.textContent).toContain("Files from strangers can harm this computer");
  const asked = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
  asked.mockResolvedValueOnce(new Response(null, { status: 404 }));
  vi.stubGlobal("fetch", asked);
  await press(dialog, "Download it all the same");
  await settle();
  expect(dialog.textContent).toContain("This file is not there any more.");
  expect(asked.mock.calls[0]?.[0]).toBe(`/kept/${HOLD}/${uuid(98)}`);
  expect(asked.mock.calls[0]?.[1].method).toBe("POST");
  remove();
});
