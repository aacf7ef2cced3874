import type { Place } from "./seal.ts";

/** Every sealed column of the store. */
export const PLACE = {
  message: (id: string): Place => ({ column: "message.body", recordId: id }),
  provider: (id: string): Place => ({ column: "message.provider", recordId: id }),
  providerRef: (messageId: string): Place => ({ column: "provider_copy.ref", recordId: messageId }),
  subject: (messageId: string): Place => ({ column: "mail.subject", recordId: messageId }),
  mailFacts: (messageId: string): Place => ({ column: "mail.facts", recordId: messageId }),
  mailPeople: (messageId: string): Place => ({ column: "mail.people", recordId: messageId }),
  html: (messageId: string): Place => ({ column: "mail.html", recordId: messageId }),
  /** By its place among the message's files, under the message's key. */
  fileName: (messageId: string, ord: number): Place => ({
    column: "mail_file.name",
    recordId: `${messageId}:${ord}`,
  }),
  raw: (id: string): Place => ({ column: "message.raw", recordId: id }),
  note: (id: string): Place => ({ column: "note.body", recordId: id }),
  draft: (contactId: string, kind: string, authorId: string): Place => ({
    column: "draft.body",
    recordId: `${contactId}:${kind}:${authorId}`,
  }),
  followUp: (id: string): Place => ({ column: "follow_up.body", recordId: id }),
  callKey: (eventId: string): Place => ({ column: "call_event.body", recordId: eventId }),
  callParty: (id: string, version: number): Place => ({
    column: "call_party.body",
    recordId: `${id}:${version}`,
  }),
  callSecret: (askId: string): Place => ({ column: "call_ask.secret", recordId: askId }),
  detail: (contactId: string): Place => ({ column: "contact.detail", recordId: contactId }),
  reach: (contactId: string): Place => ({ column: "contact.reach", recordId: contactId }),
  contactPreference: (id: string): Place => ({ column: "contact_preference.body", recordId: id }),
  lift: (id: string): Place => ({ column: "reach_lift.body", recordId: id }),
  liftAsk: (id: string): Place => ({ column: "lift_ask.body", recordId: id }),
  liftAnswer: (id: string): Place => ({ column: "lift_ask.answer", recordId: id }),
  handover: (id: string): Place => ({ column: "handover.body", recordId: id }),
  practice: (id: string): Place => ({ column: "practice_line.body", recordId: id }),
  alarmAddress: (id: string): Place => ({ column: "alarm_address.body", recordId: id }),
  alarmDevice: (id: string): Place => ({ column: "alarm_device.body", recordId: id }),
  pushKey: (id: string): Place => ({ column: "push_key.body", recordId: id }),
  whisper: (id: string): Place => ({ column: "whisper.body", recordId: id }),
  file: (id: string): Place => ({ column: "media_file.file_key", recordId: id }),
  /** A part says which it is and whether it is the last, so that none can be left out, moved or cut off. */
  filePart: (id: string, part: number, parts: number): Place => ({
    column: "media_part.body",
    recordId: `${id}:${part}:${part === parts - 1 ? "last" : "more"}`,
  }),
  blockWhy: (id: string): Place => ({ column: "thread_block.why", recordId: id }),
  plan: (contactId: string, version: number): Place => ({
    column: "contact_plan.body",
    recordId: `${contactId}:${version}`,
  }),
  /** By its version, so that no earlier one opens in its stead. */
  casePart: (id: string, version: number): Place => ({
    column: "case_part.body",
    recordId: `${id}:${version}`,
  }),
  caseCame: (contactId: string, version: number): Place => ({
    column: "case_filing.came",
    recordId: `${contactId}:${version}`,
  }),
  recipient: (id: string): Place => ({ column: "recipient.body", recordId: id }),
  release: (id: string): Place => ({ column: "release.body", recordId: id }),
  scan: (fileId: string): Place => ({ column: "release_scan.file_key", recordId: fileId }),
  /** A part says of which page it is, too. */
  scanPart: (fileId: string, page: number, part: number, parts: number): Place => ({
    column: "release_scan_part.body",
    recordId: `${fileId}:${page}:${part}:${part === parts - 1 ? "last" : "more"}`,
  }),
  packet: (disclosureId: string): Place => ({ column: "disclosure.packet", recordId: disclosureId }),
  heldWhy: (id: string): Place => ({ column: "disclosure_held.body", recordId: id }),
  ownWord: (id: string): Place => ({ column: "own_word.body", recordId: id }),
  /** By its field and version, so that none opens in another's stead. */
  planValue: (id: string, field: string, version: number): Place => ({
    column: "safety_plan_value.body",
    recordId: `${id}:${field}:${version}`,
  }),
  crisisMet: (clockId: string, point: string): Place => ({
    column: "crisis_checkpoint.body",
    recordId: `${clockId}:${point}`,
  }),
  crisisPause: (clockId: string, nth: number): Place => ({
    column: "crisis_pause.body",
    recordId: `${clockId}:${nth}`,
  }),
  forgetRequest: (id: string): Place => ({ column: "forget_request.body", recordId: id }),
  emergency: (id: string): Place => ({ column: "case_glass.body", recordId: id }),
  emergencyReview: (id: string): Place => ({ column: "case_glass.review_body", recordId: id }),
  inquiry: (id: string): Place => ({ column: "inquiry.body", recordId: id }),
  legal: (id: string): Place => ({ column: "legal_process.body", recordId: id }),
  breach: (id: string): Place => ({ column: "breach.body", recordId: id }),
  breachMistake: (id: string, contactId: string): Place => ({
    column: "breach_person.not_concerned_why",
    recordId: `${id}:${contactId}`,
  }),
  breachMended: (id: string): Place => ({ column: "breach.mended", recordId: id }),
  report: (id: string): Place => ({ column: "report_decision.body", recordId: id }),
  quarantine: (id: string): Place => ({ column: "quarantine.body", recordId: id }),
} as const;
