#!/usr/bin/env bash
# A first submission to the simulated tax authority with openssl and curl only:
# write and sign an invoice, package and encrypt it, sign the SOAP message, send
# it, and ask what became of it. For whoever writes an adapter in any language.
#
#   npx einv simulator &                     # makes ./einv-simulator
#   bash first-submission.sh http://localhost:8090 ./einv-simulator
set -euo pipefail

base=${1:-http://localhost:8090}
pem=${2:-./einv-simulator}/pem
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

registration=EINVDEMO # 국세청 등록번호 of the sending system
today=$(TZ=KST-9 date +%Y%m%d)
now=$(TZ=KST-9 date +%Y%m%d%H%M%S)
issue_id=$today$registration$(openssl rand -hex 4)                # 승인번호
submit_id=$registration-$today-$(openssl rand -hex 16)            # 제출번호

der() { openssl x509 -in "$1" -outform DER | openssl base64 -A; } # certificate, base64
digest() { openssl dgst -sha256 -binary "$@" | openssl base64 -A; }
sign() { openssl dgst -sha256 -sign "$1" | openssl base64 -A; }

c14n=http://www.w3.org/TR/2001/REC-xml-c14n-20010315
dsig=http://www.w3.org/2000/09/xmldsig#
alg() { printf '<ds:%s Algorithm="%s"></ds:%s>' "$1" "$2" "$1"; }

# 1. The invoice (세금계산서). Everything below the root but ExchangedDocument is
#    signed, by the digest rule of Korean signers: the declarations of the root,
#    then its children as they stand. On one line, so that no space is signed.
namespace=urn:kr:or:kec:standard:Tax:ReusableAggregateBusinessInformationEntitySchemaModule:1:0
declared=" xmlns=\"$namespace\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
party() { # number, name, representative, what else stands after the name
  printf '<ID>%s</ID><NameText>%s</NameText>%s<SpecifiedPerson><NameText>%s</NameText></SpecifiedPerson>' \
    "$1" "$2" "${4:-}" "$3"
}
content="<TaxInvoiceDocument><IssueID>$issue_id</IssueID><TypeCode>0101</TypeCode>\
<IssueDateTime>$today</IssueDateTime><PurposeCode>02</PurposeCode></TaxInvoiceDocument>\
<TaxInvoiceTradeSettlement><InvoicerParty>$(party 1208800016 가나상사 김가나)</InvoicerParty>\
<InvoiceeParty>$(party 2228100007 다라전자 박다라 \
  '<SpecifiedOrganization><BusinessTypeCode>01</BusinessTypeCode></SpecifiedOrganization>')</InvoiceeParty>\
<SpecifiedMonetarySummation><ChargeTotalAmount>5000</ChargeTotalAmount><TaxTotalAmount>500</TaxTotalAmount>\
<GrandTotalAmount>5500</GrandTotalAmount></SpecifiedMonetarySummation></TaxInvoiceTradeSettlement>\
<TaxInvoiceTradeLineItem><SequenceNumeric>1</SequenceNumeric><InvoiceAmount>5000</InvoiceAmount>\
<NameText>유지보수</NameText><PurchaseExpiryDateTime>$today</PurchaseExpiryDateTime>\
<TotalTax><CalculatedAmount>500</CalculatedAmount></TotalTax></TaxInvoiceTradeLineItem>"
xpath="not(self::*[name() = 'TaxInvoice'] | ancestor-or-self::*[name() = 'ExchangedDocument'] | ancestor-or-self::ds:Signature)"
info="$(alg CanonicalizationMethod $c14n)$(alg SignatureMethod http://www.w3.org/2001/04/xmldsig-more#rsa-sha256)\
<ds:Reference URI=\"\"><ds:Transforms>$(alg Transform $c14n)\
<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>$xpath</ds:XPath></ds:Transform>\
</ds:Transforms>$(alg DigestMethod http://www.w3.org/2001/04/xmlenc#sha256)\
<ds:DigestValue>$(printf %s "$declared$content" | digest)</ds:DigestValue></ds:Reference></ds:SignedInfo>"
inherited=" xmlns=\"$namespace\" xmlns:ds=\"$dsig\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
signature="<ds:Signature xmlns:ds=\"$dsig\"><ds:SignedInfo>$info\
<ds:SignatureValue>$(printf %s "<ds:SignedInfo$inherited>$info" | sign "$pem/supplier-key.pem")</ds:SignatureValue>\
<ds:KeyInfo><ds:X509Data><ds:X509Certificate>$(der "$pem/supplier.pem")</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>"
printf '<?xml version="1.0" encoding="UTF-8"?><TaxInvoice%s><ExchangedDocument><IssueDateTime>%s</IssueDateTime></ExchangedDocument>%s%s</TaxInvoice>' \
  "$declared" "$now" "$signature" "$content" > "$work/invoice.xml"

# 2. The package: each invoice beside R of its signer's key, by which the
#    authority ties the certificate to the business number (VID).
cat > "$work/package.cnf" <<ASN1
asn1 = SEQUENCE:package
[package]
count = INTEGER:1
invoices = SET:invoices
[invoices]
first = SEQUENCE:invoice
[invoice]
r = FORMAT:HEX,OCTETSTRING:$(tr -d '\n' < "$pem/supplier-r.hex")
xml = FORMAT:HEX,OCTETSTRING:$(od -An -v -tx1 "$work/invoice.xml" | tr -d ' \n')
ASN1
openssl asn1parse -genconf "$work/package.cnf" -noout -out "$work/package.der"

# 3. The envelope, for the authority's key-management certificate.
openssl cms -encrypt -binary -des3 -outform DER -in "$work/package.der" -out "$work/package.cms" "$pem/authority.pem"

# 4. The SOAP message with WS-Security, written in canonical form so that what is
#    hashed is the text itself; then multipart/related around it.
soap_ns=" xmlns:SOAP=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:ds=\"$dsig\"\
 xmlns:kec=\"http://www.kec.or.kr/standard/Tax/\" xmlns:wsa=\"http://www.w3.org/2005/08/addressing\"\
 xmlns:wsse=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd\"\
 xmlns:wsu=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd\""
wss=http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss
action_base=http://www.kec.or.kr/standard/Tax/
boundary=----=_Part_00001_$(date +%s)

reference() { # URI, transforms, digest
  printf '<ds:Reference URI="%s"><ds:Transforms>%s</ds:Transforms>%s<ds:DigestValue>%s</ds:DigestValue></ds:Reference>' \
    "$1" "$2" "$(alg DigestMethod http://www.w3.org/2001/04/xmlenc#sha256)" "$3"
}
part() { printf '\r\n--%s\r\nContent-Type: %s\r\nContent-ID: <%s>\r\n\r\n' "$boundary" "$1" "$2"; }

post() { # service, action, operation (01 submit, 03 results), body, attachment or nothing
  local before after info signed
  before="<SOAP:Envelope$soap_ns><SOAP:Header><wsa:MessageID>$now$(openssl rand -hex 8)</wsa:MessageID>\
<wsa:To>$base/$1</wsa:To><wsa:Action>$action_base$2</wsa:Action><kec:MessageHeader><kec:Version>3.0</kec:Version>\
<kec:From><kec:PartyID>2208700003</kec:PartyID><kec:PartyName>가상발행시스템</kec:PartyName></kec:From>\
<kec:To><kec:PartyID>9999999999</kec:PartyID><kec:PartyName>국세청</kec:PartyName></kec:To>\
<kec:OperationType>$3</kec:OperationType><kec:MessageType>01</kec:MessageType>\
<kec:TimeStamp>$(date -u +%Y-%m-%dT%H:%M:%S.000Z)</kec:TimeStamp></kec:MessageHeader><wsse:Security>\
<wsse:BinarySecurityToken EncodingType=\"$wss-soap-message-security-1.0#Base64Binary\"\
 ValueType=\"$wss-x509-token-profile-1.0#X509v3\" wsu:Id=\"X509Token\">$(der "$pem/system.pem")</wsse:BinarySecurityToken>"
  after="</wsse:Security></SOAP:Header><SOAP:Body><kec:RequestMessage>$4</kec:RequestMessage></SOAP:Body></SOAP:Envelope>"
  info="$(alg CanonicalizationMethod $c14n)$(alg SignatureMethod http://www.w3.org/2001/04/xmldsig-more#rsa-sha256)\
$(reference '' "$(alg Transform "${dsig}enveloped-signature")$(alg Transform $c14n)" "$(printf %s "$before$after" | digest)")"
  if [ -n "${5:-}" ]; then
    info+=$(reference cid:payload \
      "$(alg Transform http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Signature-Transform)" \
      "$(digest "$5")")
  fi
  signed="<ds:Signature><ds:SignedInfo>$info</ds:SignedInfo>\
<ds:SignatureValue>$(printf %s "<ds:SignedInfo$soap_ns>$info</ds:SignedInfo>" | sign "$pem/system-key.pem")</ds:SignatureValue>\
<ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI=\"#X509Token\"></wsse:Reference></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature>"
  {
    part 'text/xml; charset=UTF-8' SOAPPart
    printf '<?xml version="1.0" encoding="UTF-8"?>%s%s%s' "$before" "$signed" "$after"
    if [ -n "${5:-}" ]; then part application/octet-stream payload; cat "$5"; fi
    printf '\r\n--%s--\r\n' "$boundary"
  } > "$work/body"
  curl --silent --show-error --cacert "$pem/trust.pem" --data-binary "@$work/body" \
    -H "Content-Type: multipart/related; type=\"text/xml\"; start=\"<SOAPPart>\"; boundary=\"$boundary\"" \
    -H "SOAPAction: \"$action_base$2\"" "$base/$1"
}

# 5. Send, and ask. Both answers hold a signed TaxInvoiceResponse.
said() { tr -d '\r' | grep -aoE '<(ReceiptID|FailReasonStatusCode|ResultStatusCode|DescriptionText|faultstring)>[^<]*' | tr '<>' '  '; }

echo "submit $submit_id"
post SubmitEtaxInvoice TaxInvoiceSubmit 01 \
  "<kec:SubmitID>$submit_id</kec:SubmitID><kec:TotalCount>1</kec:TotalCount><kec:ReferenceID>payload</kec:ReferenceID>" \
  "$work/package.cms" | said
echo "results of $issue_id"
post RequestResults ResultsReqSubmit 03 "<kec:RefSubmitID>$submit_id</kec:RefSubmitID>" | said
