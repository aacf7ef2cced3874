import { PersonId } from "@holdfast/case-schema";
import { askedCase } from "../cases/asked-case.ts";
import { filedContact } from "../cases/case-filing-statements.ts";
import { recordCaseRead } from "../cases/case-statements.ts";
import { contactAddress } from "../cases/contact-address.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import {
  addContactWithdrawal,
  contactWithdrawalThere,
  settleWithdrawal,
  unsettledOfCase,
  withdrawSignedUntil,
} from "./contact-withdrawal-statements.ts";
import type { ContactWithdrawalStore, WithdrawnInContact } from "./contact-withdrawal-store.ts";
import { keepWithdrawal, lockPeople } from "./release-statements.ts";

export function openContactWithdrawals(inside: Inside): ContactWithdrawalStore {
  const { pool, clock, commits } = inside;
  const done = <Done extends { readonly kind: string }>(result: Done, changed: Done["kind"]): Done => {
    if (result.kind === changed) commits.happened();
    return result;
  };
  return {
    withdrawInContact: async ({ id, contactId, how, by }) =>
      done(
        await transaction<WithdrawnInContact>(pool, async (on) => {
          const [contact] = await filedContact(on, contactId);
          // Asked also where there is no such contact, which nobody shall tell by what was asked.
          const [said] = await contactWithdrawalThere(on, id);
          if (contact === undefined) return { kind: "not_found" };
          const isSame = said?.contact_id === contactId && said.by === by;
          if (said !== undefined) return { kind: isSame ? "withdrawn" : "not_found" };
          const isTheirs = contact.status === "claimed" && contact.holder?.id === by;
          if (!isTheirs) return { kind: "not_holder", holder: contact.holder };
          const address = contactAddress(
            inside,
            inside.owners.unwrap(contact.id, contact.owner_key),
            contact,
          );
          await addContactWithdrawal(on, id, contactId, how, by, address, clock());
          return { kind: "withdrawn" };
        }),
        "withdrawn",
      ),
    unsettled: async (caseId, asker) =>
      transaction(pool, async (on) => {
        const row = await askedCase(on, caseId, asker, "read");
        if (row === null) return null;
        await recordCaseRead(on, caseId, asker.id, row.version, clock());
        return (await unsettledOfCase(on, caseId)).map(({ person, ...each }) => ({
          ...each,
          person: PersonId.parse(person),
        }));
      }),
    settle: async ({ id, caseId, person, wasTheirs }, asker) =>
      done(
        await transaction<{ readonly kind: "settled" | "not_found" }>(pool, async (on) => {
          if ((await askedCase(on, caseId, asker, "read")) === null) return { kind: "not_found" };
          await lockPeople(on, [person]);
          const open = await unsettledOfCase(on, caseId);
          const said = open.find((each) => each.id === id && each.person === person);
          if (said === undefined) return { kind: "not_found" };
          const { at, how } = said;
          await settleWithdrawal(on, id, caseId, person, wasTheirs, asker.id, clock());
          if (wasTheirs) {
            await keepWithdrawal(on, caseId, person, null, how, asker.id, at);
            await withdrawSignedUntil(on, caseId, person, how, asker.id, at);
          }
          return { kind: "settled" };
        }),
        "settled",
      ),
  };
}
