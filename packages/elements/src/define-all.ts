import "./provider/define.ts";
