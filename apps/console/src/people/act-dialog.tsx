import { Language, Medium, Role } from "@holdfast/case-schema";
import { TEXTS_AT_ONCE } from "@holdfast/queue-policy";
import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { SkillsChoice } from "../skills/skills-choice.tsx";
import { LinkShown } from "./link-shown.tsx";
import type { PersonData } from "./people-documents.ts";
import { actWords, doneWords, refusedWords, willDo } from "./people-words.ts";
import { actOn, type Act, type Acted, type FreshLink } from "./people.ts";
import { RoleChoice } from "./role-choice.tsx";

export type Asked = Act["kind"];

export interface ActDialogProps {
  readonly person: PersonData;
  readonly asked: Asked;
  readonly onClose: () => void;
}

/** Says what an act will do, and does it when it is meant. */
export function ActDialog({ person, asked, onClose }: ActDialogProps): ReactNode {
  const [act, choose] = useState<Act>(() => firstOf(asked, person));
  const [isBusy, setBusy] = useState(false);
  const [refusal, refuse] = useState<Exclude<Acted, { readonly kind: "done" }> | null>(null);
  const [link, show] = useState<FreshLink | null>(null);
  const { title, button } = actWords(act, person.name);
  const isUnchanged =
    (act.kind === "role" && act.role === person.role) ||
    (act.kind === "skills" && act.said.media.length === 0);

  async function carryOut(): Promise<void> {
    setBusy(true);
    const acted = await actOn(person.id, act);
    setBusy(false);
    const words = acted.kind === "done" ? doneWords(act, person.name, acted.returned) : refusedWords(acted);
    announce({ kind: "people", urgency: acted.kind === "done" ? "polite" : "assertive", words: () => words });
    if (acted.kind !== "done") refuse(acted);
    else if (acted.link === null) onClose();
    else show(acted.link);
  }

  const question = (
    <>
      {act.kind === "role" ? (
        <RoleChoice selected={act.role} onSelect={(role) => choose({ kind: "role", role })} />
      ) : null}
      {act.kind === "skills" ? (
        <SkillsChoice selected={act.said} onSelect={(said) => choose({ ...act, said })} />
      ) : null}
      {isUnchanged ? null : willDo(act, person).map((words) => <p key={words}>{words}</p>)}
      {refusal === null ? null : <p className="text-concern">{refusedWords(refusal)}</p>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onClose}>{t`Cancel`}</Button>
        <Button
          tone={act.kind === "disable" || act.kind === "reset" ? "danger" : "primary"}
          isDisabled={isUnchanged}
          isPending={isBusy}
          onPress={() => void carryOut()}
        >
          {button}
        </Button>
      </div>
    </>
  );
  return (
    <Dialog title={link === null ? title : t`${person.name}'s link`} isOpen onClose={onClose}>
      {link === null ? question : <LinkShown name={person.name} link={link} onClose={onClose} />}
    </Dialog>
  );
}

function firstOf(asked: Asked, person: PersonData): Act {
  if (asked === "role") return { kind: asked, role: Role.parse(person.role) };
  if (asked === "skills") {
    const { media = Medium.options, textsAtOnce = TEXTS_AT_ONCE, version = 0 } = person.skills ?? {};
    const languages = person.languages.map((each) => Language.parse(each));
    return { kind: asked, version, said: { languages, media, textsAtOnce } };
  }
  return { kind: asked };
}
