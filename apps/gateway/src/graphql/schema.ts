import "./scalars.ts";
import "./me.ts";
import "./staff.ts";
import "./channel.ts";
import "./queue.ts";
import "./contact.ts";
import "./closed-contacts.ts";
import "./moves.ts";
import "./answers.ts";
import "./notes.ts";
import "./staff-management.ts";
import "./add-colleague.ts";
import "./settings.ts";
import "./quarantine.ts";
import { builder } from "./builder.ts";

/** The whole schema; `schema.graphql` is its printed form. */
export const schema = builder.toSchema();
