import { randomUUID } from "node:crypto";
import { MessageId } from "@holdfast/case-schema";
import { inForce, isBreakingOff } from "@holdfast/contact-policy/naive-reach";
import type { Deed, Words } from "./deed.ts";
import { shownSends } from "./judge-shown.ts";
import type { Kept } from "./judging.ts";
import { SEND, SEND_AFTER_DROP, type Came } from "./story-documents.ts";
import { TEXTS } from "./story-words.ts";
import type { ToldConsole } from "./told-console.ts";
import type { ToldMessages } from "./told-messages.ts";
import type { ToldParts } from "./told-parts.ts";

/** What Dana writes in a story. */
export interface ToldAnswers {
  readonly answers: (deed: Extract<Deed, { kind: "answer" }>, time: string | null) => Promise<void>;
  /** The one text that they asked for where a conversation breaks off. */
  readonly textsAfterDrop: () => Promise<void>;
}

const rulesOf = ({ decision }: Came): readonly string[] =>
  [...(decision?.locks ?? []), ...(decision?.limits ?? [])].map(({ rule }) => rule);

export function toldAnswers(
  { id, house, judged, asks, nextEntry }: ToldParts,
  { takes }: Pick<ToldMessages, "takes">,
  screen: Pick<ToldConsole, "shown">,
): ToldAnswers {
  const { clock, store } = house;
  const { story, faults, happens } = judged;
  const make = (words: Words, rest: Pick<Kept, "forTime" | "isAfterDrop">) => ({
    messageId: MessageId.parse(randomUUID()),
    message: { words, entry: nextEntry(), ...rest },
  });

  return {
    async answers({ words, isForTime }, time) {
      if (isForTime && time === null) return;
      const { messageId, message } = make(words, { forTime: isForTime ? time : null, isAfterDrop: false });
      const shown = screen.shown();
      const isShown = !isForTime && shown !== null && shownSends(shown, words, clock.now);
      const given = { id, message: messageId, text: TEXTS[words], time: message.forTime };
      const came = await asks("dana", SEND, given);
      const by = house.servedBy();
      switch (came.__typename) {
        case "MessageQueued": {
          const { openedBy } = judged.judges("GraphQL", message, { did: true, by });
          takes(messageId, message);
          if (openedBy.includes("CP80")) happens({ kind: "lift_used", at: clock.now, entry: message.entry });
          return;
        }
        case "ReachRefused": {
          const did = { did: false, named: rulesOf(came), by };
          const { forbiddenBy: rule } = judged.judges("GraphQL", message, did);
          if (isShown && rule !== "CP71") judged.meets("refused though it was shown as allowed");
          return;
        }
        case "FollowUpNotDue": {
          const found = (await store.followUps.ofContact(id)).find((each) => each.id === message.forTime);
          judged.meets("not due");
          if (found?.state === "due" && clock.now < found.until)
            faults.push({ at: "GraphQL", rule: null, did: "called not due what is" });
          return;
        }
        default:
          throw new Error(`the answer came to ${came.__typename}`);
      }
    },
    async textsAfterDrop() {
      const agreed = inForce(story);
      const words = agreed?.may === "contact" && agreed.hasCheckQuestion ? "check" : "neutral";
      const { messageId, message } = make(words, { forTime: null, isAfterDrop: true });
      const isSilent = isBreakingOff(story, clock.now);
      const came = await asks("dana", SEND_AFTER_DROP, { id, message: messageId, text: TEXTS[words] });
      const by = house.servedBy();
      if (!isSilent && came.__typename !== "AfterDropChanged")
        faults.push({ at: "GraphQL after a drop", rule: "CP15", did: "offered it while nothing broke off" });
      switch (came.__typename) {
        case "MessageQueued":
          judged.judges("GraphQL", message, { did: true, by });
          return takes(messageId, message);
        case "ReachRefused":
          return void judged.judges("GraphQL", message, { did: false, named: rulesOf(came), by });
        case "AfterDropChanged":
          // Of whoever is not silent yet nobody can say that they were lost.
          if (isSilent) judged.judges("GraphQL", message, { did: false, by });
          else judged.meets("nothing broke off yet");
          return;
        default:
          throw new Error(`the one text came to ${came.__typename}`);
      }
    },
  };
}
