import { Chip, MenuButton, type MenuChoice } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { roleWords } from "../text/domain-words.ts";
import type { Asked } from "./act-dialog.tsx";
import type { PersonData } from "./people-documents.ts";
import { skillsWords, standingWords } from "./people-words.ts";

export interface PersonRowProps {
  readonly person: PersonData;
  readonly isMe: boolean;
  readonly now: number;
  readonly onAsk: (asked: Asked) => void;
}

/** One account: who, as what, how it stands, and what can be done with it. */
export function PersonRow({ person, isMe, now, onAsk }: PersonRowProps): ReactNode {
  const choices = choicesFor(person, isMe);
  return (
    <li
      data-person={person.id}
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-3 last:border-b-0"
    >
      <div className="flex min-w-0 flex-1 basis-60 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold">{person.name}</span>
          <span className="text-small text-muted">{person.username}</span>
          <Chip>{roleWords(person.role)}</Chip>
          {isMe ? <Chip tone="outline">{t`You`}</Chip> : null}
          {person.hasTwoFactor ? <Chip tone="safe">{t`Signs in with a code`}</Chip> : null}
        </div>
        <span className={person.disabledAt === null ? "text-small text-muted" : "text-small text-concern"}>
          {standingWords(person, now)}
        </span>
        <span className="text-small text-muted">
          {skillsWords(person)}
          {person.holding === 0
            ? null
            : ` · ${t`${plural(person.holding, { one: "holds # contact", other: "holds # contacts" })}`}`}
        </span>
      </div>
      <MenuButton
        label={t`Change`}
        name={t`Change ${person.name}`}
        size="small"
        choices={choices}
        onChoose={(id) => {
          const found = choices.find((each) => each.id === id);
          if (found !== undefined) onAsk(found.id);
        }}
      />
    </li>
  );
}

function choicesFor(person: PersonData, isMe: boolean): readonly (MenuChoice & { readonly id: Asked })[] {
  const role = { id: "role", label: t`Role…` } as const;
  if (person.disabledAt !== null || person.skills === null)
    return [{ id: "enable", label: t`Enable…` }, role];
  const always = [role, { id: "skills", label: t`What they are offered…` }] as const;
  const signOut = { id: "sign_out", label: t`Sign out everywhere…` } as const;
  // Whoever looks after their own account this way might not come back.
  if (isMe) return [...always, signOut];
  return [
    ...always,
    signOut,
    { id: "reset", label: t`Reset access…` },
    { id: "disable", label: t`Disable…` },
  ];
}
