/** Names and algorithms of the profiles (nts-standard §3.1, §5.4). */

export const DS = "http://www.w3.org/2000/09/xmldsig#";
export const TAX = "urn:kr:or:kec:standard:Tax:ReusableAggregateBusinessInformationEntitySchemaModule:1:0";
export const XSI = "http://www.w3.org/2001/XMLSchema-instance";
export const SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
export const WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
export const WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

/** Inclusive, without comments. */
export const C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
export const RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
export const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
export const XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116";
export const ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
export const ATTACHMENT =
  "http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Signature-Transform";

export const X509_TOKEN =
  "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
export const BASE64_ENCODING =
  "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";
