import vue from "@vitejs/plugin-vue";

const isCustomElement = (tag) => tag.startsWith("einv-");

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
