import type { Language, Role } from "@holdfast/case-schema";
import { Button, TextField } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { LanguageChoice } from "../skills/language-choice.tsx";
import { LinkShown } from "./link-shown.tsx";
import { refusedWords } from "./people-words.ts";
import { invite, type FreshLink } from "./people.ts";
import { RoleChoice } from "./role-choice.tsx";

/** Asks for whom an account is made, and shows the link to hand over. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [made, show] = useState<{ readonly name: string; readonly link: FreshLink } | null>(null);
  return (
    <Dialog title={made === null ? t`Invite a colleague` : t`${made.name}'s link`} isOpen onClose={onClose}>
      {made === null ? (
        <InviteForm onClose={onClose} onMade={(name, link) => show({ name, link })} />
      ) : (
        <LinkShown name={made.name} link={made.link} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface InviteFormProps {
  readonly onClose: () => void;
  readonly onMade: (name: string, link: FreshLink) => void;
}

function InviteForm({ onClose, onMade }: InviteFormProps): ReactNode {
  const [name, setName] = useState("");
  const [username, setUsername] = useState("");
  const [role, setRole] = useState<Role | null>(null);
  const [languages, setLanguages] = useState<readonly Language[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [refusal, refuse] = useState<string | null>(null);

  async function make(chosen: Role): Promise<void> {
    setBusy(true);
    const made = await invite({ name, username: username.trim(), role: chosen, languages });
    setBusy(false);
    if (made.kind === "done" && made.link !== null) return onMade(name.trim(), made.link);
    if (made.kind === "done") return onClose();
    const words = refusedWords(made);
    refuse(words);
    announce({ kind: "people", urgency: "assertive", words: () => words });
  }

  return (
    <form
      className="-m-1 flex flex-col gap-4 overflow-y-auto scroll-p-1 p-1"
      aria-describedby={refusal === null ? undefined : "invite-refusal"}
      onSubmit={(event) => {
        event.preventDefault();
        if (role !== null) void make(role);
      }}
    >
      <p className="text-muted">{t`This makes an account and a link, shown once. No mail is sent: you hand the link over yourself.`}</p>
      <TextField
        label={t`Name that colleagues see`}
        value={name}
        onChange={setName}
        autoComplete="off"
        isRequired
      />
      <TextField
        label={t`Username`}
        value={username}
        onChange={setUsername}
        autoComplete="off"
        spellCheck="false"
        isRequired
      />
      <RoleChoice selected={role} onSelect={setRole} />
      <LanguageChoice selected={languages} onSelect={setLanguages} />
      {refusal === null ? null : (
        <p id="invite-refusal" className="text-concern">
          {refusal}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onClose}>{t`Cancel`}</Button>
        <Button type="submit" tone="primary" isDisabled={role === null} isPending={isBusy}>
          {t`Make the link`}
        </Button>
      </div>
    </form>
  );
}
