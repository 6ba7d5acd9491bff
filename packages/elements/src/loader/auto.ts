import { watch } from "./loader.ts";

watch(document);
