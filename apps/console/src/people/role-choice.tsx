import { Role } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { useId, type ReactNode } from "react";
import { roleWords } from "../text/domain-words.ts";

/** What a role is for, beside its name. */
function roleMeans(role: Role): string {
  return {
    advocate: t`Answers contacts.`,
    shift_lead: t`Answers contacts, and takes them back from colleagues.`,
    privacy_officer: t`Watches over what is kept and shared. Sees no contacts.`,
    counsel: t`Is asked for legal advice. Sees no contacts.`,
    administrator: t`Keeps accounts and settings. Sees no contacts.`,
  }[role];
}

export interface RoleChoiceProps {
  readonly selected: Role | null;
  readonly onSelect: (role: Role) => void;
}

/** One of the roles. None is chosen beforehand. */
export function RoleChoice({ selected, onSelect }: RoleChoiceProps): ReactNode {
  const field = useId();
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-small font-medium">{t`Role`}</legend>
      {Role.options.map((role) => (
        <div key={role} className="flex min-h-8 items-start gap-2">
          <input
            type="radio"
            id={field + role}
            name={field}
            aria-describedby={`${field}${role}means`}
            className="mt-0.5 size-6 shrink-0"
            checked={selected === role}
            onChange={() => onSelect(role)}
          />
          <div>
            <label htmlFor={field + role} className="font-medium">
              {roleWords(role)}
            </label>
            <p id={`${field}${role}means`} className="text-small text-muted">
              {roleMeans(role)}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
