import type { Language, Medium } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { SkillOf, SkillStore } from "./skill-store.ts";

const SKILL = `select json_build_object('id', skill.id, 'name', skill.name, 'role', skill.role, 'languages', skill.languages,
     'media', skill.media, 'textsAtOnce', skill.texts_at_once, 'version', skill.version,
     'said', case when teller.id is not null then json_build_object(
       'by', json_build_object('id', teller.id, 'name', teller.name), 'at', ms(skill.at)) end) as skill
   from skill_now skill left join staff teller on teller.id = skill.by_id`;

const listSkills = statement<{ readonly skill: SkillOf }>(
  "skills_list",
  `${SKILL} order by skill.name, skill.id`,
);

const skillOf = statement<{ readonly skill: SkillOf }, [id: string]>(
  "skill_of",
  `${SKILL} where skill.id = $1`,
);

const saySkill = statement<
  { readonly said: boolean | null },
  [
    id: string,
    by: string,
    expected: number,
    languages: readonly Language[],
    media: readonly Medium[],
    textsAtOnce: number,
    nowMs: number,
  ]
>("skill_say", "select say_skill($1, $2, $3, $4::language[], $5::medium[], $6, instant($7)) as said");

export function openSkills({ pool, clock, commits }: Pick<Inside, "pool" | "clock" | "commits">): SkillStore {
  return {
    list: async () => (await listSkills(pool)).map(({ skill }) => skill),
    of: async (id) => (await skillOf(pool, id))[0]?.skill ?? null,
    async change(id, by, expectedVersion, { languages, media, textsAtOnce }) {
      const [row] = await saySkill(pool, id, by, expectedVersion, languages, media, textsAtOnce, clock());
      const said = row?.said ?? null;
      if (said === null) return "not_found";
      if (said) commits.happened();
      return said ? "changed" : "changed_meanwhile";
    },
  };
}
