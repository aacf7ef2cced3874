import { Role, SecondFactorRoles } from "@holdfast/case-schema";
import { CheckChoice } from "@holdfast/ui/check-choice";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { roleWords } from "../text/domain-words.ts";
import { SettingEditors } from "./setting-editors.tsx";
import { SettingForm } from "./setting-form.tsx";
import { SettingSection } from "./setting-section.tsx";
import { useSetting } from "./use-setting.ts";

/** Which roles open nothing but their own account before they have shown a second factor. */
export function SecondFactorSection(): ReactNode {
  const state = useSetting("secondFactorRoles");
  return (
    <SettingSection id="second-factor-roles" title={t`Who needs a second factor`} state={state}>
      <p className="max-w-prose text-small text-muted">
        {t`Whoever has one of these roles opens nothing but their own account until they have shown a second factor: a code beside their password, a passkey, or your directory where it says that it asked for two. Whoever is signed in is told within a minute and has until the end of their shift, twelve hours at most, or until they are done with what they hold; whoever has neither has a quarter of an hour. For your own role, and to ask a role for one no longer, show yours first.`}
      </p>
      <SettingEditors id="second-factor-roles" state={state}>
        {(value) => {
          const roles = SecondFactorRoles.safeParse(value).data;
          return roles === undefined ? null : (
            <RolesForm roles={roles} isBusy={state.isBusy} onKeep={(next) => void state.keep(next)} />
          );
        }}
      </SettingEditors>
    </SettingSection>
  );
}

function RolesForm(props: {
  readonly roles: SecondFactorRoles;
  readonly isBusy: boolean;
  readonly onKeep: (roles: SecondFactorRoles) => void;
}): ReactNode {
  const [roles, choose] = useState<readonly Role[]>(props.roles);
  return (
    <SettingForm
      className="flex-col items-start"
      keepWords={t`Keep these roles`}
      wrongWords=""
      isBusy={props.isBusy}
      onKeep={() => props.onKeep([...roles])}
    >
      <CheckChoice
        label={t`Roles that need a second factor`}
        choices={Role.options.map((id) => ({ id, label: roleWords(id) }))}
        selected={roles}
        onSelect={choose}
      />
    </SettingForm>
  );
}
