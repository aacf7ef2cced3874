import type { Messages } from "@lingui/core";
import { messages as account } from "../account/locales/es.po";
import { messages as alarms } from "../alarms/locales/es.po";
import { messages as audit } from "../audit/locales/es.po";
import { messages as board } from "../board/locales/es.po";
import { messages as calls } from "../calls/locales/es.po";
import { messages as cases } from "../case/locales/es.po";
import { messages as contact } from "../contact/locales/es.po";
import { messages as crisis } from "../crisis/locales/es.po";
import { messages as grounding } from "../grounding/locales/es.po";
import { messages as inquiry } from "../inquiry/locales/es.po";
import { messages as people } from "../people/locales/es.po";
import { messages as reach } from "../reach/locales/es.po";
import { messages as roles } from "../roles/locales/es.po";
import { messages as rota } from "../rota/locales/es.po";
import { messages as safetyPlan } from "../safety-plan/locales/es.po";
import { messages as scripts } from "../scripts/locales/es.po";
import { messages as search } from "../search/locales/es.po";
import { messages as settings } from "../settings/locales/es.po";
import { messages as share } from "../share/locales/es.po";
import { messages as shell } from "../locales/es.po";
import { messages as watching } from "../watching/locales/es.po";

/** All of Spanish: a language comes whole, so that no part of the screen is in another, and in one file, so that it is waited for once. */
export const messages: Messages = {
  ...shell,
  ...account,
  ...alarms,
  ...audit,
  ...calls,
  ...cases,
  ...contact,
  ...crisis,
  ...grounding,
  ...inquiry,
  ...people,
  ...reach,
  ...roles,
  ...board,
  ...rota,
  ...safetyPlan,
  ...scripts,
  ...search,
  ...settings,
  ...share,
  ...watching,
};
