import "./approval/define.ts";
import "./company-verification/define.ts";
import "./document/define.ts";
import "./list/define.ts";
import "./permission-settings/define.ts";
import "./provider/define.ts";
import "./service-market/define.ts";
import "./viewer/define.ts";
