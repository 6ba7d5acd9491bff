/** What a client refuses on its own, when no answer of the server does. */
import { Refusal } from "@einv/refusal";

export const refusals = Refusal.catalogue({
  "api.unreachable": {
    what: { ko: "서버에 연결할 수 없습니다.", en: "The server cannot be reached." },
    why: {
      ko: "인터넷 연결이 끊겼거나, 서버가 멈췄거나, 이 페이지에서의 접속이 허용되지 않았습니다.",
      en: "There is no network, the server is down, or it does not admit this page.",
    },
    remedy: {
      ko: "인터넷 연결을 확인하고 다시 시도해 주세요. 같은 요청은 한 번만 처리됩니다.",
      en: "Check the connection and try again. The same request is carried out once only.",
    },
  },
  "api.timeout": {
    what: {
      ko: "{seconds}초 안에 답을 받지 못했습니다.",
      en: "No answer came within {seconds} seconds.",
    },
    why: {
      ko: "처리되었는지는 아직 알 수 없습니다.",
      en: "Whether it was carried out is not known yet.",
    },
    remedy: {
      ko: "다시 시도해 주세요. 이미 처리된 요청이면 그 결과를 보여 드립니다.",
      en: "Try again. If it was carried out already, you get that result.",
    },
  },
  "api.answer-malformed": {
    what: { ko: "서버의 답을 읽을 수 없습니다.", en: "The server's answer cannot be read." },
    why: {
      ko: "서버와 이 페이지의 버전이 다르거나, 다른 장비가 대신 답했습니다. (HTTP {status})",
      en: "Server and page differ in version, or something in between answered (HTTP {status}).",
    },
    remedy: {
      ko: "화면을 새로 고쳐 주세요. 계속되면 이 화면을 제공하는 곳에 알려 주세요.",
      en: "Reload the page. If it stays so, tell whoever runs it.",
    },
  },
  "api.request-malformed": {
    what: { ko: "요청의 형식이 올바르지 않습니다.", en: "The request is malformed." },
    why: { ko: "{reason}", en: "{reason}" },
    remedy: { ko: "입력한 값을 확인해 주세요.", en: "Check the values that were given." },
  },
});
