import { insideAnApp } from "./inside.js";

export const works = () => !insideAnApp && typeof print === "function";

export const run = () => print();
