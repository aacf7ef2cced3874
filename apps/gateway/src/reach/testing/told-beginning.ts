import { randomUUID } from "node:crypto";
import { ContactId } from "@holdfast/case-schema";
import { DRIVEN, type Line } from "../../testing/driven-channels.ts";
import type { Judging } from "./judging.ts";
import { CLAIM, GO_ON } from "./story-documents.ts";
import { wordOf } from "./story-words.ts";
import type { Asking, HouseOfStories } from "./told-parts.ts";

/** Somebody outside, and how their conversation begins. */
export interface ToldPerson {
  /** Somebody writes first, or is gone on with at an address where they never wrote; Dana has them. */
  readonly begins: (theyWrite: boolean) => Promise<ContactId>;
  /** They write, with this above it where it is a mail. */
  readonly hears: (text: string, subject?: string) => Promise<void>;
  /** The last subject of theirs. */
  readonly subject: () => string | null;
}

interface PersonParts extends Asking {
  readonly house: HouseOfStories;
  readonly line: Line;
  readonly from: string;
  readonly judged: Judging;
  readonly nextEntry: () => number;
  readonly isHeard: () => boolean;
}

export function toldPerson(parts: PersonParts): ToldPerson {
  const { house, line, from, judged, nextEntry, isHeard, expects } = parts;
  let lastSubject: string | null = null;
  const arrives = (by: Line, address: string, text: string, subject: string | null): Promise<void> =>
    house.arrives(by, {
      kind: "message",
      dedupeKey: randomUUID(),
      threadKey: address,
      address: by === "form" ? null : address,
      text,
      sentAt: null,
      ...(by === "email" ? { subject } : {}),
    });
  const hears: ToldPerson["hears"] = async (text, subject = "A room") => {
    await arrives(line, from, text, subject);
    if (line === "email") lastSubject = subject;
    const word = wordOf(text, isHeard(), line);
    judged.happens({ kind: "wrote", at: house.clock.now, entry: nextEntry(), word });
  };
  const claims = async (): Promise<{ readonly id: string; readonly version: number }> => {
    const { id, version } = await house.store.prisma.contact.findFirstOrThrow({
      orderBy: { number: "desc" },
    });
    await expects("Moved", "dana", CLAIM, { id, v: version });
    return { id, version: version + 1 };
  };
  return {
    hears,
    subject: () => lastSubject,
    async begins(theyWrite) {
      if (theyWrite) {
        await hears("Is somebody there?");
        return ContactId.parse((await claims()).id);
      }
      await arrives("text", `${from}00`, "Write to me at my other address.", null);
      const { id, version: v } = await claims();
      const channel = DRIVEN[line].id;
      const { other } = await expects("Continued", "dana", GO_ON, { id, v, channel, address: from });
      return ContactId.parse(other?.id);
    },
  };
}
