export { default } from "./channel.ts";
export {
  groupReturnCode,
  makeReturnCode,
  readReturnCode,
  spellReturnCode,
  type ReturnCode,
} from "./return-code/return-code.ts";
