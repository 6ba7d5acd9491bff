/**
 * The SOAP 1.1 envelopes of the standard: header, addressing, and the few
 * fields of each message (nts-standard §5.1–5.3). Signing and proving them is
 * `SoapSignature` of `@einv/signature`; what is read here is believed only
 * after that.
 */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { Xml } from "@einv/xml";
import { because } from "./Refusals.ts";

/** Who sends or receives: ten-digit business number and name. */
export interface Party {
  readonly id: string;
  readonly name: string;
}

/** The tax authority as messages name it. */
export const authority: Party = { id: "9999999999", name: "국세청" };

/** What a message says, by action. */
export type Content =
  /** 전자세금계산서 제출; `referenceId` is the Content-ID of the encrypted package. */
  | {
      readonly action: "TaxInvoiceSubmit";
      readonly submitId: string;
      readonly count: number;
      readonly referenceId: string;
    }
  /** 처리결과 요청. */
  | { readonly action: "ResultsReqSubmit"; readonly submitId: string }
  /**
   * From the authority: receipt, result by its own call, result on request;
   * `referenceId` is the Content-ID of the `TaxInvoiceResponse`.
   */
  | {
      readonly action: "TaxInvoiceRecvAck" | "ResultsSubmit" | "ResultsReqRecvAck";
      readonly resultId: string;
      readonly referenceId: string;
    }
  /** Our answer to the authority's call. */
  | { readonly action: "ResultsRecvAck"; readonly resultId: string };

export type Action = Content["action"];

/** One message. */
export interface SoapMessage {
  readonly messageId: string;
  /** In answers: the message they answer. */
  readonly relatesTo?: string;
  /** The endpoint. The test bed writes arbitrary text here in its answers. */
  readonly to: string;
  readonly from: Party;
  readonly receiver: Party;
  /** Where the authority calls with results; only with a submission. */
  readonly replyTo?: string;
  /** `yyyy-MM-ddTHH:mm:ss.fffZ` as written; some systems label Korean time with Z. */
  readonly timestamp: string;
  readonly content: Content;
}

type Fields = ReadonlyArray<readonly [element: string, key: string]>;

interface Shape {
  /** 01 제출, 02 결과 전송, 03 결과 요청. */
  readonly operation: "01" | "02" | "03";
  /** 01 request, 02 answer. */
  readonly type: "01" | "02";
  readonly wrapper: "RequestMessage" | "ResponseMessage";
  readonly fields: Fields;
}

const result: Fields = [
  ["ResultID", "resultId"],
  ["ReferenceID", "referenceId"],
];

const shapes: Readonly<Record<Action, Shape>> = {
  TaxInvoiceSubmit: {
    operation: "01",
    type: "01",
    wrapper: "RequestMessage",
    fields: [
      ["SubmitID", "submitId"],
      ["TotalCount", "count"],
      ["ReferenceID", "referenceId"],
    ],
  },
  TaxInvoiceRecvAck: { operation: "01", type: "02", wrapper: "ResponseMessage", fields: result },
  ResultsSubmit: { operation: "02", type: "01", wrapper: "ResponseMessage", fields: result },
  ResultsRecvAck: {
    operation: "02",
    type: "02",
    wrapper: "ResponseMessage",
    fields: [["RefResultID", "resultId"]],
  },
  ResultsReqSubmit: {
    operation: "03",
    type: "01",
    wrapper: "RequestMessage",
    fields: [["RefSubmitID", "submitId"]],
  },
  ResultsReqRecvAck: { operation: "03", type: "02", wrapper: "ResponseMessage", fields: result },
};

const isAction = (text: string): text is Action => Object.hasOwn(shapes, text);

const soap = "http://schemas.xmlsoap.org/soap/envelope/";
const kec = "http://www.kec.or.kr/standard/Tax/";
const wsa = "http://www.w3.org/2005/08/addressing";

/** `wsa:To` of an answer, which goes back on the connection that the request came by. */
export const anonymous = `${wsa}/anonymous`;

/** `wsa:Action` and the HTTP header `SOAPAction` of an action. */
export const actionUri = (action: Action): string => `${kec}${action}`;

const declarations = [
  ["SOAP", soap],
  ["ds", "http://www.w3.org/2000/09/xmldsig#"],
  ["kec", kec],
  ["wsa", wsa],
  ["wsse", "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"],
  ["wsu", "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"],
  ["xsd", "http://www.w3.org/2001/XMLSchema"],
  ["xsi", "http://www.w3.org/2001/XMLSchema-instance"],
]
  .map(([prefix, namespace]) => ` xmlns:${prefix}="${namespace}"`)
  .join("");

const line = (depth: number, name: string, value: string | undefined): string =>
  value === undefined ? "" : `${"  ".repeat(depth)}<${name}>${Xml.escapeText(value)}</${name}>\n`;

const party = (name: string, { id, name: called }: Party): string =>
  `      <kec:${name}>\n${line(4, "kec:PartyID", id)}${line(4, "kec:PartyName", called)}      </kec:${name}>\n`;

const value = (content: Content, key: string): string => {
  const found: unknown = Object.entries(content).find(([name]) => name === key)?.[1];
  return String(found);
};

/**
 * The envelope without its `wsse:Security`, laid out as the systems known to
 * work write it; `SoapSignature` puts the signature last into the header.
 */
export const write = (message: SoapMessage): string => {
  const { operation, type, wrapper, fields } = shapes[message.content.action];
  return (
    `<?xml version="1.0" encoding="UTF-8"?><SOAP:Envelope${declarations}>\n  <SOAP:Header>\n` +
    line(2, "wsa:MessageID", message.messageId) +
    line(2, "wsa:RelatesTo", message.relatesTo) +
    line(2, "wsa:To", message.to) +
    line(2, "wsa:Action", actionUri(message.content.action)) +
    `    <kec:MessageHeader>\n` +
    line(3, "kec:Version", "3.0") +
    party("From", message.from) +
    party("To", message.receiver) +
    line(3, "kec:ReplyTo", message.replyTo) +
    line(3, "kec:OperationType", operation) +
    line(3, "kec:MessageType", type) +
    line(3, "kec:TimeStamp", message.timestamp) +
    `    </kec:MessageHeader>\n  </SOAP:Header>\n  <SOAP:Body>\n    <kec:${wrapper}>\n` +
    fields.map(([element, key]) => line(3, `kec:${element}`, value(message.content, key))).join("") +
    `    </kec:${wrapper}>\n  </SOAP:Body>\n</SOAP:Envelope>`
  );
};

const refuse = (ko: string, en: string, path?: string) => because("nts.message-malformed", { ko, en }, path);

/** Stops reading at the first fault; caught by {@link read}. */
class Stop {
  readonly refusal: Refusal.Refusal;
  constructor(refusal: Refusal.Refusal) {
    this.refusal = refusal;
  }
}

const stop = (ko: string, en: string, path?: string): never => {
  throw new Stop(Result.merge(refuse(ko, en, path)));
};

const only = (parent: Xml.XmlElement, local: string, namespace: string): Xml.XmlElement => {
  const found = Xml.findAll(parent, local, namespace);
  return found.length === 1
    ? found[0]!
    : stop(`${local} 요소가 하나여야 합니다.`, `There must be exactly one ${local}.`, Xml.path(parent));
};

const longest = 2000;

const textOf = (element: Xml.XmlElement): string => {
  const text = Xml.text(element).trim();
  return Xml.childElements(element).length === 0 && text !== "" && text.length <= longest
    ? text
    : stop("값이 비었거나 너무 깁니다.", "The value is empty or too long.", Xml.path(element));
};

const optional = (parent: Xml.XmlElement, local: string, namespace: string): string | undefined => {
  const found = Xml.findAll(parent, local, namespace);
  return found.length === 0 ? undefined : textOf(only(parent, local, namespace));
};

const readParty = (element: Xml.XmlElement): Party => ({
  id: textOf(only(element, "PartyID", kec)),
  name: textOf(only(element, "PartyName", kec)),
});

const contentOf = (action: Action, body: Xml.XmlElement): Content => {
  const { wrapper, fields } = shapes[action];
  const message = only(body, wrapper, kec);
  const bodyElements = Xml.childElements(body).length;
  const get = (key: string): string => {
    const [element] = fields.find(([, name]) => name === key)!;
    return textOf(only(message, element, kec));
  };
  if (bodyElements !== 1)
    stop("본문 요소가 하나여야 합니다.", "The body must hold one element.", Xml.path(body));
  switch (action) {
    case "TaxInvoiceSubmit": {
      const count = get("count");
      if (!/^\d{1,4}$/.test(count))
        stop("건수가 올바르지 않습니다.", "The count is not a number.", Xml.path(message));
      return { action, submitId: get("submitId"), count: Number(count), referenceId: get("referenceId") };
    }
    case "ResultsReqSubmit":
      return { action, submitId: get("submitId") };
    case "ResultsRecvAck":
      return { action, resultId: get("resultId") };
    default:
      return { action, resultId: get("resultId"), referenceId: get("referenceId") };
  }
};

const readRoot = (root: Xml.XmlElement): SoapMessage => {
  if (root.local !== "Envelope" || root.namespace !== soap) {
    stop("SOAP 1.1 메시지가 아닙니다.", "It is not a SOAP 1.1 envelope.", Xml.path(root));
  }
  const header = only(root, "Header", soap);
  const body = only(root, "Body", soap);
  const uri = textOf(only(header, "Action", wsa));
  const action = uri.startsWith(kec) ? uri.slice(kec.length) : "";
  if (!isAction(action)) return stop("알 수 없는 메시지입니다.", "The action is unknown.", Xml.path(header));
  const head = only(header, "MessageHeader", kec);
  const { operation, type } = shapes[action];
  if (
    textOf(only(head, "OperationType", kec)) !== operation ||
    textOf(only(head, "MessageType", kec)) !== type
  ) {
    stop("메시지 구분이 동작과 다릅니다.", "The kind of message does not fit its action.", Xml.path(head));
  }
  const relatesTo = optional(header, "RelatesTo", wsa);
  const replyTo = optional(head, "ReplyTo", kec);
  return {
    messageId: textOf(only(header, "MessageID", wsa)),
    ...(relatesTo === undefined ? {} : { relatesTo }),
    to: textOf(only(header, "To", wsa)),
    from: readParty(only(head, "From", kec)),
    receiver: readParty(only(head, "To", kec)),
    ...(replyTo === undefined ? {} : { replyTo }),
    timestamp: textOf(only(head, "TimeStamp", kec)),
    content: contentOf(action, body),
  };
};

/** Reads a parsed envelope, signed or not. Refused with `nts.message-malformed`. */
export const decode = ({ root }: Xml.XmlDocument): Result.Result<SoapMessage, Refusal.Refusal> => {
  try {
    return Result.succeed(readRoot(root));
  } catch (stopped) {
    if (stopped instanceof Stop) return Result.fail(stopped.refusal);
    throw stopped;
  }
};

/** Parses and reads an envelope. Refused with `nts.message-malformed`, `xml.*`. */
export const read = (input: Uint8Array | string): Result.Result<SoapMessage, Refusal.Refusal> =>
  Result.flatMap(Xml.parse(input, { bytes: 1024 * 1024, nodes: 2000, depth: 32 }), decode);
