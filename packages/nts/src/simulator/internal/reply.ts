/** Answers of the simulated authority, and the ways in which they go wrong on the wire. */
import type { Refusal } from "@einv/refusal";
import { Xml } from "@einv/xml";
import { concat, utf8 } from "../../internal/bytes.ts";
import type { Body } from "../../TaxAuthority.ts";
import type { Strike } from "../Fault.ts";

/** How an answer reaches the other side. */
export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
  /** With a redirect. */
  readonly location?: string;
  /** Seconds before it is sent. */
  readonly after: number;
  readonly manner: "whole" | "half" | "cut" | "drip" | "never";
}

const plain = (status: number, contentType: string, body: Uint8Array): Reply => ({
  status,
  contentType,
  body,
  after: 0,
  manner: "whole",
});

/** A SOAP fault, for messages that are not of the standard or of nobody known. */
export const soapFault = (refusal: Refusal.Refusal): Reply =>
  plain(
    500,
    "text/xml; charset=UTF-8",
    utf8(
      `<?xml version="1.0" encoding="UTF-8"?><SOAP:Envelope xmlns:SOAP="http://schemas.xmlsoap.org/soap/envelope/">` +
        `<SOAP:Body><SOAP:Fault><faultcode>SOAP:Client</faultcode><faultstring>` +
        `${Xml.escapeText(`${refusal.code}: ${refusal.what.en} ${refusal.why?.en ?? ""}`.trim())}` +
        `</faultstring></SOAP:Fault></SOAP:Body></SOAP:Envelope>`,
    ),
  );

const maintenance = plain(
  200,
  "text/html; charset=UTF-8",
  utf8(
    `<!DOCTYPE html><html lang="ko"><title>서비스 점검</title><p>시스템 점검 중입니다. 이용에 불편을 드려 죄송합니다.</html>`,
  ),
);

const levels = Array.from({ length: 12 }, (_, level) => level);
const bomb = utf8(
  `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "boom">${levels
    .map((level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`)
    .join("")}]><a>&e12;</a>`,
);

/** The answer to a request that is turned away before anybody looks at it. */
export const turnAway = (fault: Strike | undefined): Reply | undefined => {
  switch (fault?.kind) {
    case "not-taken-500":
      return plain(500, "text/plain", utf8("Internal Server Error"));
    case "redirect":
      return { ...plain(302, "text/plain", new Uint8Array()), location: "http://elsewhere.invalid/" };
    case "maintenance":
      return maintenance;
    default:
      return undefined;
  }
};

const boundaryOf = ({ contentType }: Body): string => /boundary="([^"]*)"/.exec(contentType)?.[1] ?? "";

/** A good answer, on the wire as the fault has it. */
export const spoil = (answer: Body, fault: Strike | undefined): Reply => {
  const good = plain(200, answer.contentType, answer.body);
  switch (fault?.kind) {
    case "late":
      return { ...good, after: fault.seconds ?? 120 };
    case "never":
    case "cut":
    case "half":
    case "drip":
      return { ...good, manner: fault.kind };
    case "short":
      return { ...good, body: answer.body.subarray(0, answer.body.length >> 1) };
    case "taken-500":
      return plain(500, "text/plain", utf8("Internal Server Error"));
    case "huge":
      return { ...good, body: concat([answer.body, new Uint8Array(64 * 1024 * 1024)]) };
    case "bomb": {
      const line = `\r\n--${boundaryOf(answer)}`;
      const head = `${line}\r\nContent-Type: text/xml\r\nContent-ID: <SOAPPART>\r\n\r\n`;
      return { ...good, body: concat([utf8(head), bomb, utf8(`${line}--\r\n`)]) };
    }
    default:
      return good;
  }
};

/** A signed response whose signed part is moved into the signature and replaced by one that accepts everything. */
export const wrap = (signed: Uint8Array): Uint8Array<ArrayBuffer> => {
  const xml = new TextDecoder().decode(signed);
  const result = /<ResultDocument>[^]*<\/ResultDocument>/.exec(xml)?.[0] ?? "";
  const forged = result.replace(/(<ResultStatusCode>)[^<]*/g, "$1SUC001");
  return utf8(
    xml
      .replace(result, () => forged)
      .replace("</ds:Signature>", () => `<ds:Object>${result}</ds:Object></ds:Signature>`),
  );
};
