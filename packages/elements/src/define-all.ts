import "./document/define.ts";
import "./provider/define.ts";
