/**
 * The SOAP envelopes of the public-key request (nts-standard §5.2–5.3). Its
 * header holds the signature and nothing else, so it is no `SoapMessage`.
 *
 * No answer of the authority is public: what is read of one is that it is no
 * fault, and which attachment it names, if it names one.
 */
import * as Result from "effect/Result";
import type { Refusal } from "@einv/refusal";
import { Xml } from "@einv/xml";
import { because } from "./Refusals.ts";

/** Who asks. */
export interface PublicKeyRequest {
  /** `BusnID`, ten digits. */
  readonly businessNumber: string;
  /** `BusnCrfcNo`: 등록번호, eight characters. */
  readonly registration: string;
}

/** `SOAPAction` of the request and of its answer. */
export const action = {
  request: "http://webservice.esero.go.kr/services/RequestCert",
  answer: "http://webservice.esero.go.kr/services/RequestRecvCert",
} as const;

/** ZIP; 2 is JAR, 3 is tar.gz. */
const fileType = "1";

const soap = "http://schemas.xmlsoap.org/soap/envelope/";
const kec = "http://www.kec.or.kr/standard/Tax/";
const head =
  `<?xml version="1.0" encoding="UTF-8"?><SOAP:Envelope xmlns:SOAP="${soap}"` +
  ` xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:kec="${kec}"` +
  ` xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"` +
  ` xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">\n` +
  `  <SOAP:Header>\n  </SOAP:Header>\n  <SOAP:Body>\n`;

const envelope = (wrapper: string, fields: ReadonlyArray<readonly [name: string, value: string]>): string =>
  `${head}    <kec:${wrapper}>\n` +
  fields.map(([name, value]) => `      <kec:${name}>${Xml.escapeText(value)}</kec:${name}>\n`).join("") +
  `    </kec:${wrapper}>\n  </SOAP:Body>\n</SOAP:Envelope>`;

/** The request, before it is signed. */
export const write = ({ businessNumber, registration }: PublicKeyRequest): string =>
  envelope("RequestMessage", [
    ["BusnID", businessNumber],
    ["BusnCrfcNo", registration],
    ["FileType", fileType],
  ]);

/** An answer, before it is signed; `referenceId` is the Content-ID of the archive. */
export const writeAnswer = (answer: { readonly resultId: string; readonly referenceId: string }): string =>
  envelope("ResponseMessage", [
    ["ResultID", answer.resultId],
    ["ReferenceID", answer.referenceId],
  ]);

const malformed = (ko: string, en: string) => because("nts.message-malformed", { ko, en });

const bodyOf = ({ root }: Xml.XmlDocument): Xml.XmlElement | undefined =>
  root.local === "Envelope" && root.namespace === soap ? Xml.find(root, "Body", soap) : undefined;

const textOf = (parent: Xml.XmlElement | undefined, local: string): string | undefined => {
  const [element, ...others] = parent === undefined ? [] : Xml.findAll(parent, local, kec);
  return element === undefined || others.length > 0 ? undefined : Xml.text(element).trim();
};

/** Reads a request. Refused with `nts.message-malformed`. */
export const read = (document: Xml.XmlDocument): Result.Result<PublicKeyRequest, Refusal.Refusal> => {
  const body = bodyOf(document);
  const message = body === undefined ? undefined : Xml.find(body, "RequestMessage", kec);
  const businessNumber = textOf(message, "BusnID") ?? "";
  const registration = textOf(message, "BusnCrfcNo") ?? "";
  return /^\d{10}$/.test(businessNumber) &&
    /^[0-9A-Za-z]{8}$/.test(registration) &&
    textOf(message, "FileType") === fileType
    ? Result.succeed({ businessNumber, registration })
    : malformed("공개키 요청이 아닙니다.", "It is no request for public keys as a ZIP file.");
};

/** The attachment that an answer names, if it names one. Refused with `nts.message-malformed`. */
export const readAnswer = (document: Xml.XmlDocument): Result.Result<string | undefined, Refusal.Refusal> => {
  const body = bodyOf(document);
  if (body === undefined) return malformed("SOAP 1.1 메시지가 아닙니다.", "It is not a SOAP 1.1 envelope.");
  const fault = Xml.find(body, "Fault", soap);
  if (fault !== undefined) {
    const said = Xml.text(fault).trim().slice(0, 200);
    return malformed(`국세청 오류: ${said}`, `The authority answered with a fault: ${said}`);
  }
  return Result.succeed(textOf(Xml.find(body, "ResponseMessage", kec), "ReferenceID"));
};
