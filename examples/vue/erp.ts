import { createApp } from "vue";

import Erp from "./Erp.vue";

createApp(Erp).mount("#erp");
