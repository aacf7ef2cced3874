import { isDeepStrictEqual } from "node:util";
import type { Page } from "playwright-core";
import { rounds } from "@holdfast/tooling/rounds";
import { expect, it } from "vitest";
import { keepAnnouncements, timesSaid } from "./guard/announcements.ts";
import { pointerFaults, probePointer } from "./guard/pointer-probe.ts";
import { openTextLine, type TextLine } from "./house/text-line.ts";
import { focusRow, queueRow } from "./screen/desk.ts";
import type { Life } from "./shift/acts.ts";
import { dangerWords, expectEachAlertOnce } from "./shift/alerts-once.ts";
import { readDraft, readStored } from "./shift/as-stored.ts";
import { signInEverybody, type Colleague } from "./shift/colleagues.ts";
import { writeIn } from "./shift/outside.ts";
import { play, type ShiftEvent } from "./shift/play.ts";
import type { Known } from "./shift/player.ts";
import { rowsOn, showAll } from "./shift/rows-on.ts";
import {
  BACK_AT_MS,
  CAST,
  GONE_AT_MS,
  LOST_AT_MS,
  OUTAGE_AT_MS,
  SHIFT_MS,
  writeScript,
} from "./shift/script.ts";
import { expectSentOnce } from "./shift/sent-once.ts";
import { standingAfter } from "./shift/standing.ts";
import { openVirtualConsole, readSnapshot, type VirtualConsole } from "./shift/virtual-console.ts";
import { setStage } from "./stage.ts";
import { signInByHttp, type Staff } from "./talk/staff.ts";

let line: TextLine;
const stage = setStage({
  outage: true,
  outside: async (port) => (line = await openTextLine(port)),
});

const SEED = 20_261_126;
const CONTACTS = 200;
/** Thirty minutes are played in so long, where nobody else wants the machine. */
const PLAYED_MS = 24_000;
/** A machine that everybody wants plays the same, later. */
const TEST_MS_MAX = 240_000;
/** Longer than whatever was still on its way when the last act was done. */
const SAME_MS_MAX = 15_000;

type Contacts = ReadonlyMap<Life, Known>;

/** Somebody signed in at a screen that is watched from its first document on. */
async function atScreen(username: "dana" | "lee"): Promise<Page> {
  const { page } = await stage.newcomer();
  await keepAnnouncements(page);
  await probePointer(page);
  await stage.signIn(page, username);
  await page.getByText("● Live").waitFor();
  return page;
}

/** The lead's focus and pointer come to rest on the first contact, which nobody takes. */
async function restOnFirst(page: Page): Promise<void> {
  await focusRow(page, 1);
  const box = await queueRow(page, 1).boundingBox();
  if (box === null) throw new Error("the row is not to be seen");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
}

/** What happens beside the contacts: connections are lost and come back, and somebody is gone. */
function eventsOf(
  lee: Page,
  colleagues: readonly Colleague[],
  killed: (at: number) => void,
): readonly ShiftEvent[] {
  const loser = colleagues[CAST.loses]?.console;
  const house = stage.house();
  return [
    { atMs: 60_000, run: () => restOnFirst(lee) },
    { atMs: LOST_AT_MS, run: async () => loser?.lose() },
    { atMs: BACK_AT_MS, run: async () => loser?.restore() },
    {
      atMs: OUTAGE_AT_MS,
      async run() {
        await house.gateway().kill();
        killed(Date.now());
        await house.startAgain();
      },
    },
    { atMs: GONE_AT_MS, after: CAST.goes, run: async () => colleagues[CAST.goes]?.console?.close() },
  ];
}

async function expectStoredAsPlayed(
  contacts: Contacts,
  lead: Staff,
  colleagues: readonly Colleague[],
): Promise<void> {
  for (const [{ acts }, contact] of contacts) {
    const { drafts, holder, ...wanted } = standingAfter(acts.map(({ act }) => act));
    const name = holder === null ? null : colleagues[holder]?.player.name;
    expect(await readStored(lead, contact), `contact ${contact.number}`).toEqual({ ...wanted, holder: name });
    for (const [hand, { staff, player }] of colleagues.entries()) {
      if (!acts.some(({ act }) => act.kind === "types" && act.by === hand)) continue;
      const draft = await readDraft(staff, contact, player);
      expect(draft, `what ${player.name} typed in ${contact.number}`).toBe(drafts.get(hand) ?? null);
    }
  }
}

async function expectSameEverywhere(
  lead: Staff,
  consoles: readonly VirtualConsole[],
  screens: readonly { readonly page: Page; readonly me: string }[],
): Promise<void> {
  // Answers still leave, and are still delivered: what is compared is read together, until it is the same.
  const differing = async (console: VirtualConsole): Promise<readonly unknown[]> => {
    const { rows } = await readSnapshot(lead);
    const followed = new Map([...console.board().rows.values()].map((row) => [row.number, row]));
    const loaded = new Map(rows.map((row) => [row.number, row]));
    return [...new Set([...followed.keys(), ...loaded.keys()])]
      .map((number) => ({ followed: followed.get(number), loaded: loaded.get(number) }))
      .filter((both) => !isDeepStrictEqual(both.followed, both.loaded));
  };
  for (const console of consoles) {
    await console.until(console.isFresh);
    await expect.poll(() => differing(console), { timeout: SAME_MS_MAX, interval: 250 }).toEqual([]);
  }
  const { rows } = await readSnapshot(lead);
  for (const { page, me } of screens) {
    await showAll(page);
    const wanted = rows.map(({ number, holder }) => [number, hasIt(holder?.name ?? null, me)] as const);
    await expect.poll(() => rowsOn(page)).toEqual(new Map(wanted));
  }
}

const hasIt = (holder: string | null, me: string): string =>
  holder === null ? "Unclaimed" : holder === me ? "You have this" : `${holder} has this`;

for (const seed of Array.from({ length: rounds(1) }, (_, nth) => SEED + nth))
  it(
    `a shift of 200 contacts and 12 advocates takes no focus, moves no row under a pointer, loses no word, and alarms once for each thing (seed ${seed})`,
    { timeout: TEST_MS_MAX },
    async () => {
      const { url } = stage.house();
      const [dana, lee] = [await atScreen("dana"), await atScreen("lee")];
      const lead = await signInByHttp(url, "lee");
      const observer = openVirtualConsole(url, lead);
      const colleagues = await signInEverybody(url, dana);
      const players = colleagues.map(({ player }) => player);
      const lives = writeScript(seed, { contacts: CONTACTS, advocates: players.length });
      for (const { act } of lives.flatMap(({ acts }) => acts)) if ("words" in act) stage.secret(act.words);

      let killedAt = 0;
      const contacts = await play(lives, {
        players,
        observer,
        pace: PLAYED_MS / SHIFT_MS,
        writes: (life, words) => writeIn(url, line, life, words),
        async beforeDanger({ number }) {
          for (const page of [dana, lee])
            await expect.poll(() => timesSaid(page, dangerWords(number)), { timeout: 30_000 }).toBe(1);
        },
        events: eventsOf(lee, colleagues, (at) => (killedAt = at)),
      });

      expect(await Promise.all([dana, lee].map((page) => pointerFaults(page)))).toEqual([[], []]);
      await expectStoredAsPlayed(contacts, lead, colleagues);
      const taken = () => line.twilio.taken.map(({ to, text }) => `${to} ${text}`);
      await expectSentOnce({ contacts, taken, lead, killedAt });
      const here = colleagues.flatMap(({ console }, hand) =>
        console === null || hand === CAST.goes ? [] : [console],
      );
      await expectSameEverywhere(
        lead,
        [observer, ...here],
        [
          { page: dana, me: "Dana" },
          { page: lee, me: "Lee" },
        ],
      );
      await expectEachAlertOnce(contacts, dana, lee);
      for (const console of [observer, ...here]) console.close();
    },
  );
