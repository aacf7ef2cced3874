import { ContactId, isPressing, type ContactPreference, type PersonId } from "@holdfast/case-schema";
import { afterDanger, keywordTexts, NO_DANGER } from "@holdfast/contact-policy";
import type { KeptPreference, ReachRecord } from "@holdfast/db";
import { keywordsInForce } from "../intake/keyword-said.ts";
import { quietWordsNow } from "../reach/as-delivered.ts";
import { preferenceOf, type PreferenceRead } from "../reach/preference-of.ts";
import type { PreferenceProblem as Problem } from "../reach/preference-wanted.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { Preference, preferenceShown } from "./preference.ts";
import { PreferenceInput } from "./preference-input.ts";
import { tagged, tagOf } from "./tagged.ts";

const PreferenceRecorded = builder.objectRef<{ readonly version: number }>("PreferenceRecorded").implement({
  ...needs("contact.keep_preference"),
  fields: (t) => ({ version: t.exposeInt("version") }),
});

const PreferenceProblem = builder.objectRef<Problem>("PreferenceProblem").implement({
  ...needs("contact.keep_preference"),
  description: "Where it is wrong, as a path, and a code; never what was typed.",
  fields: (t) => ({ field: t.exposeString("field"), problem: t.exposeString("problem") }),
});

const PreferenceRefused = builder
  .objectRef<{ readonly problems: readonly Problem[] }>("PreferenceRefused")
  .implement({
    ...needs("contact.keep_preference"),
    description: "Everything that is wrong with it at once. Nothing was kept.",
    fields: (t) => ({
      problems: t.field({ type: [PreferenceProblem], resolve: ({ problems }) => [...problems] }),
    }),
  });

const PreferenceChanged = builder
  .objectRef<{ readonly latest: KeptPreference | null; readonly agreedLast: ReachRecord["agreedLast"] }>(
    "PreferenceChanged",
  )
  .implement({
    ...needs("contact.keep_preference"),
    description:
      "Something else was kept since. Nothing of this was: look at what it is, and give this again as seen.",
    fields: (t) => ({
      preference: t.field({
        type: Preference,
        nullable: true,
        description: "The one that was kept last, also where it is not in force while danger holds.",
        resolve: ({ latest, agreedLast }, _args, context) =>
          latest === null || latest.preference === null
            ? null
            : preferenceShown({ id: latest.id, preference: latest.preference, agreedLast }, context),
      }),
      seen: t.id({
        nullable: true,
        description: "What is to be given as seen now; without a preference: what was kept is damaged.",
        resolve: ({ latest }) => latest?.id ?? null,
      }),
    }),
  });

const RecordPreferenceResult = builder.unionType("RecordPreferenceResult", {
  types: [PreferenceRecorded, PreferenceRefused, PreferenceChanged, NotHolder, NotFound],
  resolveType: tagOf,
});

type Read = Extract<PreferenceRead, { readonly ok: true }>;

/** The preference with its code words hashed, and whose they are; `null` once there is no such contact. */
async function hashed(
  read: Read,
  { contactId, personId }: ReachRecord,
  { store }: Context,
): Promise<{ readonly preference: ContactPreference; readonly personId: PersonId | null } | null> {
  if (read.codes.kind === "kept")
    return { preference: read.with(unasked), personId: read.codes.codes === null ? null : personId };
  const hasher = await store.reach.codeWordHash(contactId);
  return hasher === null ? null : { preference: read.with(hasher.hash), personId: hasher.personId };
}

function unasked(): never {
  throw new Error("words that are kept as they were are not hashed anew");
}

builder.mutationField("recordPreference", (t) =>
  t.field({
    ...needs("contact.keep_preference"),
    type: RecordPreferenceResult,
    description: "Keeps what the contact's holder was told about reaching them there.",
    args: {
      contactId: t.arg.id({ required: true }),
      preference: t.arg({ type: PreferenceInput, required: true }),
      seen: t.arg.id({
        required: false,
        description: "The preference that was seen by whoever asked; null: none was there.",
      }),
    },
    resolve: async (_root, { contactId: id, preference: wanted, seen = null }, context) => {
      const { store, identity, clock } = context;
      const known = ContactId.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const [contact, settings] = await Promise.all([
        store.contacts.contact(known.data),
        store.settings.read(),
      ]);
      // Another try, because the thread can become another's between the hashing and the keeping.
      for (let tries = 0; tries < 3; tries++) {
        const record = await store.reach.record(known.data);
        if (contact === null || record === null) return tagged("NotFound", { id });
        // Asked before anything is made for whoever has no part in it; the store asks again.
        if (record.holderId !== identity.userId) return tagged("NotHolder", { holder: contact.row.holder });
        if (record.latestPreferenceId !== seen)
          return tagged("PreferenceChanged", {
            latest: await store.reach.latestPreference(known.data),
            agreedLast: record.agreedLast,
          });
        const { lane, danger } = contact.row;
        const read = preferenceOf(wanted, {
          before: record.preference,
          agreedLast: record.agreedLast,
          taken: keywordTexts(keywordsInForce(settings)),
          quiet: quietWordsNow(settings),
          isDanger: record.danger.reduce(afterDanger, NO_DANGER).holds,
          isCrisis: danger !== null || (lane !== null && isPressing(lane)),
          by: identity.userId,
          now: clock(),
        });
        if (!read.ok) return tagged("PreferenceRefused", { problems: read.problems });
        const given = await hashed(read, record, context);
        if (given === null) return tagged("NotFound", { id });
        const kept = await store.reach.keepPreference({
          contactId: known.data,
          by: identity.userId,
          seen: record.latestPreferenceId,
          ...given,
        });
        switch (kept.kind) {
          case "kept":
            return tagged("PreferenceRecorded", { version: kept.version });
          case "not_holder":
            return tagged("NotHolder", { holder: kept.holder });
          case "not_found":
            return tagged("NotFound", { id });
          case "changed":
          case "another_person":
            continue;
        }
      }
      throw new Error("a thread that becomes another's again and again");
    },
  }),
);
