import { ContactId, normalAddress, type Language as Spoken } from "@holdfast/case-schema";
import type { CallAnswer as Stored, ReachRecord } from "@holdfast/db";
import { allowsCall, decideCall, type CallDecided } from "../reach/may-call.ts";
import { voicemailOf, type Voicemail } from "../reach/voicemail-of.ts";
import { builder } from "./builder.ts";
import { CallAnswerSaid } from "./call-enums.ts";
import type { Context } from "./context.ts";
import { Language } from "./enums.ts";
import { needs } from "./needs.ts";
import { ReachDecision } from "./reach-decision.ts";
import { Staff } from "./staff.ts";

/** What was said of who answered, with what may be read to a machine while nobody said what was decided. */
interface Shown extends Stored {
  readonly voicemail: (Omit<Voicemail, "words"> & { readonly words: string | null }) | null;
}

const VoicemailNow = builder.objectRef<NonNullable<Shown["voicemail"]>>("VoicemailNow").implement({
  ...needs("contact.read"),
  fields: (t) => ({
    words: t.exposeString("words", {
      nullable: true,
      description: "To be read aloud word for word; null: nothing may be left, as the decision says.",
    }),
    language: t.expose("language", {
      type: Language,
      description: "Of the words: theirs, else the one that callers hear first.",
    }),
    decision: t.expose("decision", { type: ReachDecision }),
  }),
});

/** What was said last of who answered a call to the person. */
export const CallAnswer = builder.objectRef<Shown>("CallAnswer").implement({
  ...needs("contact.read"),
  description: "Who answered a call to the person, as whoever called heard it. No machine guesses it.",
  fields: (t) => ({
    party: t.exposeID("party", { description: "The id under which they were called." }),
    calledAt: t.expose("calledAt", { type: "Instant" }),
    calledBy: t.expose("calledBy", { type: Staff, description: "Nobody else heard it." }),
    leg: t.exposeID("leg", {
      nullable: true,
      description: "Their leg in the call that goes on; null: they are in none, whoever else is.",
    }),
    said: t.expose("said", {
      type: CallAnswerSaid,
      nullable: true,
      description: "null: nobody said it yet.",
    }),
    by: t.expose("by", { type: Staff, nullable: true }),
    at: t.expose("at", { type: "Instant", nullable: true }),
    voicemail: t.expose("voicemail", {
      type: VoicemailNow,
      nullable: true,
      description: "Of a machine, until it is said whether words were left; null of everything else.",
    }),
  }),
});

interface PersonCallNow extends CallDecided {
  readonly mayCall: boolean;
  readonly hasNumber: boolean;
  readonly answers: readonly Shown[];
}

const PersonCall = builder.objectRef<PersonCallNow>("PersonCall").implement({
  ...needs("contact.read"),
  description: "Calling the person of a contact: whether that may be now, and who answered before.",
  fields: (t) => ({
    decision: t.expose("decision", { type: ReachDecision, description: "On a call, by every lock." }),
    mayCall: t.exposeBoolean("mayCall", {
      description:
        "Whether callPerson would be refused as preference: a limit of words alone forbids no call.",
    }),
    hasNumber: t.exposeBoolean("hasNumber"),
    brokeOff: t.exposeBoolean("brokeOff", {
      description:
        "Whether the line of the last call with them was lost, whomever we called since, and they are not back.",
    }),
    answers: t.field({
      type: [CallAnswer],
      description: "Of each call to them that somebody or something took, in the order of the calls.",
      resolve: ({ answers }) => [...answers],
    }),
  }),
});

builder.queryField("personCall", (t) =>
  t.field({
    ...needs("contact.read"),
    type: PersonCall,
    nullable: true,
    description: "Asked anew whenever the contact or its call changes; null: no such contact.",
    args: { contactId: t.arg.id({ required: true }) },
    resolve: async (_root, { contactId }, context): Promise<PersonCallNow | null> => {
      const id = ContactId.safeParse(contactId);
      const contact = id.success ? await context.store.contacts.contact(id.data) : null;
      if (contact === null || !id.success) return null;
      const [decided, answers, record] = await Promise.all([
        decideCall(id.data, context),
        context.store.calls.answers.ofContact(id.data),
        context.store.reach.record(id.data),
      ]);
      if (decided === null || record === null) return null;
      const { address, row } = contact;
      const shown = answers.map(async (answer) =>
        answerShown(answer, { record, language: row.language }, context),
      );
      return {
        ...decided,
        mayCall: allowsCall(decided.decision),
        hasNumber: address !== null && normalAddress("number", address) !== null,
        answers: await Promise.all(shown),
      };
    },
  }),
);

/** One answer with what may be read to a machine now: nothing where it might not be left when it was said, nor by now. */
export async function answerShown(
  answer: Stored,
  { record, language }: { readonly record: ReachRecord; readonly language: Spoken | null },
  { store, clock }: Pick<Context, "store" | "clock">,
): Promise<Shown> {
  if (answer.said !== "machine") return { ...answer, voicemail: null };
  const settings = await store.settings.read();
  const voicemail = voicemailOf({ record, settings, now: clock() }, language);
  const isAllowed = answer.mayLeave === true && voicemail.decision.outcome === "allowed";
  return { ...answer, voicemail: isAllowed ? voicemail : { ...voicemail, words: null } };
}
