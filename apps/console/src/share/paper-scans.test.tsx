import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, key, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { settle } from "./grant-form.fixture.ts";
import { PaperScanChoice } from "./paper-scan-choice.tsx";
import { PaperScans } from "./paper-scans.tsx";
import { addScan, scanUploads } from "./scan-uploads.ts";
import { scanRefusedWords } from "./scan-words.ts";
import { chooseFile, fileOf, stubSending, type OnItsWay } from "./sending.fixture.ts";
import type { ReleaseData, ScanData } from "./share-documents.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const [CASE, RELEASE, SCAN] = [uuid(900), uuid(31), uuid(61)];
const scan: ScanData = {
  id: SCAN,
  kind: "pdf",
  pages: 2,
  opens: true,
  addedAt: NOON - 60_000,
  addedBy: marta,
  takenAt: null,
  takenBy: null,
  unwantedAt: null,
  unwantedBy: null,
};
const paper = (over: Partial<ReleaseData> = {}): ReleaseData => ({
  id: RELEASE,
  personId: uuid(901),
  recipientId: uuid(41),
  purpose: "referral",
  dataClasses: ["identity"],
  withheld: null,
  withheldIn: [],
  form: "written_paper",
  expiresAt: NOON + 3_600_000,
  revokedAt: null,
  state: "invalid",
  because: "no_witness",
  recordedAt: NOON - 120_000,
  recordedBy: marta,
  scans: [],
  ...over,
});
let sent: OnItsWay[];
let log: Asked[];
let pages: number;
let taken: string;
function drawn(release: ReleaseData) {
  const onFault = vi.fn<(words: string | null) => void>();
  const line = { caseId: CASE, release, describedBy: "whose", now: NOON, onFault };
  return { ...draw(<PaperScans {...line} />), onFault };
}
const announced = (): readonly string[] => said.get().map(({ words }) => words);
beforeEach(() => {
  seatDana();
  pages = 200;
  taken = "ScanTaken";
  vi.spyOn(Date, "now").mockReturnValue(NOON);
  vi.stubGlobal(
    "URL",
    Object.assign(URL, { createObjectURL: () => "blob:page", revokeObjectURL: vi.fn<() => void>() }),
  );
  log = stubGateway(({ url, body }) => {
    if (url.startsWith("/scans/")) return { status: pages, json: {} };
    return { json: { data: { done: { __typename: taken }, releases: [], recipients: [], body } } };
  });
  sent = stubSending();
});
afterEach(() => {
  session.set({ kind: "signed_out", ended: false });
  forgetAnnouncements();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("a release on paper", () => {
  it("[G350] is given its scan, which says how much has gone, and that it is kept", async () => {
    const { page, remove } = drawn(paper());
    expect(buttonNames(page)).toEqual(["Add a scan…"]);
    chooseFile(page, fileOf(1_000));
    await settle();
    expect(buttonNames(page)).toEqual([]);
    expect(sent[0]?.path).toMatch(new RegExp(`^/releases/${CASE}/${RELEASE}/scans/[0-9a-f-]{36}$`));
    expect(sent[0]?.type).toBe("application/octet-stream");
    sent[0]?.goes(412, 1_000);
    expect(page.textContent).toContain("The scan is being sent: 41 %");
    expect(page.querySelector("progress")?.getAttribute("value")).toBe("41");
    sent[0]?.goes(1_000, 1_000);
    expect(page.textContent).toContain("Its pages are being drawn.");
    await sent[0]?.answers(200, { outcome: "kept", pages: 1 });
    expect(announced()).toContain("The scan is kept.");
    expect(log.some(({ body }) => body.includes('"operationName":"Releases"'))).toBe(true);
    expect(buttonNames(page)).toEqual(["Add a scan…"]);
    remove();
  });

  it("[G350] keeps what did not come when the line is lost, and sends it again under the same id", async () => {
    const { page, remove } = drawn(paper());
    const file = fileOf(1_000);
    chooseFile(page, file);
    await settle();
    await sent[0]?.isLost();
    expect(page.textContent).toContain("It is not known whether the scan came");
    expect(buttonNames(page)).toEqual(["Send the scan again", "Leave the scan"]);
    await press(page, "Send the scan again");
    expect(sent[1]?.path).toBe(sent[0]?.path);
    expect(sent[1]?.body).toBe(file);
    await sent[1]?.answers(502);
    expect(buttonNames(page)).toContain("Send the scan again");
    await press(page, "Leave the scan");
    expect(buttonNames(page)).toEqual(["Add a scan…"]);
    remove();
  });

  it.each([
    [200, "damaged"],
    [200, "not_a_scan"],
    [200, "too_many_pages"],
    [200, "full"],
    [200, "withdrawn"],
    [200, "other"],
    [413, "too_large"],
    [404, "not_yours"],
  ] as const)(
    "[G350] says why it is not kept, and does not offer to send the same again: %i %s",
    async (status, because) => {
      const { page, remove } = drawn(paper());
      chooseFile(page, fileOf(1_000));
      await settle();
      await sent[0]?.answers(status, { outcome: because });
      expect(page.textContent).toContain(scanRefusedWords(because));
      expect(announced()).toContain(scanRefusedWords(because));
      expect(buttonNames(page)).toEqual(["Leave the scan"]);
      remove();
    },
  );

  it("[G350] sends nothing that is too large, and says so", () => {
    const { page, remove } = drawn(paper());
    chooseFile(page, fileOf(25 * 1024 * 1024 + 1));
    expect(sent).toEqual([]);
    expect(page.textContent).toContain("larger than 25 MB");
    remove();
  });

  it("[G350] shows no half of it to whoever sits there next", async () => {
    await act(async () => void addScan(CASE, RELEASE, fileOf(10)));
    const before = session.get();
    act(() => session.set({ kind: "signed_out", ended: true }));
    expect(scanUploads.get().size).toBe(1);
    act(() => session.set({ kind: "signed_out", ended: false }));
    expect(scanUploads.get().size).toBe(0);
    await sent[0]?.answers(200, { outcome: "kept", pages: 1 });
    expect(announced()).toEqual([]);
    session.set(before);
  });

  it("[G352] says that it was scanned and how many pages there are, and shows them by the keys, each asked for by POST", async () => {
    const { page, remove } = drawn(paper({ scans: [scan] }));
    expect(page.textContent).toContain("Paper scanned, two pages. Added by Marta, 11:59.");
    expect(button(page, "Look at the scan…").getAttribute("aria-describedby")).toContain("whose");
    await press(page, "Look at the scan…");
    await settle();
    const dialog = document.querySelector("[role=dialog]");
    const section = dialog?.querySelector<HTMLElement>("section");
    const asked = () =>
      log.filter(({ url }) => url.startsWith("/scans/")).map(({ url, method }) => `${method} ${url}`);
    expect(section?.getAttribute("aria-label")).toBe("Page 1 of 2");
    expect(section?.querySelector("img")?.alt).toBe("Page 1 of 2");
    act(() => section?.focus());
    for (const turned of ["ArrowRight", "ArrowRight", "ArrowLeft"]) {
      key(turned);
      await settle();
    }
    const place = `POST /scans/${CASE}/${SCAN}`;
    expect(asked()).toEqual([`${place}/1`, `${place}/2`, `${place}/1`]);
    key("Escape");
    await settle();
    expect(document.querySelector("[role=dialog]")).toBeNull();
    remove();
  });

  it.each([
    [404, "not there any more", false],
    [503, "no connection", true],
  ] as const)("[G352] says why a page cannot be seen: %i", async (status, words, again) => {
    pages = status;
    const { page, remove } = drawn(paper({ scans: [{ ...scan, pages: 1 }] }));
    await press(page, "Look at the scan…");
    await settle();
    expect(document.querySelector("[role=dialog]")?.textContent).toContain(words);
    expect(buttonNames(document).includes("Try again")).toBe(again);
    expect(buttonNames(document)).not.toContain("Next page");
    remove();
  });

  it("[G352] offers to save what cannot be shown, and says what that does", async () => {
    const { page, remove } = drawn(paper({ scans: [{ ...scan, kind: "heic", pages: 1 }] }));
    await press(page, "Look at the scan…");
    await settle();
    expect(document.querySelector("[role=dialog]")?.textContent).toContain("stays on this computer");
    pages = 404;
    await press(document, "Save it as it came");
    await settle();
    expect(document.querySelector("[role=dialog]")?.textContent).toContain("not there any more");
    remove();
  });

  it("[G353] is told whose scan was taken away, and takes one away in one act", async () => {
    const { page, remove, onFault } = drawn(
      paper({ scans: [scan, { ...scan, id: uuid(62), opens: false, takenAt: NOON, takenBy: dana }] }),
    );
    expect(page.textContent).toContain("A scan was taken away by Dana, 12:00.");
    const takeIt = async () => {
      act(() => button(page, "Take the scan away…▾").click());
      act(() => document.querySelector<HTMLElement>("[role^=menuitem]")?.click());
      await settle();
    };
    await takeIt();
    expect(announced()).toContain("The scan is taken away.");
    expect(onFault).toHaveBeenLastCalledWith(null);
    taken = "NotFound";
    await takeIt();
    expect(onFault).toHaveBeenLastCalledWith(
      "Not taken away: this scan is not there, or not yours any more.",
    );
    remove();
  });

  it("[G353] says who wants it gone until another does, too, or until it stays", async () => {
    taken = "ScanUnwanted";
    const unwanted = { ...scan, unwantedAt: NOON, unwantedBy: marta };
    const { page, again, remove, onFault } = drawn(paper({ scans: [unwanted] }));
    expect(page.textContent).toContain("Marta says that it does not belong here, 12:00. Look at it first.");
    act(() => button(page, "Take the scan away…▾").click());
    act(() => document.querySelector<HTMLElement>("[role^=menuitem]")?.click());
    await settle();
    expect(announced()).toContain("The scan is there until another of us takes it away, too.");
    taken = "ScanKept";
    await press(page, "It stays");
    await settle();
    expect(log.some(({ body }) => body.includes('"operationName":"KeepScan"'))).toBe(true);
    expect(onFault).toHaveBeenLastCalledWith(null);
    const mine = paper({ scans: [{ ...unwanted, unwantedBy: dana }] });
    again(<PaperScans caseId={CASE} release={mine} describedBy="whose" now={NOON} onFault={onFault} />);
    expect(page.textContent).toContain("It goes when another of us takes it away, too.");
    expect(buttonNames(page)).toEqual(["Look at the scan…", "It stays", "Add another scan…"]);
    remove();
  });

  it("[G350] that was withdrawn is given none, nor by whoever keeps none", () => {
    const { page, remove } = drawn(paper({ revokedAt: NOON }));
    expect(buttonNames(page)).toEqual([]);
    remove();
    const now = session.get();
    if (now.kind !== "signed_in") throw new Error("nobody sits there");
    session.set({ ...now, me: { ...now.me, capabilities: new Set(["release.read"]) } });
    const other = drawn(paper({ scans: [scan] }));
    expect(buttonNames(other.page)).toEqual(["Look at the scan…"]);
    other.remove();
  });
});

describe("a yes on paper that is being written down", () => {
  it("[G350] takes a scan along, told by its size alone, and leaves it out again", async () => {
    const onChange = vi.fn<(scan: File | null) => void>();
    const { page, again, remove } = draw(<PaperScanChoice scan={null} onChange={onChange} />);
    const file = fileOf(2_000_000);
    chooseFile(page, file);
    expect(onChange).toHaveBeenLastCalledWith(file);
    again(<PaperScanChoice scan={file} onChange={onChange} />);
    expect(page.textContent).toContain("A scan is chosen: 1.9 MB.");
    expect(page.textContent).not.toContain("ROSA");
    await press(page, "Leave the scan out");
    expect(onChange).toHaveBeenLastCalledWith(null);
    again(<PaperScanChoice scan={fileOf(26 * 1024 * 1024)} onChange={onChange} />);
    expect(page.textContent).toContain("larger than 25 MB");
    remove();
  });
});
