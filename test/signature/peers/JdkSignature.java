// The JDK's own XML Signature (javax.xml.crypto.dsig, Apache Santuario) as an independent peer.
//   java JdkSignature.java verify FILE...            one line per file: name, valid or the reason, octets of each digest in base64
//   java JdkSignature.java sign KEY.pk8 CERT.der IN OUT [IN OUT]...
//   java JdkSignature.java bench KEY.pk8 CERT.der IN  one line per operation: name, CPU microseconds (median), lowest
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

public class JdkSignature {
  static final String C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
  static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  static final String FILTER =
      "not(self::*[name() = 'TaxInvoice'] | ancestor-or-self::*[name() = 'ExchangedDocument'] | ancestor-or-self::ds:Signature)";
  static final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");

  static Document parse(byte[] xml) throws Exception {
    DocumentBuilderFactory builders = DocumentBuilderFactory.newInstance();
    builders.setNamespaceAware(true);
    return builders.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
  }

  static X509Certificate certificate(byte[] der) throws Exception {
    return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  static String verify(byte[] xml) {
    try {
      Document document = parse(xml);
      Element signature = (Element) document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
      Node embedded = document.getElementsByTagNameNS(XMLSignature.XMLNS, "X509Certificate").item(0);
      if (embedded == null) embedded = document.getElementsByTagNameNS("*", "BinarySecurityToken").item(0);
      X509Certificate signer = certificate(Base64.getMimeDecoder().decode(embedded.getTextContent()));
      DOMValidateContext context = new DOMValidateContext(signer.getPublicKey(), signature);
      context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
      XMLSignature read = factory.unmarshalXMLSignature(context);
      boolean valid = read.getSignatureValue().validate(context);
      StringBuilder octets = new StringBuilder();
      for (Object each : read.getSignedInfo().getReferences()) {
        Reference reference = (Reference) each;
        if (!reference.getURI().isEmpty()) continue;
        valid &= reference.validate(context);
        octets.append('\t').append(Base64.getEncoder().encodeToString(reference.getDigestInputStream().readAllBytes()));
      }
      return (valid ? "valid" : "invalid") + octets;
    } catch (Exception fault) {
      return "refused: " + fault;
    }
  }

  static byte[] sign(byte[] xml, PrivateKey key, X509Certificate certificate) throws Exception {
    Document document = parse(xml);
    Node before = document.getElementsByTagName("TaxInvoiceDocument").item(0);
    List<Transform> transforms = List.of(
        factory.newTransform(C14N, (TransformParameterSpec) null),
        factory.newTransform(Transform.XPATH, new XPathFilterParameterSpec(FILTER, Map.of("ds", XMLSignature.XMLNS))));
    Reference reference =
        factory.newReference("", factory.newDigestMethod(DigestMethod.SHA256, null), transforms, null, null);
    var signedInfo = factory.newSignedInfo(
        factory.newCanonicalizationMethod(C14N, (C14NMethodParameterSpec) null),
        factory.newSignatureMethod(RSA_SHA256, null),
        List.of(reference));
    var keyInfos = factory.getKeyInfoFactory();
    var keyInfo = keyInfos.newKeyInfo(List.of(keyInfos.newX509Data(List.of(certificate))));
    DOMSignContext context = new DOMSignContext(key, document.getDocumentElement(), before);
    context.setDefaultNamespacePrefix("ds");
    factory.newXMLSignature(signedInfo, keyInfo).sign(context);
    ByteArrayOutputStream out = new ByteArrayOutputStream(16384);
    TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
    return out.toByteArray();
  }

  interface Operation {
    Object run() throws Exception;
  }

  static volatile Object sink;

  static double microseconds(Operation operation, double milliseconds) throws Exception {
    var thread = ManagementFactory.getThreadMXBean();
    long cpu = thread.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    int times = 0;
    do {
      sink = operation.run();
      times++;
    } while (System.nanoTime() - start < milliseconds * 1e6);
    return (thread.getCurrentThreadCpuTime() - cpu) / 1e3 / times;
  }

  static void measure(String name, Operation operation) throws Exception {
    microseconds(operation, 2000);
    double[] rounds = new double[7];
    for (int round = 0; round < rounds.length; round++) rounds[round] = microseconds(operation, 300);
    Arrays.sort(rounds);
    System.out.println(name + "\t" + rounds[rounds.length / 2] + "\t" + rounds[0]);
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("verify")) {
      for (int index = 1; index < arguments.length; index++) {
        System.out.println(arguments[index] + "\t" + verify(Files.readAllBytes(Path.of(arguments[index]))));
      }
      return;
    }
    PrivateKey key = KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(Path.of(arguments[1]))));
    X509Certificate certificate = certificate(Files.readAllBytes(Path.of(arguments[2])));
    if (arguments[0].equals("sign")) {
      for (int index = 3; index < arguments.length; index += 2) {
        byte[] signed = sign(Files.readAllBytes(Path.of(arguments[index])), key, certificate);
        Files.write(Path.of(arguments[index + 1]), signed);
      }
      return;
    }
    byte[] unsigned = Files.readAllBytes(Path.of(arguments[3]));
    byte[] signed = sign(unsigned, key, certificate);
    measure("sign", () -> sign(unsigned, key, certificate));
    measure("verify", () -> {
      String result = verify(signed);
      if (!result.startsWith("valid")) throw new IllegalStateException(result);
      return result;
    });
  }
}
