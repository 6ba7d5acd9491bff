/** Names of the standard. */
export const root = "TaxInvoice";
export const namespace =
  "urn:kr:or:kec:standard:Tax:ReusableAggregateBusinessInformationEntitySchemaModule:1:0";
export const instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";
export const signatureNamespace = "http://www.w3.org/2000/09/xmldsig#";
export const schemaLocation = `${namespace} http://www.kec.or.kr/standard/Tax/TaxInvoiceSchemaModule_1.0.xsd`;

/** Elements that the signature's filter leaves out wherever they stand: each has one place only. */
export const filtered: ReadonlySet<string> = new Set([root, "ExchangedDocument", "Signature"]);

/** Names of a signature, and of attributes, as they are mostly written. */
export const usual: ReadonlyArray<string> = [
  "ds:Signature",
  "ds:SignedInfo",
  "ds:CanonicalizationMethod",
  "ds:SignatureMethod",
  "ds:Reference",
  "ds:Transforms",
  "ds:Transform",
  "ds:XPath",
  "ds:DigestMethod",
  "ds:DigestValue",
  "ds:SignatureValue",
  "ds:KeyInfo",
  "ds:X509Data",
  "ds:X509Certificate",
  "Algorithm",
  "URI",
  "xmlns",
  "xmlns:xsi",
  "xmlns:ds",
  "xsi:schemaLocation",
];
