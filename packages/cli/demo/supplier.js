/** 가나상사: approves what it is asked for. */
import { offer } from "/certificates.js";
import { start } from "/erp.js";

start("list");
await offer(document.querySelector(".certificates"));
