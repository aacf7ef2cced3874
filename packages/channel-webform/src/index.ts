export { default } from "./channel.ts";
