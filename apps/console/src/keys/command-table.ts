import type { Chord } from "./chord.ts";

/** Where a command's keys work: everywhere, or with the focus in that part of the screen. */
export type Scope = "everywhere" | "queue" | "board" | "contact" | "composer";

interface CommandFacts {
  readonly scope: Scope;
  readonly keys: readonly Chord[];
}

/** Every command with the keys it comes with. What each does is said where it is done; its title stands in `titles.ts`. */
const TABLE = {
  "palette.open": { scope: "everywhere", keys: ["mod+k"] },
  "search.open": { scope: "everywhere", keys: ["/"] },
  "keys.show": { scope: "everywhere", keys: ["?"] },
  "inquiry.write": { scope: "everywhere", keys: ["shift+f2"] },
  "panes.next": { scope: "everywhere", keys: ["f6"] },
  "panes.previous": { scope: "everywhere", keys: ["shift+f6"] },
  "comfort.show": { scope: "everywhere", keys: [] },
  "comfort.theme": { scope: "everywhere", keys: [] },
  "comfort.density": { scope: "everywhere", keys: [] },
  "comfort.larger": { scope: "everywhere", keys: [] },
  "comfort.smaller": { scope: "everywhere", keys: [] },
  "comfort.motion": { scope: "everywhere", keys: [] },
  "comfort.contrast": { scope: "everywhere", keys: [] },
  "comfort.letters": { scope: "everywhere", keys: [] },
  "words.hide": { scope: "everywhere", keys: ["mod+."] },
  "panes.queue": { scope: "everywhere", keys: ["["] },
  "panes.work": { scope: "everywhere", keys: ["]"] },
  "acts.show": { scope: "everywhere", keys: ["z"] },
  "acts.undo": { scope: "everywhere", keys: [] },
  "announcements.show": { scope: "everywhere", keys: ["mod+shift+l"] },
  "comfort.speech": { scope: "everywhere", keys: [] },
  "go.queue": { scope: "everywhere", keys: ["g q"] },
  "go.mail": { scope: "everywhere", keys: ["g m"] },
  "go.board": { scope: "everywhere", keys: ["g b"] },
  "go.blocked": { scope: "everywhere", keys: ["g k"] },
  "go.closed": { scope: "everywhere", keys: ["g c"] },
  "go.practice": { scope: "everywhere", keys: [] },
  "go.inquiries": { scope: "everywhere", keys: ["g i"] },
  "go.danger": { scope: "everywhere", keys: ["g d"] },
  "go.asked": { scope: "everywhere", keys: ["g l"] },
  "go.calls": { scope: "everywhere", keys: ["g p"] },
  "call.answer": { scope: "everywhere", keys: ["mod+shift+a"] },
  "call.mute": { scope: "everywhere", keys: ["mod+shift+m"] },
  "call.hold": { scope: "everywhere", keys: ["mod+shift+h"] },
  "call.hang-up": { scope: "everywhere", keys: [] },
  "call.sound": { scope: "everywhere", keys: [] },
  "session.leave": { scope: "everywhere", keys: [] },
  "queue.take-next": { scope: "everywhere", keys: ["g n"] },
  "queue.next": { scope: "queue", keys: ["j"] },
  "queue.previous": { scope: "queue", keys: ["k"] },
  "queue.open": { scope: "queue", keys: ["o"] },
  "queue.claim": { scope: "queue", keys: ["c"] },
  "queue.hold": { scope: "queue", keys: ["h"] },
  "queue.release": { scope: "queue", keys: ["u"] },
  "board.hold": { scope: "board", keys: ["h"] },
  "board.move": { scope: "board", keys: ["m"] },
  "contact.reply": { scope: "contact", keys: ["r"] },
  "contact.note": { scope: "contact", keys: ["i"] },
  "contact.next-message": { scope: "contact", keys: ["n"] },
  "contact.previous-message": { scope: "contact", keys: ["p"] },
  "contact.lane-life-threat": { scope: "contact", keys: ["0"] },
  "contact.lane-crisis": { scope: "contact", keys: ["1"] },
  "contact.lane-in-situation": { scope: "contact", keys: ["2"] },
  "contact.lane-minor-mentioned": { scope: "contact", keys: ["3"] },
  "contact.lane-other-helper": { scope: "contact", keys: ["4"] },
  "contact.lane-tip": { scope: "contact", keys: ["5"] },
  "contact.lane-information": { scope: "contact", keys: ["6"] },
  "contact.speaker": { scope: "contact", keys: ["s"] },
  "contact.language": { scope: "contact", keys: ["l"] },
  "contact.aside": { scope: "contact", keys: ["a"] },
  "contact.take-back": { scope: "contact", keys: ["alt+arrowup"] },
  "contact.attest": { scope: "contact", keys: ["mod+shift+enter"] },
  "contact.escalate": { scope: "contact", keys: ["mod+shift+e"] },
  "contact.hand-over": { scope: "contact", keys: ["x"] },
  "contact.ask": { scope: "contact", keys: [] },
  "contact.take-over": { scope: "contact", keys: [] },
  "contact.continue": { scope: "contact", keys: ["e"] },
  "contact.follow-up": { scope: "contact", keys: ["f"] },
  "contact.plan": { scope: "contact", keys: ["v"] },
  "contact.case": { scope: "contact", keys: ["d", "f10"] },
  "contact.grounding": { scope: "contact", keys: ["b", "shift+f8"] },
  "contact.block": { scope: "contact", keys: [] },
  "contact.preference": { scope: "contact", keys: ["w", "f9"] },
  "contact.text-until": { scope: "contact", keys: ["t"] },
  "contact.check": { scope: "contact", keys: ["q", "f4"] },
  "contact.same-person": { scope: "contact", keys: ["y"] },
  "contact.exploiter": { scope: "contact", keys: [] },
  "contact.number-reassigned": { scope: "contact", keys: [] },
  "contact.refusal": { scope: "contact", keys: [] },
  "contact.agreed-anew": { scope: "contact", keys: [] },
  "contact.danger-over": { scope: "contact", keys: [] },
  "contact.lift": { scope: "contact", keys: [] },
  "contact.decline-lift": { scope: "contact", keys: [] },
  "contact.ask-lift": { scope: "contact", keys: [] },
  "contact.take-back-ask": { scope: "contact", keys: [] },
  "contact.consult": { scope: "contact", keys: [] },
  "contact.call-party": { scope: "contact", keys: [] },
  "contact.ask-by-keys": { scope: "contact", keys: ["k"] },
  "contact.transfer-call": { scope: "contact", keys: [] },
  "contact.leave": { scope: "contact", keys: ["escape"] },
  "composer.send": { scope: "composer", keys: ["mod+enter"] },
  // Not with Shift: by that somebody gives their word (contact.attest), which nobody is to give by a wrong key.
  "composer.send-next": { scope: "composer", keys: ["mod+alt+enter"] },
  "composer.insert": { scope: "composer", keys: ["f8"] },
  "composer.plain": { scope: "composer", keys: ["f2"] },
  "composer.leave": { scope: "composer", keys: ["escape"] },
} as const satisfies Readonly<Record<string, CommandFacts>>;

export type CommandId = keyof typeof TABLE;

export interface Command extends CommandFacts {
  readonly id: CommandId;
}

/** Every command there is, in the order in which they are listed. */
export const COMMANDS: readonly Command[] = Object.entries(TABLE).map(([id, facts]) => ({
  id: id as CommandId,
  ...facts,
}));

/** Whether keys of both scopes would be heard at the same place. The composer is the inner one of a contact, and wins. */
export function overlap(one: Scope, other: Scope): boolean {
  return one === other || one === "everywhere" || other === "everywhere";
}
