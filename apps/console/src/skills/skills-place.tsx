import { createContext, type ReactNode } from "react";
import { LaterBar } from "../shell/later-bar.tsx";
import { laterPart } from "../shell/later-part.ts";

/** Somebody who is offered contacts. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Beside whom it is asked what they are offered. */
export const Beside = createContext<Colleague | null>(null);

const file = () => import("./skills-part.tsx");
const BUTTON = laterPart(async () => (await file()).SkillsButton);
const DIALOG = laterPart(async () => (await file()).SkillsPart);
const capability = "skill.keep";

/** Where a lead asks what a colleague is offered; the column stands without that. */
export function SkillsButtonPlace({ colleague }: { readonly colleague: Colleague }): ReactNode {
  return (
    <Beside value={colleague}>
      <LaterBar part={BUTTON} capability={capability} />
    </Beside>
  );
}

/** Where a lead reads and says what a colleague is offered. It outlives the column that it was asked from. */
export function SkillsPlace(): ReactNode {
  return <LaterBar part={DIALOG} capability={capability} />;
}
