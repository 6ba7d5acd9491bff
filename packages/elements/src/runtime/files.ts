/** The bytes of files that a person chose or dropped, under their paths. */
import { mostBytes, type NamedFile } from "@einv/certificate/CertificateFiles";

/** What is empty or too large to be a certificate is not read. */
export const readFiles = (files: ReadonlyArray<File>): Promise<ReadonlyArray<NamedFile>> =>
  Promise.all(
    files
      .filter(({ size }) => size > 0 && size <= mostBytes)
      .map(async (file) => ({
        path: file.webkitRelativePath || file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
  );
