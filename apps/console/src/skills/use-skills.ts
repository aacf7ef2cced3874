import { useCallback, useEffect, useState } from "react";
import { ask } from "../api/ask.ts";
import { latest } from "../store/latest.ts";
import { SkillsDocument, type SkillsData } from "./skills-documents.ts";

/** By what somebody is offered contacts, as far as it is known. `gone`: nobody has that account any more. */
export type SkillsState =
  | { readonly kind: "loading" | "unknown" | "gone" }
  | { readonly kind: "known"; readonly skills: SkillsData };

/** By what a colleague is offered contacts, asked once, and again when it is wanted. */
export function useSkills(userId: string): readonly [state: SkillsState, look: () => void] {
  const [state, learn] = useState<SkillsState>({ kind: "loading" });
  const [newest] = useState(latest);
  const look = useCallback(() => {
    const read = async (): Promise<void> => {
      // What stands there stays until what holds is known.
      learn((before) => (before.kind === "known" ? before : { kind: "loading" }));
      const answer = await newest.ask(async () => ask(SkillsDocument, {}, true));
      if (answer === null) return;
      if (answer.kind !== "data") {
        learn({ kind: "unknown" });
        return;
      }
      const skills = answer.data.skills.find(({ id }) => id === userId);
      learn(skills === undefined ? { kind: "gone" } : { kind: "known", skills });
    };
    void read();
  }, [newest, userId]);
  useEffect(() => {
    look();
    return () => newest.forget();
  }, [look, newest]);
  return [state, look];
}
