/** What to do about more than one refusal. */

export const reload = {
  ko: "화면을 새로 고친 뒤 다시 진행해 주세요.",
  en: "Reload the page, then try again.",
};
export const signedAnew = {
  ko: "화면을 새로 고쳐 지금 내용을 확인하고 다시 발행해 주세요.",
  en: "Reload the page, check what it shows, and issue again.",
};
export const host = {
  ko: "이 화면을 제공하는 곳의 담당자에게 알려 주세요.",
  en: "Tell whoever runs this page.",
};
