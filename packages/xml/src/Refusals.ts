/** Why a text is refused as XML. `path` is `line:column`, both counted from one. */
import * as Refusal from "@einv/refusal/Refusal";

const repair = {
  ko: "문서를 만든 프로그램에서 파일을 다시 받아 주세요.",
  en: "Get the file again from the program that made it.",
};

export const refusals = Refusal.catalogue({
  "xml.too-large": {
    what: { ko: "문서가 너무 큽니다.", en: "The document is too large." },
    why: { ko: "한도는 {limit}바이트입니다.", en: "The limit is {limit} bytes." },
    remedy: { ko: "올바른 파일인지 확인해 주세요.", en: "Check that this is the right file." },
  },
  "xml.too-deep": {
    what: { ko: "문서의 단계가 너무 깊습니다.", en: "The document is nested too deeply." },
    why: { ko: "한도는 {limit}단계입니다.", en: "The limit is {limit} levels." },
    remedy: { ko: "올바른 파일인지 확인해 주세요.", en: "Check that this is the right file." },
  },
  "xml.too-many-nodes": {
    what: { ko: "문서의 항목이 너무 많습니다.", en: "The document has too many parts." },
    why: {
      ko: "요소, 속성, 텍스트의 한도는 모두 {limit}개입니다.",
      en: "The limit is {limit} elements, attributes and texts together.",
    },
    remedy: { ko: "올바른 파일인지 확인해 주세요.", en: "Check that this is the right file." },
  },
  "xml.too-many-attributes": {
    what: { ko: "한 요소의 속성이 너무 많습니다.", en: "An element has too many attributes." },
    why: { ko: "한도는 {limit}개입니다.", en: "The limit is {limit}." },
    remedy: { ko: "올바른 파일인지 확인해 주세요.", en: "Check that this is the right file." },
  },
  "xml.too-many-namespaces": {
    what: { ko: "이름공간 선언이 너무 많습니다.", en: "Too many namespaces are declared." },
    why: { ko: "한도는 {limit}개입니다.", en: "The limit is {limit} in one place." },
    remedy: { ko: "올바른 파일인지 확인해 주세요.", en: "Check that this is the right file." },
  },
  "xml.encoding": {
    what: { ko: "문서가 UTF-8이 아닙니다.", en: "The document is not UTF-8." },
    why: { ko: "{found}", en: "{found}" },
    remedy: { ko: "UTF-8로 저장한 파일을 사용해 주세요.", en: "Use a file saved as UTF-8." },
  },
  "xml.version": {
    what: { ko: "XML 1.0 문서가 아닙니다.", en: "The document is not XML 1.0." },
    remedy: repair,
  },
  "xml.character": {
    what: { ko: "XML에 쓸 수 없는 문자가 있습니다.", en: "There is a character that XML does not allow." },
    why: { ko: "문자 번호 {code}", en: "Code point {code}" },
    remedy: {
      ko: "문자가 깨졌거나 제어 문자가 섞인 항목을 고쳐 주세요.",
      en: "Correct the field with the broken or control character.",
    },
  },
  "xml.doctype": {
    what: {
      ko: "DOCTYPE이 있는 문서는 받지 않습니다.",
      en: "A document with a DOCTYPE is not accepted.",
    },
    why: {
      ko: "외부 파일을 읽거나 내용을 바꿀 수 있습니다.",
      en: "It can pull in other files or change what is read.",
    },
    remedy: repair,
  },
  "xml.processing-instruction": {
    what: {
      ko: "처리 명령(<?…?>)이 있는 문서는 받지 않습니다.",
      en: "A document with a processing instruction (<?…?>) is not accepted.",
    },
    remedy: repair,
  },
  "xml.comment": {
    what: { ko: "값 안에 주석이 있습니다.", en: "There is a comment inside a value." },
    why: {
      ko: "프로그램마다 값을 다르게 읽을 수 있습니다.",
      en: "Programs may read the value differently.",
    },
    remedy: repair,
  },
  "xml.reference": {
    what: { ko: "알 수 없는 참조가 있습니다: {found}", en: "There is an unknown reference: {found}" },
    why: {
      ko: "&amp; &lt; &gt; &quot; &apos; 와 문자 번호만 쓸 수 있습니다.",
      en: "Only &amp; &lt; &gt; &quot; &apos; and character numbers are allowed.",
    },
    remedy: repair,
  },
  "xml.syntax": {
    what: { ko: "XML 형식이 잘못되었습니다.", en: "The document is not well-formed XML." },
    why: { ko: "이 자리에 있어야 할 것: {expected}", en: "Expected here: {expected}" },
    remedy: repair,
  },
  "xml.tag-mismatch": {
    what: {
      ko: "여는 태그 {expected}와 닫는 태그가 다릅니다.",
      en: "The end tag does not match the start tag {expected}.",
    },
    remedy: repair,
  },
  "xml.duplicate-attribute": {
    what: { ko: "같은 속성이 두 번 있습니다: {name}", en: "The same attribute stands twice: {name}" },
    remedy: repair,
  },
  "xml.namespace": {
    what: { ko: "이름공간이 잘못되었습니다: {name}", en: "The namespace is wrong: {name}" },
    why: {
      ko: "접두어가 선언되지 않았거나 예약된 이름을 썼습니다.",
      en: "The prefix is not declared, or a reserved name is used.",
    },
    remedy: repair,
  },
  "xml.trailing-content": {
    what: {
      ko: "문서가 끝난 뒤에 다른 내용이 있습니다.",
      en: "There is something after the end of the document.",
    },
    remedy: repair,
  },
});
