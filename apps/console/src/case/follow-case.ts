import type { CaseId, ContactId } from "@holdfast/case-schema";
import { caseStream, type CaseNewsAbout, type WireEvent } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { ask } from "../api/ask.ts";
import { followed } from "../live/followed.ts";
import { caseDrafts } from "./case-drafts.ts";
import { CaseNewsDocument } from "./case-news-document.ts";
import { caseShown, lookAtCase } from "./case-shown.ts";
import { lookAtFiling } from "./filing-of.ts";
import { gatherNews } from "./gather-news.ts";
import { focusCase } from "./leave-case.ts";
import { tellOfPlan } from "./plan-news.ts";

/** How long more news of a case is awaited, and how long it is not read anew after it was, in milliseconds. */
export const GATHER_MS = 150;
export const READ_EVERY_MS = 2_000;

/** What may leave a case and did, which is not of its record: whoever follows the case says how that is read, and how it goes. */
export interface LeavingCase {
  /** Reads anew what of it is on screen. */
  readonly read: (id: CaseId) => Promise<unknown>;
  /** Takes it from the screen: the case is not theirs to read any more. */
  readonly ended: (id: CaseId) => void;
}

/**
 * Follows the case in which a contact is, and reads anew what is told to be otherwise, as far as it is on screen (W28). What may no
 * longer be read leaves the screen at once (W29). Returns how to stop.
 */
export function followCase(id: CaseId, contact: ContactId, leaving: LeavingCase): () => void {
  const stream = caseStream(id);
  /** The highest version of its record that was told. */
  let version = 0;
  let isFirst = true;
  /** What was on its way when it was left says nothing any more: another contact may stand there. */
  let isLeft = false;
  const news = gatherNews<CaseNewsAbout>({
    gatherMs: GATHER_MS,
    everyMs: READ_EVERY_MS,
    clock: () => performance.now(),
    read: async (about) => {
      await ownWordsKept(id);
      if (isLeft) return;
      await Promise.all([
        about.has("filing") || about.has("around") ? lookAtFiling(contact) : null,
        about.has("around") || (about.has("record") && isBehind(id, version)) ? readShown(id) : null,
        about.has("sharing") ? leaving.read(id) : null,
      ]);
    },
  });

  async function load(): Promise<string | null> {
    const answer = await ask(CaseNewsDocument, { id });
    if (answer.kind !== "data" || isLeft) return null;
    const { caseNews: from } = answer.data;
    if (from === null) {
      ended();
      return null;
    }
    // What was asked for before is not known to hold all that stands in the stream before this.
    version = Math.max(version, from.version);
    for (const about of isFirst ? FIRST : ALL) news.hear(about);
    // What was told of plans meanwhile was not heard.
    if (!isFirst) tellOfPlan(null, null);
    isFirst = false;
    return from.asOf;
  }

  function hear(events: readonly WireEvent[]): void {
    for (const event of events) {
      if (event.kind === "plan") tellOfPlan(event.id, event.version);
      if (event.kind !== "case") continue;
      version = Math.max(version, event.version);
      news.hear(event.about);
    }
  }

  function ended(): void {
    if (isLeft) return;
    stop();
    const wasThere = document.activeElement?.closest("[data-pane='case']") != null;
    const wasShown = shows(id);
    caseShown.update((before) =>
      before.kind === "ready" && before.id === id ? { kind: "not_yours", id } : before,
    );
    leaving.ended(id);
    if (wasShown)
      announce({
        kind: "case-ended",
        urgency: "assertive",
        words: () => t`This case is not yours to read any more.`,
      });
    // What had the focus left the page with it.
    if (wasThere) focusCase();
    void lookAtFiling(contact);
  }

  function stop(): void {
    isLeft = true;
    news.stop();
    followed.update((before) => {
      if (before.get(stream)?.hear !== hear) return before;
      const next = new Map(before);
      next.delete(stream);
      return next;
    });
  }

  followed.update((before) =>
    new Map(before).set(stream, {
      load,
      hear,
      refused: (reason) => {
        if (reason === "forbidden") ended();
      },
    }),
  );
  return stop;
}

const ALL: readonly CaseNewsAbout[] = ["record", "filing", "sharing", "around"];
/** What was asked for just before it was followed; how the contact is filed led here. */
const FIRST: readonly CaseNewsAbout[] = ["record", "sharing"];

function shows(id: string): boolean {
  const shown = caseShown.get();
  return shown.kind === "ready" && shown.id === id;
}

function isBehind(id: string, version: number): boolean {
  const shown = caseShown.get();
  return shown.kind === "ready" && shown.id === id && shown.data.version < version;
}

async function readShown(id: string): Promise<void> {
  if (shows(id)) await lookAtCase(id);
}

/** Resolves when nothing that was written into the case here is on its way: its answer says what is known by it. */
function ownWordsKept(id: string): Promise<void> {
  const isOnItsWay = (): boolean =>
    [...caseDrafts.get().values()].some(({ place, phase }) => place.caseId === id && phase === "saving");
  if (!isOnItsWay()) return Promise.resolve();
  return new Promise((resolve) => {
    const forget = caseDrafts.subscribe(() => {
      if (isOnItsWay()) return;
      forget();
      resolve();
    });
  });
}
