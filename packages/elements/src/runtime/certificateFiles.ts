/** Which of a heap of files are certificates, and which keys may belong to them. */
import * as Result from "effect/Result";
import * as Certificate from "@einv/certificate/Certificate";
import * as Der from "@einv/certificate/Der";

/** A certificate with the key files that lay beside it, likeliest first. */
export interface Pair {
  readonly certificate: Certificate.Certificate;
  readonly keys: ReadonlyArray<Uint8Array>;
}

/** What was found. */
export interface Heap {
  readonly pairs: ReadonlyArray<Pair>;
  /** Keys without any certificate. */
  readonly hasKeys: boolean;
  /** Containers of certificate and key in one (PKCS#12). */
  readonly hasContainers: boolean;
}

/** Certificates and keys have two thousand octets. */
const largest = 64 * 1024;

interface Lying {
  readonly folder: string;
  /** `sign` of signCert.der and signPri.key, `km` of those for encryption. */
  readonly stem: string;
}

const place = ({ webkitRelativePath, name }: File): Lying => {
  const path = webkitRelativePath || name;
  const slash = path.lastIndexOf("/");
  return {
    folder: path.slice(0, slash + 1),
    stem: /^(?:sign|km)/i.exec(path.slice(slash + 1))?.[0].toLowerCase() ?? "",
  };
};

const tagsOf = (bytes: Uint8Array): ReadonlyArray<number> =>
  Result.match(Result.flatMap(Der.read(bytes), Der.children), {
    onSuccess: (children) => children.map(({ tag }) => tag),
    onFailure: () => [],
  });

/** EncryptedPrivateKeyInfo: an algorithm and octets. PrivateKeyInfo: a version first. */
const isKey = (bytes: Uint8Array): boolean => {
  const [first, second, third] = tagsOf(bytes);
  return (
    (first === Der.Tag.sequence && second === Der.Tag.octetString) ||
    (first === Der.Tag.integer && second === Der.Tag.sequence && third === Der.Tag.octetString)
  );
};

/** PFX: version 3 and a ContentInfo. */
const isContainer = (bytes: Uint8Array): boolean => {
  const [first, second, third] = tagsOf(bytes);
  return first === Der.Tag.integer && second === Der.Tag.sequence && third !== Der.Tag.octetString;
};

const signs = ({ isAuthority, keyUsage }: Certificate.Certificate): boolean =>
  !isAuthority && keyUsage?.has("digitalSignature") !== false;

/** Sorts the files. Certificates for encryption and those of authorities are left out where others are. */
export const sort = async (files: ReadonlyArray<File>): Promise<Heap> => {
  const certificates: Array<Lying & { readonly certificate: Certificate.Certificate }> = [];
  const keys: Array<Lying & { readonly bytes: Uint8Array }> = [];
  let hasContainers = false;
  for (const file of files) {
    if (file.size === 0 || file.size > largest) continue;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const parsed = Certificate.parse(bytes);
    if (Result.isSuccess(parsed)) {
      const certificate = parsed.success;
      if (!certificates.some((known) => Certificate.equals(known.certificate, certificate)))
        certificates.push({ ...place(file), certificate });
    } else if (isKey(bytes)) keys.push({ ...place(file), bytes });
    else if (isContainer(bytes)) hasContainers = true;
  }
  const signing = certificates.filter(({ certificate }) => signs(certificate));
  const offered = signing.length > 0 ? signing : certificates;
  return {
    pairs: offered.map(({ certificate, folder, stem }) => ({
      certificate,
      keys: keys
        .filter((key) => key.folder === folder)
        .toSorted((a, b) => Number(b.stem === stem) - Number(a.stem === stem))
        .map(({ bytes }) => bytes),
    })),
    hasKeys: keys.length > 0,
    hasContainers,
  };
};
