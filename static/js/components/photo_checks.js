// What is wrong with a chosen photograph, before it costs anyone data. The server looks closer.

import { say } from "../lib/words.js";

const KINDS = ["image/jpeg", "image/png", "image/webp", "image/avif"];

/** A sentence that names the file, or "" if it may be sent. `megabytes` is the most it may have. */
export async function pictureProblem(file, megabytes) {
  const problem = photoProblem(file, megabytes);
  if (problem) {
    return problem;
  }
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
    return "";
  } catch {
    return say("{name} holds no picture that we can read. Choose another one.", file);
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/** What is wrong with a file before it is read, or "". A picture of any kind may be tried. */
export function fileProblem(file) {
  if (file.size === 0) {
    return emptyText(file);
  }
  // Some systems do not know what kind a .heic is.
  const isPicture = file.type.startsWith("image/") || /\.hei[cf]$/i.test(file.name);
  return isPicture ? "" : unreadText(file);
}

/** Whether two files are the same choice made twice. */
export function sameFile(one, other) {
  return (
    one.name === other.name && one.size === other.size && one.lastModified === other.lastModified
  );
}

function photoProblem(file, megabytes) {
  if (file.size === 0) {
    return emptyText(file);
  }
  if (!KINDS.includes(file.type)) {
    return unreadText(file);
  }
  if (file.size > megabytes * 1024 * 1024) {
    const size = (file.size / 1024 / 1024).toFixed(1);
    return say(
      "{name} has {size} MB. A photograph may have {megabytes} MB: choose a smaller one.",
      {
        name: file.name,
        size,
        megabytes,
      },
    );
  }
  return "";
}

function emptyText(file) {
  return say("{name} is empty. Choose it again, or another one.", file);
}

function unreadText(file) {
  return say(
    "{name} is not a photograph that we can read. Choose a JPEG, PNG, WebP or AVIF file.",
    file,
  );
}
