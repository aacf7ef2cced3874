import { decideAccess } from "@holdfast/access-policy";
import { plural, t } from "@lingui/core/macro";
import { textsWords } from "../skills/skills-words.ts";
import { languageWords, mediumWords, roleWords } from "../text/domain-words.ts";
import { clockWords } from "../text/time-words.ts";
import type { PersonData } from "./people-documents.ts";
import type { Act, Acted } from "./people.ts";

/** How an account stands, in words. */
export function standingWords(person: PersonData, now: number): string {
  if (person.disabledAt !== null) return t`Disabled since ${clockWords(person.disabledAt, now)}`;
  if (person.link !== null) {
    const until = clockWords(person.link.expiresAt, now);
    return person.link.kind === "invitation"
      ? t`Invited, link good until ${until}`
      : t`Reset, link good until ${until}`;
  }
  if (!person.hasPassword && !person.hasDirectory) return t`Has no password, and no link that works`;
  return person.sessions === 0
    ? t`Not signed in`
    : t`${plural(person.sessions, { one: "Signed in once", other: "Signed in # times" })}`;
}

export function languagesWords(person: Pick<PersonData, "languages">): string {
  return person.languages.length === 0
    ? t`No languages said`
    : person.languages.map(languageWords).join(", ");
}

/** By what somebody is offered contacts, in one line. */
export function skillsWords({ languages, skills }: Pick<PersonData, "languages" | "skills">): string {
  const said = languagesWords({ languages });
  if (skills === null || skills.version === 0) return said;
  return [said, skills.media.map(mediumWords).join(", "), textsWords(skills.textsAtOnce)].join(" · ");
}

const contactsBack = (count: number): string =>
  count === 0
    ? t`They hold no contact now.`
    : t`${plural(count, {
        one: "The contact they hold goes back to the queue, with what they had not sent.",
        other: "The # contacts they hold go back to the queue, with what they had not sent.",
      })}`;

/** What an act will do, said before it is done. */
export function willDo(act: Act, { name, holding }: PersonData): readonly string[] {
  switch (act.kind) {
    case "disable":
      return [
        t`${name} is signed out everywhere and cannot sign in until you enable the account again.`,
        contactsBack(holding),
      ];
    case "enable":
      return [
        t`${name} can sign in again with the password they had. Contacts do not come back to them by it.`,
      ];
    case "reset":
      return [
        t`${name}'s password and codes stop working now, and they are signed out everywhere.`,
        t`You get a link, shown once, to hand over by hand. With it they choose a new password.`,
      ];
    case "sign_out":
      return [t`Every session of ${name} ends now. They can sign in again, and keep the contacts they hold.`];
    case "role":
      return [
        t`${name} is signed out everywhere, and is ${roleWords(act.role)} when they sign in again.`,
        ...(decideAccess(act.role, "contact.claim").allowed ? [] : [contactsBack(holding)]),
      ];
    case "skills":
      return [];
  }
}

/** What an act is called: on its button, and as the title of its question. */
export function actWords(act: Act, name: string): { readonly title: string; readonly button: string } {
  switch (act.kind) {
    case "disable":
      return { title: t`Disable ${name}?`, button: t`Disable` };
    case "enable":
      return { title: t`Enable ${name}?`, button: t`Enable` };
    case "reset":
      return { title: t`Reset ${name}'s access?`, button: t`Reset access` };
    case "sign_out":
      return { title: t`Sign ${name} out everywhere?`, button: t`Sign out everywhere` };
    case "role":
      return { title: t`Change ${name}'s role?`, button: t`Change role` };
    case "skills":
      return { title: t`What ${name} is offered`, button: t`Keep it` };
  }
}

/** What was done, for whoever cannot see the list change. */
export function doneWords(act: Act, name: string, returned: number): string {
  switch (act.kind) {
    case "disable":
      return returned === 0
        ? t`${name} is disabled.`
        : t`${plural(returned, {
            one: `${name} is disabled, and # contact is back in the queue.`,
            other: `${name} is disabled, and # contacts are back in the queue.`,
          })}`;
    case "enable":
      return t`${name} is enabled.`;
    case "reset":
      return t`${name}'s access is reset.`;
    case "sign_out":
      return t`${name} is signed out everywhere.`;
    case "role":
      return t`${name}'s role is changed.`;
    case "skills":
      return t`What ${name} is offered is kept.`;
  }
}

/** Why something was not done. */
export function refusedWords(acted: Exclude<Acted, { readonly kind: "done" }>): string {
  if (acted.kind === "unreachable")
    return t`The gateway did not answer. Look at the list: it may have been done.`;
  if (acted.kind !== "refused") return t`That was not done. Load the page again, then try once more.`;
  switch (acted.because) {
    case "LastAdministrator":
      return t`Nobody else could administer any more. Make somebody else an administrator first, and let them sign in.`;
    case "OwnAccount":
      return t`This is your own account. Another administrator has to do that.`;
    case "PersonIsDisabled":
      return t`This account is disabled. Enable it first.`;
    case "ProveItsYou":
      return t`Nothing was changed: it was not proved that it is you.`;
    case "SkillsChangedMeanwhile":
      return t`Somebody changed this meanwhile, and nothing was kept. Close this, look again, then decide.`;
    case "NotFound":
      return t`Nobody has this account any more.`;
    case "username":
      return t`A username has 2 to 40 letters a to z, digits, dots or underscores.`;
    case "username_taken":
      return t`Somebody has this username already.`;
    case "name":
      return t`A name has 1 to 80 characters.`;
    default:
      return t`That was not done. Load the page again, then try once more.`;
  }
}
