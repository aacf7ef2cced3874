import { BESIDE_ALERTS } from "./beside-alerts.ts";
import { CRISIS_ALERTS } from "./crisis-alerts.ts";
import { ESCALATION_ALERTS } from "./escalation-alerts.ts";
import { HANDOVER_ALERTS } from "./handover-alerts.ts";

/** What a sound is for; each is told from the others by its rhythm. */
export type ToneName = "ring" | "danger" | "soft" | "tick";

/** Everything that may call for somebody's attention. */
export type AlertKind =
  | "call_offered"
  | "danger_waiting"
  | "danger_unanswered"
  | "danger_word"
  | "assigned"
  | "message_read"
  | "message_held"
  | "contact_waiting"
  | "due_near"
  | "overdue"
  | "overdue_twice"
  | "holder_gone"
  | "back_from_aside"
  | "lift_asked"
  | "lift_answered"
  | "help_owed"
  | "emergency_opened"
  | "emergency_overdue"
  | "uncovered"
  | keyof typeof ESCALATION_ALERTS
  | keyof typeof CRISIS_ALERTS
  | keyof typeof HANDOVER_ALERTS
  | keyof typeof BESIDE_ALERTS
  | "connection_lost"
  | "connection_restored"
  | "background";

/** When an alert comes again. Lengths are milliseconds. */
export type Repeat =
  | { readonly kind: "never" }
  /** As long as it holds, and not a moment longer. */
  | { readonly kind: "while"; readonly everyMs: number }
  /** At these times after the first, as long as it holds: in sound only. */
  | { readonly kind: "at"; readonly afterMs: readonly number[] };

/** What one kind of event does, in every form it has. */
export interface AlertRule {
  /** The rule in SPEC.md. */
  readonly rule: `AL${number}`;
  /** `null`: never heard. `soft` of a new contact is heard by whoever asked for it only. */
  readonly tone: ToneName | null;
  readonly screen:
    | "fixed_bar"
    | "row_top_and_chip"
    | "row_and_chip"
    | "in_place"
    | "row_count"
    | "count"
    | "text_and_icon"
    | "row"
    | "status_bar";
  /** `null`: never said. */
  readonly speech: {
    readonly urgency: "polite" | "assertive";
    /** Whether it is said at once, whatever was said a moment ago. */
    readonly breaksThrough: boolean;
  } | null;
  readonly repeat: Repeat;
  /**
   * What a break leaves of it. `nothing`: it does not come at all; `silent`: everything but the sound; `leads`: the same,
   * and for leads only.
   */
  readonly onBreak: "nothing" | "silent" | "leads" | "same";
  /** Who hears of it: whoever has a queue, the one whose contact it is, who had set it aside, or whoever leads. */
  readonly whom: "all" | "holder" | "holder_and_leads" | "leads" | "set_it_aside";
  /** What the operating system may show while nobody looks at the console: words that say nothing of anybody. */
  readonly notice: "contact" | "offer" | "message" | "back" | "ask" | null;
  /** Whether somebody may turn its sound off. Nothing on screen can be turned off. */
  readonly mayBeMuted: boolean;
}

const NEVER: Repeat = { kind: "never" };
const POLITE = { urgency: "polite", breaksThrough: false } as const;
const AT_ONCE = { urgency: "assertive", breaksThrough: true } as const;

/** After how long danger that nobody has taken is heard again, and when leads are told, in milliseconds. */
export const DANGER_AGAIN_MS = [20_000, 40_000] as const;
export const DANGER_TO_LEADS_MS = 60_000;

/** How long a message may take to stand on a screen where its contact is open, in milliseconds: then nobody saw it. */
export const SHOWN_WITHIN_MS = 4_000;

/** After how long a message that nobody has read is heard again, in milliseconds. */
export const UNREAD_AGAIN_MS = 60_000;

/** Shortest time between two ticks, and between two counts of who waits, in milliseconds. */
export const TICK_GAP_MS = 1_500;
export const WAITING_GAP_MS = 10_000;

/** How often the bell rings while a call is offered, in milliseconds. */
export const RING_EVERY_MS = 3_000;

/** What leads are told at once, on every screen. */
const LEADS_AT_ONCE = {
  tone: "soft",
  screen: "fixed_bar",
  speech: { urgency: "assertive", breaksThrough: false },
  repeat: NEVER,
  onBreak: "silent",
  whom: "leads",
  notice: null,
  mayBeMuted: false,
} as const;

/** The one table of what calls for attention, and how (SPEC.md). */
export const ALERTS = {
  call_offered: {
    rule: "AL10",
    tone: "ring",
    screen: "fixed_bar",
    speech: AT_ONCE,
    repeat: { kind: "while", everyMs: RING_EVERY_MS },
    onBreak: "nothing",
    whom: "holder",
    notice: "contact",
    mayBeMuted: false,
  },
  danger_waiting: {
    rule: "AL11",
    tone: "danger",
    screen: "row_top_and_chip",
    speech: AT_ONCE,
    repeat: { kind: "at", afterMs: DANGER_AGAIN_MS },
    onBreak: "silent",
    whom: "all",
    notice: "contact",
    mayBeMuted: false,
  },
  danger_unanswered: {
    rule: "AL12",
    tone: "danger",
    screen: "row_top_and_chip",
    speech: AT_ONCE,
    repeat: NEVER,
    onBreak: "silent",
    whom: "leads",
    notice: "contact",
    mayBeMuted: false,
  },
  danger_word: {
    rule: "AL26",
    tone: "danger",
    screen: "fixed_bar",
    speech: AT_ONCE,
    repeat: NEVER,
    onBreak: "silent",
    whom: "holder_and_leads",
    notice: "message",
    mayBeMuted: false,
  },
  assigned: {
    rule: "AL13",
    tone: "soft",
    screen: "row_and_chip",
    speech: POLITE,
    repeat: NEVER,
    onBreak: "silent",
    whom: "holder",
    notice: "offer",
    mayBeMuted: true,
  },
  message_read: {
    rule: "AL14",
    tone: null,
    screen: "in_place",
    speech: POLITE,
    repeat: NEVER,
    onBreak: "same",
    whom: "holder",
    notice: null,
    mayBeMuted: true,
  },
  message_held: {
    rule: "AL15",
    tone: "tick",
    screen: "row_count",
    speech: POLITE,
    repeat: { kind: "at", afterMs: [UNREAD_AGAIN_MS] },
    onBreak: "silent",
    whom: "holder",
    notice: "message",
    mayBeMuted: true,
  },
  contact_waiting: {
    rule: "AL16",
    tone: "soft",
    screen: "count",
    speech: POLITE,
    repeat: NEVER,
    onBreak: "silent",
    whom: "all",
    notice: null,
    mayBeMuted: true,
  },
  due_near: {
    rule: "AL17",
    tone: null,
    screen: "text_and_icon",
    speech: POLITE,
    repeat: NEVER,
    onBreak: "leads",
    whom: "holder_and_leads",
    notice: null,
    mayBeMuted: true,
  },
  overdue: {
    rule: "AL18",
    tone: "soft",
    screen: "text_and_icon",
    speech: POLITE,
    repeat: NEVER,
    onBreak: "leads",
    whom: "holder_and_leads",
    notice: null,
    mayBeMuted: true,
  },
  overdue_twice: {
    rule: "AL18",
    tone: "soft",
    screen: "text_and_icon",
    speech: POLITE,
    repeat: NEVER,
    onBreak: "leads",
    whom: "holder_and_leads",
    notice: null,
    mayBeMuted: true,
  },
  holder_gone: {
    rule: "AL19",
    tone: "soft",
    screen: "row",
    speech: AT_ONCE,
    repeat: NEVER,
    onBreak: "silent",
    whom: "leads",
    notice: "contact",
    mayBeMuted: false,
  },
  back_from_aside: {
    rule: "AL25",
    tone: "soft",
    screen: "row",
    speech: POLITE,
    repeat: NEVER,
    onBreak: "silent",
    whom: "set_it_aside",
    notice: "back",
    mayBeMuted: true,
  },
  lift_asked: {
    rule: "AL27",
    tone: "soft",
    screen: "fixed_bar",
    speech: POLITE,
    repeat: NEVER,
    onBreak: "silent",
    whom: "leads",
    notice: "ask",
    mayBeMuted: true,
  },
  lift_answered: {
    rule: "AL28",
    tone: "soft",
    screen: "in_place",
    speech: POLITE,
    repeat: NEVER,
    onBreak: "silent",
    whom: "holder",
    notice: null,
    mayBeMuted: true,
  },
  help_owed: {
    rule: "AL29",
    tone: "soft",
    screen: "fixed_bar",
    speech: POLITE,
    repeat: NEVER,
    onBreak: "silent",
    whom: "all",
    notice: null,
    mayBeMuted: false,
  },
  emergency_opened: { rule: "AL33", ...LEADS_AT_ONCE },
  emergency_overdue: { rule: "AL34", ...LEADS_AT_ONCE },
  uncovered: { rule: "AL35", ...LEADS_AT_ONCE },
  ...ESCALATION_ALERTS,
  ...CRISIS_ALERTS,
  ...HANDOVER_ALERTS,
  ...BESIDE_ALERTS,
  connection_lost: {
    rule: "AL20",
    tone: null,
    screen: "status_bar",
    speech: { urgency: "assertive", breaksThrough: false },
    repeat: NEVER,
    onBreak: "same",
    whom: "all",
    notice: null,
    mayBeMuted: true,
  },
  connection_restored: {
    rule: "AL20",
    tone: null,
    screen: "status_bar",
    speech: POLITE,
    repeat: NEVER,
    onBreak: "same",
    whom: "all",
    notice: null,
    mayBeMuted: true,
  },
  background: {
    rule: "AL21",
    tone: null,
    screen: "in_place",
    speech: null,
    repeat: NEVER,
    onBreak: "same",
    whom: "all",
    notice: null,
    mayBeMuted: true,
  },
} as const satisfies Readonly<Record<AlertKind, AlertRule>>;
