/** What is decided in the known stories at one place, and by which rules. */
interface MetAt {
  readonly openedBy?: readonly string[];
  readonly refusedBy: readonly string[];
}

const TEXTS = ["CP5", "CP6", "CP10", "CP14", "CP16", "CP17", "CP21", "CP33", "CP34", "CP51", "CP71", "CP82"];
const MAILS = ["CP5", "CP16", "CP33", "CP34", "CP51", "CP71"];
const OPENED = ["CP80", "CP83"];

/**
 * Of each kind of what can reach somebody, what is forbidden, and what is permitted though another rule forbids it. Of each some
 * is permitted by no rule.
 */
const MET: Readonly<Record<string, MetAt>> = {
  // A STOP brings back at once what waits: none of it comes as far as the hand-over. What a lead's word is for is asked where it
  // is written, and nothing makes other words of it later.
  GraphQL: { openedBy: OPENED, refusedBy: [...TEXTS, "CP64", "CP80"] },
  "hand-over": { openedBy: OPENED, refusedBy: TEXTS },
  "GraphQL after a drop": { refusedBy: ["CP5", "CP10", "CP15", "CP21"] },
  "hand-over after a drop": { refusedBy: ["CP5", "CP10", "CP15", "CP21"] },
  // Nothing locks a mail by silence, and mails are agreed on in every story.
  "GraphQL of mails": { openedBy: ["CP80"], refusedBy: [...MAILS, "CP6", "CP64", "CP80"] },
  "hand-over of mails": { openedBy: ["CP80"], refusedBy: [...MAILS, "CP82"] },
  "GraphQL of the page": { refusedBy: ["CP33", "CP51"] },
  "hand-over of the page": { refusedBy: ["CP33", "CP51"] },
  personCall: { refusedBy: ["CP5", "CP6", "CP10", "CP14", "CP16", "CP17", "CP51", "CP64"] },
};

/** All of it, as it is counted. */
export const MET_IN_KNOWN_STORIES: readonly string[] = Object.entries(MET).flatMap(
  ([at, { openedBy = [], refusedBy }]) => [
    `sent by no rule, ${at}`,
    ...openedBy.map((rule) => `opened by ${rule}, ${at}`),
    ...refusedBy.map((rule) => `refused by ${rule}, ${at}`),
  ],
);
