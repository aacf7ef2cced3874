import { ASK_PAUSE_MS } from "@holdfast/case-schema";
import { movedOf } from "../moves/moved-of.ts";
import type { MoveRow } from "../moves/move-statement.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { Ask, AskStore } from "./ask-store.ts";

const askForContact = statement<
  MoveRow,
  [id: string, by: string, of: string, nowMs: number, pauseMs: number]
>("ask_for_contact", "select kind, reason, row from ask_for_contact($1, $2, $3, $4, $5)");

const answerNotNow = statement<{ answered: boolean }, [id: string, by: string, asker: string]>(
  "answer_not_now",
  "select answer_not_now($1, $2, $3) as answered",
);

const forgetAskings = statement<{ count: number }, [beforeMs: number]>(
  "forget_askings",
  "select forget_askings($1) as count",
);

const standingAsks = statement<{ ask: Ask }, [who: string]>(
  "standing_asks",
  `select json_build_object('id', asking.contact_id, 'version', asking.version,
     'by', json_build_object('id', staff.id, 'name', staff.name), 'of', asking.holder_id,
     'heldSince', ms(asking.held_since), 'at', ms(asking.at), 'answer', asking.answer) as ask
   from asking
   join contact on contact.id = asking.contact_id and contact.holder_id = asking.holder_id
     and contact.held_since = asking.held_since
   join staff on staff.id = asking.by_id
   where $1 in (asking.by_id, asking.holder_id)
   order by asking.at, asking.by_id`,
);

export function openAsks({ pool, clock, commits }: Inside): AskStore {
  return {
    async ask(id, by, of) {
      const moved = movedOf((await askForContact(pool, id, by, of, clock(), ASK_PAUSE_MS))[0]);
      if (moved.kind === "moved") commits.happened();
      return moved;
    },
    async notNow(id, by, asker) {
      const answered = (await answerNotNow(pool, id, by, asker))[0]?.answered ?? false;
      if (answered) commits.happened();
      return answered;
    },
    async forget() {
      return (await forgetAskings(pool, clock() - ASK_PAUSE_MS))[0]?.count ?? 0;
    },
    async standing(who) {
      return (await standingAsks(pool, who)).map(({ ask }) => ask);
    },
  };
}
