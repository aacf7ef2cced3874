import { t } from "@lingui/core/macro";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { refusedWords } from "../watching/refused-words.ts";
import {
  ChangeAnnouncementDocument,
  SayAnnouncementDocument,
  WithdrawAnnouncementDocument,
  type AnnouncementDone,
} from "./announcement-documents.ts";

/** Says it to the shift. `null`: it is said; else why not, in words. */
export async function sayAnnouncement(given: {
  /** The same for the same words and end, so that an answer that was lost says nothing twice. */
  readonly id: string;
  readonly text: string;
  readonly endsAt: number;
}): Promise<string | null> {
  const answer = await tell(SayAnnouncementDocument, given);
  return answer.kind === "data" ? whyNot(answer.data.done) : failureWords(answer.kind);
}

/** Says it otherwise, at the version that was seen. `null`: it is said so; else why not, in words. */
export async function changeAnnouncement(given: {
  readonly id: string;
  readonly seenVersion: number;
  readonly text: string;
  readonly endsAt: number;
}): Promise<string | null> {
  const answer = await tell(ChangeAnnouncementDocument, given);
  return answer.kind === "data" ? whyNot(answer.data.done) : failureWords(answer.kind);
}

/** Takes it back at the version that was seen. `null`: its words stand nowhere any more; else why not, in words. */
export async function withdrawAnnouncement(id: string, seenVersion: number): Promise<string | null> {
  const answer = await tell(WithdrawAnnouncementDocument, { id, seenVersion });
  return answer.kind === "data" ? whyNot(answer.data.done) : failureWords(answer.kind);
}

function whyNot(done: AnnouncementDone): string | null {
  switch (done.__typename) {
    case "AnnouncementSaid":
      return null;
    case "NotFound":
      return t`This is not said to the shift any more.`;
    case "TextRefused":
    case "CharactersRefused":
      return refusedWords(done);
    case "AnnouncementNotSaid":
      return {
        not_a_time: t`Its end is past, or more than 24 hours away. Choose another.`,
        changed: t`A lead changed it or took it back meanwhile.`,
        over: t`It has ended. Say it anew.`,
        said_otherwise: t`Something else was said with this. Look above, and say it anew.`,
      }[done.because];
  }
}
