import "./approval/define.ts";
import "./document/define.ts";
import "./list/define.ts";
import "./provider/define.ts";
import "./viewer/define.ts";
