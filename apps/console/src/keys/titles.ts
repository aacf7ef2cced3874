import "../roles/screen-texts.ts";
import type { Lane } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { laneWords } from "../triage/triage-words.ts";
import type { CommandId, Scope } from "./command-table.ts";

/** What a command is called, in the reader's language. */
export function commandTitle(id: CommandId): string {
  return titles()[id];
}

function titles(): Readonly<Record<CommandId, string>> {
  return {
    "palette.open": t`All commands`,
    "search.open": t`Search contacts and cases`,
    "keys.show": t`These keys`,
    "inquiry.write": t`Somebody asks about a person`,
    "panes.next": t`Next pane`,
    "panes.previous": t`Pane before`,
    "comfort.show": t`Comfort: look, rows, size of the text, keys`,
    "comfort.theme": t`Light, dark, or as this computer`,
    "comfort.density": t`Height of rows: the next`,
    "comfort.larger": t`Larger text`,
    "comfort.smaller": t`Smaller text`,
    "comfort.motion": t`Less motion, and back`,
    "comfort.contrast": t`More contrast, and back`,
    "comfort.letters": t`Letters as commands: on, off`,
    "words.hide": t`Hide words, and show them again`,
    "panes.queue": t`More room for the queue`,
    "panes.work": t`More room for the contact`,
    "acts.show": t`Recent actions`,
    "acts.undo": t`Undo the last action`,
    "announcements.show": t`What was said aloud`,
    "comfort.speech": t`What is said aloud: all, mine, danger only`,
    "go.queue": t`Go to the queue`,
    "go.mail": t`Go to the mail to look at`,
    "go.board": t`Go to the board`,
    "go.blocked": t`Go to blocks and plans`,
    "go.closed": t`Go to closed contacts`,
    "go.practice": t`Go to practice`,
    "go.inquiries": t`Go to inquiries`,
    "go.danger": t`Go to the contact with the danger word`,
    "go.asked": t`Go to the contact whose lock you are asked to lift`,
    "go.calls": t`Go to the telephone`,
    "call.answer": t`Answer the call that rings`,
    "call.mute": t`Mute the microphone, and back`,
    "call.hold": t`Hold the call, and back`,
    "call.hang-up": t`Hang up`,
    "call.sound": t`Microphone, speaker, echo test`,
    "session.leave": t`Sign out`,
    "queue.take-next": t`Take the next contact`,
    "queue.next": t`Next contact`,
    "queue.previous": t`Contact before`,
    "queue.open": t`Open`,
    "queue.claim": t`Claim`,
    "queue.hold": t`Hold updates, and let them go on`,
    "queue.release": t`Show what is new`,
    "board.hold": t`Hold the board, or let it go on`,
    "board.move": t`Move the contact, or all that are chosen`,
    "contact.reply": t`Write a reply`,
    "contact.note": t`Write a note`,
    "contact.next-message": t`Next message`,
    "contact.previous-message": t`Message before`,
    "contact.lane-life-threat": laneTitle("life_threat"),
    "contact.lane-crisis": laneTitle("crisis"),
    "contact.lane-in-situation": laneTitle("in_situation"),
    "contact.lane-minor-mentioned": laneTitle("minor_mentioned"),
    "contact.lane-other-helper": laneTitle("other_helper"),
    "contact.lane-tip": laneTitle("tip"),
    "contact.lane-information": laneTitle("information"),
    "contact.speaker": t`Who is speaking`,
    "contact.language": t`Their language`,
    "contact.aside": t`Set aside until a time`,
    "contact.take-back": t`Take back what has not left`,
    "contact.attest": t`Nothing about others: send`,
    "contact.escalate": t`Escalate: call the leads on shift`,
    "contact.hand-over": t`Hand over to whoever goes on`,
    "contact.ask": t`Ask a colleague for it`,
    "contact.take-over": t`Take over from a colleague`,
    "contact.continue": t`Continue on another channel`,
    "contact.follow-up": t`Agree on a follow-up`,
    "contact.plan": t`Read or write their plan`,
    "contact.case": t`The case, and back`,
    "contact.grounding": t`Grounding scripts, and back`,
    "contact.block": t`Block whoever writes here`,
    "contact.preference": t`Record how to reach them`,
    "contact.text-until": t`They said: text me until…`,
    "contact.check": t`Ask the check question, or choose the cover story`,
    "contact.same-person": t`It is the same person`,
    "contact.exploiter": t`May be the exploiter: mark, and take back`,
    "contact.number-reassigned": t`This number is somebody else’s now`,
    "contact.refusal": t`They do not want to be contacted`,
    "contact.agreed-anew": t`They agreed to be contacted again`,
    "contact.danger-over": t`Confirm that danger is over`,
    "contact.lift": t`Lift a lock for one check message`,
    "contact.decline-lift": t`Decline to lift a lock`,
    "contact.ask-lift": t`Ask a lead to lift a lock`,
    "contact.take-back-ask": t`Take back what you asked a lead`,
    "contact.consult": t`Ask a colleague while they hear music`,
    "contact.call-party": t`Call somebody from here`,
    "contact.ask-by-keys": t`Ask whoever cannot speak by prompts and keys`,
    "contact.transfer-call": t`Hand the call on`,
    "contact.leave": t`Back to the queue`,
    "composer.send": t`Send`,
    "composer.send-next": t`Send, and take the next contact`,
    "composer.insert": t`Insert a canned text`,
    "composer.plain": t`Plain quotes and dashes, and back`,
    "composer.leave": t`Back to the conversation`,
  };
}

/** Where a command's keys work. */
export function scopeTitle(scope: Scope): string {
  return {
    everywhere: t`Everywhere`,
    queue: t`In the queue, and in triage`,
    board: t`On the board`,
    contact: t`In a contact, and in triage`,
    composer: t`While writing`,
  }[scope];
}

function laneTitle(lane: Lane): string {
  const words = laneWords(lane);
  return t`How pressing: ${words}`;
}
