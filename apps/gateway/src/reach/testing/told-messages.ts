import { MessageId } from "@holdfast/case-schema";
import { inForce } from "@holdfast/contact-policy/naive-reach";
import type { Watching } from "../../testing/watched-outbox.ts";
import type { Kept } from "./judging.ts";
import { isQuietSubject } from "./story-words.ts";
import type { ToldParts } from "./told-parts.ts";

/** What becomes of what was written in a story, each time judged at the moment at which it does. */
export interface ToldMessages {
  readonly watching: Watching;
  /** The house took it: it waits until it leaves or comes back. */
  readonly takes: (id: MessageId, message: Kept) => void;
  /** Whether any neither left nor came back. */
  readonly areWaiting: () => boolean;
  /** The last that left; `null`: none did. */
  readonly lastLeft: () => { readonly id: MessageId; readonly entry: number } | null;
}

/** Reasons of the outbox that are no rule of reaching somebody. */
const NO_RULES: ReadonlySet<string> = new Set(["too_late", "closed", "not_held", "pressing", "damaged"]);

export function toldMessages(
  { house, judged, line }: Pick<ToldParts, "house" | "judged" | "line">,
  { subject, dies }: { readonly subject: () => string | null; readonly dies: () => void },
): ToldMessages {
  const { clock, store } = house;
  const { faults, happens, story } = judged;
  const written = new Map<string, Kept>();
  /** Written, and neither left nor come back. */
  const waiting = new Set<string>();
  const left: string[] = [];

  const comesBack = (messageId: string): void => {
    const message = written.get(messageId);
    if (message === undefined || !waiting.delete(messageId)) return;
    happens({ kind: "came_back", at: clock.now, entry: message.entry });
  };
  /** A mail bears their subject unless that alone would tell (CP70, G203). */
  const judgesSubject = (borne: string | null): void => {
    const agreed = inForce(story);
    const isStrict = agreed?.may !== "contact" || !agreed.allowsPlainWords;
    const theirs = subject();
    const tells = theirs !== null && isQuietSubject(theirs) && isStrict;
    judged.meets(tells ? "a mail without a subject that tells" : "a mail with its subject");
    if (borne !== (tells ? null : theirs))
      faults.push({ at: "the channel of mails", rule: "CP71", did: `gave it the subject ${String(borne)}` });
  };
  return {
    watching: {
      async leased() {
        if (waiting.size === 0) return;
        const given = await store.prisma.message.findMany({
          where: { id: { in: [...waiting] }, sendState: "failed" },
        });
        for (const { id } of given) comesBack(id);
      },
      leaves(messageId) {
        const message = written.get(messageId);
        if (message === undefined) throw new Error("somebody else's message left");
        judged.judges("hand-over", message, { did: true });
        const { entry, forTime, isAfterDrop } = message;
        happens({ kind: "left", at: clock.now, entry, forTime, isAfterDrop });
        waiting.delete(messageId);
        left.push(messageId);
      },
      keptBack(messageId, reason) {
        const message = written.get(messageId);
        if (message !== undefined && !NO_RULES.has(reason))
          judged.judges("hand-over", message, { did: false });
        comesBack(messageId);
      },
      dies,
      taken({ messageId, subject: borne }) {
        if (left.filter((each) => each === messageId).length !== 1)
          faults.push({ at: "the channel", rule: null, did: "took what had not left, or twice" });
        if (line === "email") judgesSubject(borne ?? null);
      },
    },
    takes(id, message) {
      written.set(id, message);
      waiting.add(id);
      const { entry, forTime, isAfterDrop } = message;
      happens({ kind: "written", at: clock.now, entry, forTime, isAfterDrop });
    },
    areWaiting: () => waiting.size > 0,
    lastLeft() {
      const id = left.at(-1);
      const message = id === undefined ? undefined : written.get(id);
      return message === undefined ? null : { id: MessageId.parse(id), entry: message.entry };
    },
  };
}
