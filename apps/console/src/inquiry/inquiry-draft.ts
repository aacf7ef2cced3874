import type { InHand, InquiryAsker, InquiryWay } from "@holdfast/case-schema";
import { serverNow } from "../clock/server-clock.ts";
import { session } from "../session/session.ts";
import { createStore } from "../store/store.ts";

/** What is being written down of whoever asks. Personal data: in memory, and nowhere else. */
export interface InquiryDraft {
  /** The same until it is written down, so that an answer that was lost writes nothing twice. */
  readonly id: string;
  readonly askedAt: number;
  /** Whether they are with somebody who needs help, and ask for it for them. */
  readonly isWithSomebody: boolean;
  readonly asker: InquiryAsker | null;
  readonly way: InquiryWay | null;
  readonly inHand: InHand | null;
  readonly who: string;
  readonly reach: string;
  readonly said: string;
}

/** What was begun and not written down yet: it outlives the form, and a line that fails. */
export const inquiryDraft = createStore<InquiryDraft | null>(null);

/** The draft to go on with: a new one where nothing was said in the one before, which was opened for nobody, or for somebody else. */
export function beginInquiry(): void {
  const before = inquiryDraft.get();
  if (before === null || isBlank(before)) beginAnew();
}

/** Drops what was begun, and asks from now on. */
export function beginAnew(): void {
  inquiryDraft.set({
    id: crypto.randomUUID(),
    askedAt: serverNow(),
    isWithSomebody: false,
    asker: null,
    way: null,
    inHand: null,
    who: "",
    reach: "",
    said: "",
  });
}

function isBlank({ asker, way, inHand, who, reach, said }: InquiryDraft): boolean {
  return asker === null && way === null && inHand === null && `${who}${reach}${said}` === "";
}

/** What of the three choices is not made; the first of them, as it stands in the form. */
export function missingIn({ asker, way, inHand }: InquiryDraft): "asker" | "way" | "inHand" | null {
  if (asker === null) return "asker";
  if (way === null) return "way";
  return inHand === null ? "inHand" : null;
}

/** Drops what was begun when somebody leaves, or somebody else comes. Returns how to stop. */
export function watchInquiryDraft(): () => void {
  const now = session.get();
  let user: string | null = now.kind === "signed_in" ? now.me.id : null;
  return session.subscribe(() => {
    const next = session.get();
    if (next.kind === "signed_in") {
      if (user !== null && user !== next.me.id) inquiryDraft.set(null);
      user = next.me.id;
    } else if (next.kind === "signed_out" && !next.ended) inquiryDraft.set(null);
  });
}
