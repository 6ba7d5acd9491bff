/**
 * The files a person chose or dropped, folders included, under their path.
 *
 * A certificate is two small files in a folder of its own, which may lie deep
 * in a folder of all certificates (NPKI/yessign/USER/cn=…/). Whatever else was
 * dropped by accident is bounded here.
 */
const mostFiles = 400;
const deepest = 8;

const fileOf = (entry: FileSystemFileEntry): Promise<File | undefined> =>
  new Promise((resolve) => entry.file(resolve, () => resolve(undefined)));

const batchOf = (reader: FileSystemDirectoryReader): Promise<ReadonlyArray<FileSystemEntry>> =>
  new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** Gives a dropped file the path that a chosen folder's files have of themselves. */
const under = (file: File, path: string): File =>
  Object.defineProperty(file, "webkitRelativePath", { value: path.replace(/^\//, ""), configurable: true });

const walk = async (entry: FileSystemEntry, depth: number, found: Array<File>): Promise<void> => {
  if (found.length >= mostFiles || depth > deepest) return;
  if (isFile(entry)) {
    const file = await fileOf(entry);
    if (file !== undefined) found.push(under(file, entry.fullPath));
    return;
  }
  if (!isFolder(entry)) return;
  const reader = entry.createReader();
  for (;;) {
    const batch = await batchOf(reader);
    if (batch.length === 0 || found.length >= mostFiles) return;
    for (const inner of batch) await walk(inner, depth + 1, found);
  }
};

/** The files of a drop. Reads the transfer at once, as it is empty after the event. */
export const filesOfDrop = async (transfer: DataTransfer): Promise<ReadonlyArray<File>> => {
  const dropped = [...transfer.items].flatMap((item): File | FileSystemEntry | ReadonlyArray<never> => {
    const entry = item.webkitGetAsEntry();
    return entry?.isDirectory === true ? entry : (item.getAsFile() ?? []);
  });
  const found: Array<File> = [];
  for (const one of dropped)
    if (one instanceof File) found.push(one);
    else await walk(one, 0, found);
  return found.slice(0, mostFiles);
};

/** The files of a file input, which is emptied so that the same files can be chosen again. */
export const filesOfInput = (input: HTMLInputElement): ReadonlyArray<File> => {
  const files = [...(input.files ?? [])].slice(0, mostFiles);
  input.value = "";
  return files;
};
